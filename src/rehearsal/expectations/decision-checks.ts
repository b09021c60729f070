/** Expectations about what the App has decided: status, steward, ballots, refusals, record. */
import type { BallotAnswer, TallyAnswer } from "../app-answers.ts";
import type { EntryExpectation, Expectation, RefusalExpectation } from "../language/expectation.ts";
import { type Count, fits, matches, type TextMatch } from "../language/values.ts";
import { isCount } from "./comment-checks.ts";
import { type Check, equal, inWords, sameSet } from "./scene.ts";

type Of<Key extends keyof Expectation> = Check<Exclude<Expectation[Key], undefined>>;

export const status: Of<"status"> = async (wanted, scene) => equal("status", wanted, (await scene.answer()).status);

export const manager: Of<"manager"> = async (wanted, scene) =>
  equal("manager", wanted?.toLowerCase() ?? null, (await scene.answer()).steward);

export const number: Of<"number"> = async (wanted, scene) => equal("number", wanted, (await scene.answer()).number);

/** Of a question, or of all. */
const newest = (ballots: readonly BallotAnswer[], question: string | undefined): BallotAnswer | null =>
  ballots.findLast((ballot) => question === undefined || ballot.question === question) ?? null;

export const tally: Of<"tally"> = async (wanted, scene) => {
  const got = newest((await scene.answer()).ballots, wanted?.question)?.tally ?? null;
  if (wanted === null) return got === null ? [] : [`tally: expected none, got ${tallyInWords(got)}.`];
  if (got === null) return ["tally: expected one, got none; no ballot has been opened."];
  const failures = Object.entries(wanted.counts).flatMap(([name, expected]) => {
    const counted = got.counts[name];
    return counted !== undefined && fits(counted, expected)
      ? []
      : [`tally, ${name}: expected ${expected.source}, got ${counted ?? "none"} (${tallyInWords(got)}).`];
  });
  if (wanted.outcome !== undefined) failures.push(...equal("tally, outcome", wanted.outcome, got.outcome));
  if (wanted.canStillPass !== undefined) {
    failures.push(...equal("tally, can_still_pass", wanted.canStillPass, got.canStillPass));
  }
  for (const [login, expected] of Object.entries(wanted.voters ?? {})) {
    failures.push(...voterFailures(login, expected, got));
  }
  return failures;
};

/** `approve` for a vote that counts, a reason code for one that does not, null for nobody of that name. */
function voterFailures(login: string, expected: string | null, got: TallyAnswer): readonly string[] {
  const lines = got.voters.filter((voter) => voter.login === login.toLowerCase().replace(/^@/, ""));
  const words = lines.map((line) => (line.counted === true ? (line.choice ?? "not-voted") : line.counted));
  if (expected === null)
    return lines.length === 0 ? [] : [`tally, voter ${login}: expected none, got ${inWords(words)}.`];
  // Who has no seat and did nothing is in no line of the tally.
  if (lines.length === 0 && expected === "not-in-electorate") return [];
  const isSo = lines.some(
    (line, index) => words[index] === expected || (line.choice === expected && line.counted === true),
  );
  return isSo ? [] : [`tally, voter ${login}: expected ${expected}, got ${inWords(words)}.`];
}

function tallyInWords(tally: TallyAnswer): string {
  const counts = ["approve", "reject", "abstain", "silent", "needed"]
    .filter((name) => tally.counts[name] !== undefined)
    .map((name) => `${name} ${tally.counts[name]}`);
  return [...counts, tally.outcome].join(", ");
}

export const ballot: Of<"ballot"> = async (wanted, scene) => {
  const got = newest((await scene.answer()).ballots, wanted?.question);
  if (wanted === null) return got === null ? [] : [`ballot: expected none, got ${got.id ?? "one"}, ${got.state}.`];
  if (got === null) return [`ballot: expected one${wanted.question ? ` on ${wanted.question}` : ""}, got none.`];
  const failures: string[] = [];
  for (const key of ["state", "question", "round", "opened", "closes"] as const) {
    if (wanted[key] !== undefined) failures.push(...equal(`ballot, ${key}`, wanted[key], got[key]));
  }
  if (wanted.outcome !== undefined)
    failures.push(...equal("ballot, outcome", wanted.outcome, got.tally?.outcome ?? null));
  const { seats } = wanted;
  if (seats === undefined) return failures;
  if ("compare" in seats) {
    return fits(got.seats.length, seats)
      ? failures
      : [...failures, `ballot, seats: expected ${seats.source}, got ${got.seats.length}.`];
  }
  const logins = seats.map((login) => login.toLowerCase());
  return [...failures, ...sameSet("ballot, seats", logins, got.seats)];
};

