/** docs/reasons.md: every reason code with the sentence that people are told, shown with an example's names. */
import { expect, test } from "vitest";
import { loadWording } from "../../src/templates/load-wording.ts";
import { expectKeptFile } from "../golden/kept-file.ts";
import { type ReasonFamily, scenariosOfCode } from "./scenarios-of-code.ts";

const wording = loadWording();

/** Names as they might be in the place of each value. */
const example: Readonly<Record<string, unknown>> = {
  verb: "last-call",
  word: "soon",
  key: "DIP-12",
  prefix: "DIP",
  words: "soon",
  command: "return-to-draft",
  nearest: "approve",
  isVote: true,
  who: "the manager of this proposal (mia)",
  roles: "steward",
  role: "tsc",
  title: "manager",
  noun: "proposal",
  login: "pat",
  steward: "mia",
  status: "Draft",
  allowed: "/admit, /last-call",
  shortest: "14",
  longest: "28",
  total: "28",
  granted: "14",
  count: "2",
  several: true,
  line: "7",
  first: "`30/02/2026` is no date.",
  number: "12",
  holder: "dips/dip-12.md",
  ends: "Tuesday 17 March 2026, 24:00 UTC",
  state: "closed",
  to: "Accepted",
  channels: "comment, review",
  why: "the App may not read teams.",
  question: "acceptance",
  least: "3",
  concern: "replay attacks",
  names: "*replay attacks*",
  by: "bo",
  how: "overridden",
  most: "20",
  verbs: "/approve",
  done: "last-call",
  given: "pause",
  deed: "bo has voted since in the ballot that it opened",
  questions: "acceptance, deferral",
  as: "editorial",
  area: "core",
  areas: "core, framework, off-chain",
  confirm: "implementation-done",
  drop: "drop-implementation",
  field: "implementation",
  work: "implementation",
  logins: "ana",
  rule: ">= 5 people",
};

/** Where one example's values do not fit. */
const exceptions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "refusal.work-link-missing": { verb: "implementation" },
  "refusal.work-which": { verb: "drop-implementation" },
  "refusal.work-no-link": { words: "ask bo" },
  "refusal.work-area-unknown": { word: "frontend" },
  "refusal.work-named-already": { words: "#12" },
  "refusal.work-not-named": { words: "#12" },
  "refusal.question-not-named": { choice: "approve", first: "acceptance" },
  "refusal.before-opening": { question: "" },
  "refusal.question-unknown": { question: "aceptance", nearest: "acceptance" },
  "refusal.ballot-not-open": { question: "deferal", nearest: "deferral" },
  "refusal.opened-by-move": { verbs: "/last-call" },
  "refusal.open-too-short": { least: "72 hours" },
  "refusal.length-missing": { verb: "open-ballot deferral" },
  "refusal.length-unreadable": { verb: "open-ballot deferral" },
  "refusal.which-ballot": { verb: "cancel-ballot", first: "acceptance" },
  "refusal.word-unknown": { verb: "decide", words: "rejected" },
  "refusal.period-unreadable": { longest: "28" },
  "refusal.extension-too-long": { longest: "14", role: "lead-maintainer" },
  "refusal.steward-asked-already": { title: "arbiter", consent: "accept-arbiter" },
  "refusal.not-asked": { title: "arbiter", assign: "arbiter" },
  "refusal.person-missing": { verb: "assign-manager" },
  "refusal.concern-text-missing": { verb: "address" },
  "refusal.concern-name-missing": { verb: "concern" },
  "refusal.concern-too-late": { to: "Accepted" },
  "refusal.concern-name-long": { longest: "60" },
  "refusal.not-the-raiser": { role: "lead-maintainer" },
  "refusal.tie-word": { verb: "break-tie" },
  "refusal.tie-waits": { role: "chair" },
  "refusal.role-unknown": { role: "council" },
  "refusal.away-unclear": { words: "next week" },
  "refusal.away-past": { words: "until 2026-03-01" },
  "refusal.class-missing": { verb: "reclassify" },
  "refusal.classified-already": { by: "" },
  "refusal.changes-pending": { by: "mia" },
};

const shownBy = (family: ReasonFamily, code: string): string => {
  const all = scenariosOfCode(family, code);
  const [first, second] = all;
  if (first === undefined) return "";
  return second === undefined ? first : `${first}, ${second}${all.length > 2 ? " and others" : ""}`;
};

const table = (family: ReasonFamily): string =>
  [...wording.keys]
    .filter((key) => key.startsWith(`${family}.`))
    .sort()
    .map((key) => {
      const code = key.slice(family.length + 1);
      return `| \`${code}\` | ${wording.say(key, { ...example, ...exceptions[key] })} | ${shownBy(family, code)} |`;
    })
    .join("\n");

test("docs/reasons.md", () => {
  expectKeptFile(
    "docs/reasons.md",
    `# Reasons

Each command that is not carried out and each vote that does not count is answered with a code, which stays the same for ever, and a
sentence. This page is made from \`templates/en/sentences.yml\`; names and numbers are examples. The last column names
files of \`scenarios/\` in which it happens; where it is empty, \`test/docs/reason-scenarios.test.ts\` says which test shows it.

## Commands that could not be carried out

| Code | What is said | Scenarios |
|---|---|---|
${table("refusal")}

## Votes that do not count

| Code | What is said | Scenarios |
|---|---|---|
${table("vote-reason")}
`,
  );
});

test("the example has a value for everything that a sentence takes", () => {
  const said = [...wording.keys]
    .filter((key) => /^(refusal|vote-reason)\./.test(key))
    .map((key) => wording.say(key, { ...example, ...exceptions[key] }));
  expect(said.filter((sentence) => /`\/`|“”| {2}|\(\)|: \.|^$/.test(sentence))).toEqual([]);
});
