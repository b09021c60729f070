/** docs/reasons.md: every reason code with the sentence that people are told, shown with an example's names. */
import { expect, test } from "vitest";
import { loadWording } from "../../src/templates/load-wording.ts";
import { expectKeptFile } from "../golden/kept-file.ts";

const wording = loadWording();

/** Names as they might be in the place of each value. */
const example: Readonly<Record<string, unknown>> = {
  verb: "last-call",
  word: "soon",
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
};

/** Where one example's values do not fit. */
const exceptions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "refusal.word-unknown": { verb: "decide", words: "rejected" },
  "refusal.period-unreadable": { longest: "28" },
  "refusal.extension-too-long": { longest: "14", role: "lead-maintainer" },
  "refusal.person-missing": { verb: "assign-manager" },
  "refusal.concern-text-missing": { verb: "address" },
  "refusal.concern-name-missing": { verb: "concern" },
  "refusal.concern-too-late": { to: "Accepted" },
  "refusal.concern-name-long": { longest: "60" },
  "refusal.not-the-raiser": { role: "lead-maintainer" },
  "refusal.role-unknown": { role: "council" },
};

const table = (family: string): string =>
  [...wording.keys]
    .filter((key) => key.startsWith(`${family}.`))
    .sort()
    .map((key) => `| \`${key.slice(family.length + 1)}\` | ${wording.say(key, { ...example, ...exceptions[key] })} |`)
    .join("\n");

test("docs/reasons.md", () => {
  expectKeptFile(
    "docs/reasons.md",
    `# Reasons

Each command that is not carried out and each vote that does not count is answered with a code, which stays the same for ever, and a
sentence. This page is made from \`templates/en/sentences.yml\`; names and numbers are examples.

## Commands that could not be carried out

| Code | What is said |
|---|---|
${table("refusal")}

## Votes that do not count

| Code | What is said |
|---|---|
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
