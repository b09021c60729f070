/**
 * Every text that people see, in every situation, kept as files to be read and
 * compared: `UPDATE_GOLDEN=1 npm test -- test/golden` writes them anew. What must
 * hold for all of them (no empty row, no dangling sign) is held on the texts themselves.
 */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadWording } from "../../src/templates/load-wording.ts";
import { type Said, sayIn } from "./a-message.ts";
import { expectKeptFile } from "./kept-file.ts";
import { situations } from "./situations.ts";

const said: ReadonlyMap<string, Said> = new Map(
  Object.entries(situations).map(([name, situation]) => [name, sayIn(situation)]),
);
const comments = [...said].flatMap(([name, { comments }]) =>
  [...comments].map(([slot, body]) => ({ slot, name, body, template: slot.split(":")[0] ?? "" })),
);

/** Where a template has more to say than in `opened`, which stands for the quiet case. */
const fileOf = (template: string, name: string, place: number): string =>
  `test/golden/${template}-${name}${place === 0 ? "" : `-${place + 1}`}.md`;

const files = comments.map(({ template, name, body }, index) => {
  const before = comments.slice(0, index).filter((one) => one.template === template && one.name === name).length;
  return { file: fileOf(template, name, before), body };
});

/** Ballots closed and open stand in many situations with the same words: the ones worth reading are kept. */
const worthKeeping = files.filter(
  ({ file, body }, index) =>
    files.findIndex((one) => one.body === body && one.file.split("-")[0] === file.split("-")[0]) === index,
);

describe("comments", () => {
  test.each(worthKeeping)("$file", ({ file, body }) => {
    expectKeptFile(file, body);
  });

  test("no golden file is left over", () => {
    const kept = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".md"));
    const wanted = [
      ...worthKeeping.map(({ file }) => file.replace("test/golden/", "")),
      "announcement-of-every-sort.md",
      "checks.md",
      "index-of-every-sort.md",
      "sentences.md",
    ];
    const left = kept.filter((file) => !wanted.includes(file));
    if (process.env.UPDATE_GOLDEN === "1") for (const file of left) rmSync(join(import.meta.dirname, file));
    else expect(left).toEqual([]);
  });
});

test("P062: the status comment counts the concerns that stand, in words, and lists the others with their standing", () => {
  const statusIn = (name: string): string => said.get(name)?.comments.get("status") ?? "";
  expect(statusIn("concern-raised")).toContain("Concerns (2 open)");
  expect(statusIn("concern-settled")).toContain("Concerns (0 open)");
  expect(statusIn("concern-settled")).toContain("1 settled by the vote");
});

describe("announcements", () => {
  const announced = [...said].flatMap(([name, { announcements }]) =>
    announcements.map(({ title, text }) => ({ name, told: `**${title}**\n\n${text}` })),
  );
  /** The first situation in which each is made. */
  const different = announced.filter(({ told }, index) => announced.findIndex((one) => one.told === told) === index);

  test("in every situation", () => {
    const sections = different.map(({ name, told }) => `## ${name}\n\n${told}`);
    expectKeptFile("test/golden/announcement-of-every-sort.md", `# Announcements\n\n${sections.join("\n")}`);
  });
});

describe("checks", () => {
  test("in every situation", () => {
    const sections = [...said].map(
      ([name, { checks, commit }]) =>
        `## ${name}\n\n${checks
          .map(({ name: check, standing, title, summary }) => `**${check}**: ${standing}: ${title}\n\n${summary}\n`)
          .join("\n")}${commit ? `\nCommit: ${commit.headline}\n\n${commit.body}\n` : ""}`,
    );
    expectKeptFile("test/golden/checks.md", `# Checks and commits in every situation\n\n${sections.join("\n")}`);
  });

  test("no title is longer than a line", () => {
    const long = [...said].flatMap(([name, { checks }]) =>
      checks.filter(({ title }) => title.length > 100 || title.includes("\n")).map(({ title }) => `${name}: ${title}`),
    );
    expect(long).toEqual([]);
  });
});

describe("every text", () => {
  const texts = [
    ...[...said].flatMap(([name, { announcements }]) =>
      announcements.flatMap(({ title, text }) => [
        [`title of an announcement in ${name}`, title] as const,
        [`an announcement in ${name}`, text] as const,
      ]),
    ),
    ...comments.map(({ slot, name, body }) => [`${slot} in ${name}`, body] as const),
    ...[...said].flatMap(([name, { checks }]) =>
      checks.flatMap(({ name: check, title, summary }) => [
        [`title of ${check} in ${name}`, title] as const,
        [`summary of ${check} in ${name}`, summary] as const,
      ]),
    ),
  ];

  /** Blocks of code are lines of people's files, and no text of ours. */
  const ourWords = (text: string): string => text.replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, "");

  test.each([
    ["double spaces", /[^\s|] {2,}\S/],
    ["a sign that dangles", /\s[;,.:](\s|$)|[;,]\s*[.;,]|\(\s*\)|“”|``(?!`)/m],
    ["an empty cell where something should stand", /^\|[^\n]*\|[ \t]*\|/m],
    ["a row of a table broken in two", /^\|[^\n]*[^|\n]\n/m],
    ["a value that is none", /undefined|null|NaN|\[object/],
    ["a sentence that begins after nothing", /(^|[.:] )[;,]/m],
    ["a template's sign", /\{\{|\}\}/],
    ["two full stops", /[^.]\.\.(?![.0-9a-f])/],
  ])("has nowhere %s", (_what, pattern) => {
    expect(
      texts
        .map(([where, text]) => [where, ourWords(text)] as const)
        .filter(([, text]) => pattern.test(text))
        .map(([where, text]) => `${where}: ${pattern.exec(text)?.[0]}`),
    ).toEqual([]);
  });

  test("tables have as many cells in each row as in their head", () => {
    const cells = (row: string): number => row.replace(/\\\|/g, "").split("|").length;
    const uneven = texts.filter(([, text]) =>
      [...text.matchAll(/(?:^\|.*\n?)+/gm)].some(([table]) => {
        const [head = "", ...rows] = table.trim().split("\n");
        return rows.some((row) => cells(row) !== cells(head));
      }),
    );
    expect(uneven.map(([where]) => where)).toEqual([]);
  });

  test("mentions nobody by accident", () => {
    expect(
      texts
        .filter(([, text]) =>
          /@[a-z]/i.test(
            text.replace(/`[^`]*`|^(?:Asked to (?:vote(?: again)?|decide)|Told of it|Asked for their view): .*$/gm, ""),
          ),
        )
        .map(([where]) => where),
    ).toEqual([]);
  });

  test("every state of the decision check is among the situations", () => {
    const reached = new Set([...said.values()].map(({ gate }) => `gate.${gate}`));
    const missing = [...loadWording().keys].filter((key) => key.startsWith("gate.") && !reached.has(key));
    expect(missing).toEqual([]);
  });
});