export const refusal: Of<"refusal"> = async (wanted, scene) => {
  const all = (await scene.answer()).refusals;
  const last = all.at(-1);
  const words = last === undefined ? "none" : `${last.by ?? "somebody"}: ${last.code ?? "?"}, "${last.sentence}"`;
  if (wanted === null) return last === undefined ? [] : [`refusal: expected none, got ${words}.`];
  if (last === undefined) return [`refusal: expected ${refusalInWords(wanted)}, got none.`];
  if (isText(wanted)) {
    const isSo =
      last.code === wanted.source || matches(last.code ?? "", exactly(wanted)) || matches(last.sentence, wanted);
    return isSo ? [] : [`refusal: expected ${wanted.source}, got ${words}.`];
  }
  const isSo =
    (wanted.code === undefined || wanted.code === last.code) &&
    (wanted.by === undefined || wanted.by.toLowerCase() === last.by) &&
    (wanted.contains ?? []).every((text) => matches(last.sentence, text));
  return isSo ? [] : [`refusal: expected ${refusalInWords(wanted)}, got ${words}.`];
};

const isText = (wanted: RefusalExpectation | TextMatch): wanted is TextMatch => "source" in wanted;
/** A code is matched whole, unless a regular expression was written. */
const exactly = (text: TextMatch): TextMatch =>
  text.pattern === null ? { source: text.source, pattern: /(?!)/ } : text;
const refusalInWords = (wanted: RefusalExpectation | TextMatch): string =>
  isText(wanted)
    ? wanted.source
    : [wanted.code, wanted.by && `of ${wanted.by}`, ...(wanted.contains ?? []).map((text) => text.source)]
        .filter(Boolean)
        .join(", ");

export const record: Of<"record"> = async (wanted, scene) => {
  const entries = await scene.record();
  const kinds = entries.map((entry) => entry.fact.kind);
  const failures: string[] = [];
  let from = 0;
  for (const one of wanted.contains) {
    const at = entries.findIndex((entry, index) => index >= from && entryFits(one, entry.fact));
    if (at < 0)
      failures.push(`record: expected ${entryInWords(one)} in this order, got ${kinds.join(", ") || "nothing"}.`);
    else from = at + 1;
  }
  for (const one of wanted.lacks) {
    if (entries.some((entry) => entryFits(one, entry.fact))) failures.push(`record: expected no ${entryInWords(one)}.`);
  }
  const { count } = wanted;
  const counted = (what: string, expected: Count, got: number): void => {
    if (!fits(got, expected)) failures.push(`record, ${what}: expected ${expected.source}, got ${got}.`);
  };
  if (count !== undefined) {
    if (isCount(count)) counted("entries", count, entries.length);
    else
      for (const [kind, expected] of Object.entries(count))
        counted(kind, expected, kinds.filter((one) => one === kind).length);
  }
  return failures;
};

function entryFits(wanted: EntryExpectation, fact: Readonly<Record<string, unknown>>): boolean {
  return fact.kind === wanted.kind && isPartOf(wanted.fields, fact);
}
function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null) {
    return part === whole || (typeof part === "string" && (whole as { login?: unknown } | null)?.login === part);
  }
  if (typeof whole !== "object" || whole === null) return false;
  return Object.entries(part).every(([key, value]) => isPartOf(value, (whole as Record<string, unknown>)[key]));
}
const entryInWords = ({ kind, fields }: EntryExpectation): string =>
  Object.keys(fields).length === 0 ? kind : `${kind} ${JSON.stringify(fields)}`;

export const announcements: Of<"announcements"> = async (wanted, scene) => {
  const told = (await scene.answer()).announcements;
  const got = told ?? [];
  const later = told === null ? " This version of the App announces nothing yet." : "";
  if ("compare" in wanted) {
    return fits(got.length, wanted) ? [] : [`announcements: expected ${wanted.source}, got ${got.length}.${later}`];
  }
  return wanted
    .filter((text) => !got.some((one) => matches(one, text)))
    .map((text) => `announcements: none says ${text.source}; there are ${got.length}.${later}`);
};

export const group: Check<unknown> = () => [
  "group: this version of the App does not lead groups yet, so nothing can be expected of one.",
];

export const requests: Of<"requests"> = (wanted, scene) =>
  (["reads", "writes"] as const).flatMap((kind) => {
    const expected = wanted[kind];
    const got = scene.requests[kind];
    return expected === undefined || fits(got, expected)
      ? []
      : [`requests, ${kind}: expected ${expected.source}, got ${got}.`];
  });
