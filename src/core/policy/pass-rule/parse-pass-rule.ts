/**
 * Reads the notation of pass rules and quorums:
 *
 *     > 1/2 of electorate · >= 67% of cast · >= 3 people · unanimous of present
 *     >= 1 person of ana, bo · silent <= 2 · no reject
 *     { all: [rule, …] } · { any: [rule, …] } · { distinct: [rule, …] }
 *
 * A rule that can never pass, or that asks for nothing, is a problem here and not a
 * surprise at the close. Which numbers a rule is measured on is said in `ballots`.
 */
import type { Base, PassRule } from "../../model/ballot.ts";
import { nearestWord } from "../../model/nearest-word.ts";
import { distinctProblem } from "./distinct-problem.ts";
import { parsePeople } from "./parse-people.ts";
import { parseShare } from "./parse-share.ts";

export interface RuleProblem {
  /** Where below the rule: keys and indices, such as `["all", 1]`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly help: string | null;
}

export type ParsedRule =
  | { readonly kind: "rule"; readonly rule: PassRule }
  | { readonly kind: "problems"; readonly problems: readonly RuleProblem[] };

const bases: readonly Base[] = ["electorate", "present", "cast"];
const deepest = 8;
const mostParts = 32;
const forms =
  "Write it like `> 1/2 of electorate`, `>= 67% of cast`, `>= 3 people`, `unanimous of cast`, `silent <= 2`, `no reject`, or combine rules with `{ all: [..] }`, `{ any: [..] }` or `{ distinct: [..] }`.";

const rule = (parsed: PassRule): ParsedRule => ({ kind: "rule", rule: parsed });

const problem = (message: string, help: string | null = null): ParsedRule => ({
  kind: "problems",
  problems: [{ path: [], message, help }],
});

const parseBase = (word: string): Base | null => bases.find((base) => base === word.toLowerCase()) ?? null;

const unknownBase = (word: string): ParsedRule => {
  const near = nearestWord(word, bases);
  return problem(
    `A share is taken of \`electorate\`, \`present\` or \`cast\`; \`${word}\` is none of them.`,
    near ? `Did you mean \`${near}\`?` : null,
  );
};

const share = (source: string, strictly: boolean, amount: string, baseWord: string): ParsedRule => {
  const of = parseBase(baseWord);
  if (of === null) return unknownBase(baseWord);
  const ratio = parseShare(amount);
  if (typeof ratio === "string") return problem(ratio);
  const { numerator, denominator } = ratio;
  const people = /^\d+$/.test(amount) && numerator > 0 ? `Did you mean \`>= ${amount} people\`?` : null;
  if (numerator > denominator) return problem(`\`${source}\` asks for more than all: it could never pass.`, people);
  if (numerator === denominator && strictly)
    return problem(
      `\`${source}\` asks for more than all: it could never pass.`,
      people ?? `Did you mean \`unanimous of ${of}\`?`,
    );
  if (numerator === 0 && !strictly) return problem(`\`${source}\` asks for nothing: it would always pass.`);
  return rule({ kind: "share", strictly, ratio, of, source });
};

const longestLine = 10_000;

const parseLine = (text: string): ParsedRule => {
  if (text.length > longestLine) return problem(`A rule of more than ${longestLine} characters is not read.`, forms);
  const source = text.trim().replace(/\s+/g, " ");
  const people = parsePeople(source);
  if (people !== null) return typeof people === "string" ? problem(people) : rule(people);

  const ofBase = /^(>=|>|≥) ?(.+?) of (?:the )?(\S+)$/i.exec(source);
  if (ofBase) return share(source, ofBase[1] === ">", ofBase[2] ?? "", ofBase[3] ?? "");

  const unanimous = /^unanimous(?: of (?:the )?(\S+))?$/i.exec(source);
  if (unanimous) {
    if (unanimous[1] === undefined)
      return problem("`unanimous` must say of whom.", "Write `unanimous of electorate`, `of present` or `of cast`.");
    const of = parseBase(unanimous[1]);
    return of === null ? unknownBase(unanimous[1]) : rule({ kind: "unanimous", of, source });
  }

  const silent = /^silent ?(<=|<|≤) ?(\d{1,9})$/i.exec(source);
  if (silent) {
    const atMost = Number(silent[2]) - (silent[1] === "<" ? 1 : 0);
    if (atMost < 0) return problem(`\`${source}\` asks for less than nobody: it could never pass.`);
    return rule({ kind: "silent", atMost, source });
  }

  if (/^no rejects?$/i.test(source)) return rule({ kind: "no-reject", source });
  if (/^[<=≤]/.test(source))
    return problem(`\`${source}\` is no pass rule: only \`>\` and \`>=\` compare approvals.`, forms);
  return problem(`\`${source.slice(0, 80)}\` is no pass rule.`, forms);
};

const combined = ["all", "any", "distinct"] as const;
type Combined = (typeof combined)[number];
const isCombined = (key: string): key is Combined => combined.some((one) => one === key);

const parseParts = (key: Combined, parts: unknown, depth: number): ParsedRule => {
  const at = (found: readonly RuleProblem[], ...path: readonly (string | number)[]): readonly RuleProblem[] =>
    found.map((one) => ({ ...one, path: [key, ...path, ...one.path] }));
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > mostParts) {
    const found = problem(`\`${key}\` takes a list of one to ${mostParts} rules.`);
    return found.kind === "problems" ? { kind: "problems", problems: at(found.problems) } : found;
  }
  const rules: PassRule[] = [];
  const problems: RuleProblem[] = [];
  parts.forEach((part: unknown, index) => {
    const parsed = parseAt(part, depth + 1);
    if (parsed.kind === "rule") rules.push(parsed.rule);
    else problems.push(...at(parsed.problems, index));
  });
  if (problems.length > 0) return { kind: "problems", problems };
  const wrong = key === "distinct" ? distinctProblem(rules) : null;
  if (wrong !== null) return problem(wrong);
  return rule({ kind: key, rules, source: `${key}: [${rules.map((part) => part.source).join(", ")}]` });
};

const parseAt = (value: unknown, depth: number): ParsedRule => {
  if (depth > deepest) return problem(`Rules are nested more than ${deepest} deep.`);
  if (typeof value === "string") return parseLine(value);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return problem("This is no pass rule.", forms);
  const keys = Object.keys(value);
  const [key] = keys;
  if (key === undefined || keys.length > 1)
    return problem("A combined rule has exactly one key: `all`, `any` or `distinct`.", forms);
  if (isCombined(key)) return parseParts(key, Object.values(value)[0], depth);
  const near = nearestWord(key, combined);
  return problem(`There is no combined rule \`${key}\`.`, near ? `Did you mean \`${near}\`?` : forms);
};

/** `value` is a string or a map, as YAML gives it. Never throws. */
export const parsePassRule = (value: unknown): ParsedRule => parseAt(value, 0);

/** What makes no sense where those who took part are counted, not approvals. */
const quorumProblem = (parsed: PassRule): string | null => {
  switch (parsed.kind) {
    case "share":
    case "unanimous":
      return parsed.of === "electorate"
        ? null
        : `A quorum counts who took part; \`${parsed.source}\` would compare that with itself. Only \`electorate\` can be its base.`;
    case "no-reject":
      return "A quorum counts who took part; `no reject` belongs into `pass`.";
    case "people":
    case "silent":
      return null;
    case "all":
    case "any":
    case "distinct":
      return parsed.rules.map(quorumProblem).find((found) => found !== null) ?? null;
  }
};

export const parseQuorum = (value: unknown): ParsedRule => {
  const parsed = parsePassRule(value);
  const wrong = parsed.kind === "rule" ? quorumProblem(parsed.rule) : null;
  return wrong === null ? parsed : problem(wrong);
};
