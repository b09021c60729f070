/**
 * Processes are data (design.md, invariant 12): the words of a preset stand in its
 * file, in templates and in scenarios, never in code. Statuses are looked for as whole
 * words inside any literal, as is what has more than one word, or a slash before it;
 * a plain English word (`extend`, `final`) only as a literal of its own.
 * Comments may name them as examples.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { filesBelow, root, sourcesBelow, textOf } from "./import-graph.ts";
import { readSource } from "./literals.ts";

interface Vocabulary {
  readonly preset: string;
  readonly kind: string;
  readonly prefix: string;
  readonly statuses: readonly string[];
  readonly verbs: readonly string[];
  readonly roles: readonly string[];
  readonly questions: readonly string[];
  readonly title: string;
}

type Node = Readonly<Record<string, unknown>>;
const nodeOf = (value: unknown): Node => (value && typeof value === "object" ? (value as Node) : {});
const words = (values: readonly unknown[]): readonly string[] =>
  values.filter((value): value is string => typeof value === "string" && value !== "");

/** Words of the App itself: every process has them. */
const ours = new Set([
  "approve",
  "reject",
  "abstain",
  "withdraw",
  "resume",
  "lastcall",
  "steward",
  "author",
  "secretary",
]);
/** Also plain technical English: only `/word` is looked for. `accept` is a header of HTTP, `decide` our fold's name, `extend` a tie's way out, `review` a channel, `moved` a fact of ours. */
const plain = new Set(["accept", "decide", "extend", "final", "review", "moved"]);

const vocabularyOf = (file: string): Vocabulary => {
  const preset = nodeOf(parse(readFileSync(join(root, file), "utf8")));
  const lifecycle = nodeOf(preset.lifecycle);
  const document = nodeOf(preset.document);
  const steward = nodeOf(lifecycle.stewards ?? lifecycle.steward ?? preset.steward);
  const moves = Object.entries(nodeOf(lifecycle.moves));
  const extension = nodeOf(lifecycle.extension);
  return {
    preset: file.replace(/^.*\/|\.ya?ml$/g, ""),
    kind: String(preset.kind ?? ""),
    prefix: String(document.prefix ?? ""),
    statuses: Array.isArray(lifecycle.statuses)
      ? words(lifecycle.statuses.map((status) => (typeof status === "string" ? status : nodeOf(status).name)))
      : Object.keys(nodeOf(lifecycle.statuses)),
    verbs: [
      ...new Set([
        ...moves.map(([name]) => name),
        ...words(moves.map(([, move]) => nodeOf(move).verb)),
        ...words([
          extension.verb,
          ...Object.entries(steward).flatMap(([key, value]) => (/verb|assign/.test(key) ? [value] : [])),
        ]),
      ]),
    ],
    roles: Object.keys(nodeOf(preset.roles)),
    questions: Object.keys(nodeOf(preset.ballots)),
    title: String(steward.title ?? ""),
  };
};

/** One that extends another has that one's words under other names, which `words` lists. */
const isWhole = (file: string): boolean => nodeOf(parse(readFileSync(join(root, file), "utf8"))).extends === undefined;
const presets = filesBelow("src/presets").filter((file) => /\.ya?ml$/.test(file) && isWhole(file));
/** Files in which a word of a preset is another thing's word too. Each says why. */
const exceptions: readonly { readonly file: RegExp; readonly word: string; readonly why: string }[] = [
  {
    file: /^src\/rehearsal\//,
    word: "manager",
    why: "a word of the language of rehearsals, whatever the preset calls its stewards",
  },
  { file: /^src\/sandbox\/rest\//, word: "Moved", why: "HTTP's own word for 301" },
  { file: /^src\/sandbox\/rest\//, word: "Review", why: "GitHub's own word in its messages" },
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const isDistinctive = (word: string): boolean => /[ -]/.test(word);
const camelCase = (word: string): string =>
  word.toLowerCase().replace(/[ -]+(\w)/g, (_, letter: string) => letter.toUpperCase());

const wordIn = (word: string, flags = ""): RegExp =>
  new RegExp(`(?<![\\w-])${escaped(word).replace(/[ -]/g, "[ -]")}(?![\\w-])`, flags);

const found = (file: string, text: string, vocabulary: Vocabulary): readonly string[] => {
  const { literals, code } = readSource(text);
  const tells = (word: string, pattern: RegExp): boolean =>
    literals.some((literal) => pattern.test(literal)) && word !== "";
  const identifier = (word: string): boolean => new RegExp(`\\b${camelCase(word)}(?=[A-Z]|\\b)`).test(code);
  const capitalised = vocabulary.statuses.filter(
    (word) => tells(word, wordIn(word)) || (isDistinctive(word) && identifier(word)),
  );
  const names = [...vocabulary.verbs, ...vocabulary.roles, ...vocabulary.questions, vocabulary.kind, vocabulary.title]
    .filter((word) => word !== "" && !ours.has(word))
    .filter((word) => {
      if (isDistinctive(word)) return tells(word, wordIn(word, "i")) || identifier(word);
      if (tells(word, new RegExp(`/${escaped(word)}(?![\\w/.-])`))) return true;
      return !plain.has(word) && literals.some((literal) => literal.toLowerCase() === word);
    });
  const prefix = tells(vocabulary.prefix, new RegExp(`(?<!\\w)${escaped(vocabulary.prefix)}(?!\\w)`))
    ? [vocabulary.prefix]
    : [];
  return [...new Set([...capitalised, ...names, ...prefix])].filter(
    (word) => !exceptions.some((exception) => exception.file.test(file) && exception.word === word),
  );
};

describe.each(presets)("%s", (preset) => {
  const vocabulary = vocabularyOf(preset);

  test("is read whole: statuses, verbs, roles, a prefix", () => {
    expect(vocabulary.statuses.length).toBeGreaterThan(2);
    expect(vocabulary.verbs.length).toBeGreaterThan(2);
    expect(vocabulary.roles.length).toBeGreaterThan(1);
    expect(vocabulary.prefix).not.toBe("");
    expect(vocabulary.title).not.toBe("");
  });

  test("no source outside presets says one of its words", () => {
    const wrong = sourcesBelow("src")
      .filter((file) => !file.startsWith("src/presets/"))
      .flatMap((file) => found(file, textOf(file), vocabulary).map((word) => `${file}: ${word}`));
    expect(wrong).toEqual([]);
  });

  test("the search finds what it is meant to find", () => {
    const [status = ""] = vocabulary.statuses;
    const [verb = ""] = vocabulary.verbs;
    const guilty = `const label = "status: ${status}"; const say = \`use /${verb} now\`; const is = "${vocabulary.prefix}-12";`;
    expect(found("src/any.ts", guilty, vocabulary)).toEqual(expect.arrayContaining([status, verb, vocabulary.prefix]));
    expect(found("src/any.ts", `// ${status} and "/${verb}" as an example`, vocabulary)).toEqual([]);
  });
});

test("there is a preset to look for, and one with a ballot", () => {
  expect(presets.flatMap((preset) => vocabularyOf(preset).questions).length).toBeGreaterThan(0);
});
