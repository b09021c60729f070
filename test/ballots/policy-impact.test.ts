/** Closed ballots under other rules: which would end otherwise, and how that is said. */
import { describe, expect, test } from "vitest";
import { changedQuestions, policyImpact, type RecordedVotes } from "../../src/core/ballots/policy-impact.ts";
import { tallyBallot } from "../../src/core/ballots/tally.ts";
import type { Ballot, Question, Vote } from "../../src/core/model/ballot.ts";
import type { Instant } from "../../src/core/model/names.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import { policyChangeInWords } from "../../src/core/plan/policy-change.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { policy as guild, role } from "../builders/guild.ts";
import { aBallot, aQuestion, aVote, text } from "./a-ballot.ts";

const users = (...logins: string[]): Policy["roles"] =>
  new Map([
    [role("elders"), { name: role("elders"), source: { kind: "users", users: logins as never }, assign: "rotation" }],
  ]);
const policyOf = (question: Question, roles = users("ana", "bo", "chen", "dee", "eli")): Policy => ({
  ...guild,
  roles,
  questions: new Map([[question.name, question]]),
});
const half = aQuestion();
const present = policyOf(half);

const closed = (number: number, votes: readonly Vote[]): RecordedVotes => {
  const open: Ballot = aBallot({ question: half });
  const at = "2026-03-19T00:00:00Z" as Instant;
  const tally = tallyBallot(open, votes, { text, now: at, closing: true });
  return { ...emptyState(), number, votes, ballots: [{ ...open, closed: { at, tally, text } }] };
};
const approvals = (count: number): readonly Vote[] =>
  ["ana", "bo", "chen", "dee", "eli"].slice(0, count).map((name) => aVote(name, "approve"));
const recorded = [closed(1, approvals(3)), closed(2, approvals(4)), closed(3, approvals(2))];

const impact = (question: Question, roles?: Policy["roles"]) =>
  policyImpact(present, policyOf(question, roles), recorded);

describe("rules that are proposed", () => {
  test("as they are change nothing, and are not spoken of", () => {
    expect(changedQuestions(present, policyOf(aQuestion()))).toEqual([]);
    expect(policyChangeInWords(null, "UTC", loadWording())).toEqual([]);
  });
  test.each<[string, Question, readonly number[]]>([
    ["stricter", aQuestion({ pass: ">= 2/3 of electorate" }), [1]],
    ["kinder", aQuestion({ pass: ">= 2 people" }), [3]],
    ["with a quorum", aQuestion({ quorum: ">= 4 people" }), [1]],
    ["with a cap that nobody reaches", aQuestion({ cap: { perOrganisation: 1 } }), []],
    ["without the channel that was used", aQuestion({ channels: ["review"] }), [2, 1]],
  ])("%s", (_what, question, threads) => {
    const [one] = impact(question);
    expect(one?.ballots).toBe(3);
    expect([...(one?.otherwise ?? [])].map(({ thread }) => thread).sort()).toEqual([...threads].sort());
  });
  test("for other people are counted with those, where the policy lists them", () => {
    const [one] = impact(half, users("ana", "bo", "chen", "dee", "eli", "fay", "gus"));
    expect(one).toMatchObject({ seatsOfThen: false, otherwise: [{ thread: 1 }] });
  });
  test("for people that the policy does not list are counted with those of then", () => {
    const team: Policy["roles"] = new Map([
      [
        role("elders"),
        {
          name: role("elders"),
          source: { kind: "team", organisation: "example", team: "elders", membership: "all" },
          assign: "rotation",
        },
      ],
    ]);
    expect(impact(half, team)[0]).toMatchObject({ seatsOfThen: true, otherwise: [] });
  });
  test("leave votes that came too late where they were", () => {
    const late = [closed(4, [...approvals(2), aVote("chen", "approve", "2026-03-19T00:00:01Z")])];
    expect(policyImpact(present, policyOf(aQuestion({ pass: ">= 3 people" })), late)[0]?.otherwise).toEqual([]);
  });
});

test("it is said with the numbers, thread by thread", () => {
  const questions = impact(aQuestion({ pass: ">= 2/3 of electorate" }));
  expect(policyChangeInWords({ questions, threadsLeft: 3 }, "UTC", loadWording())).toEqual([
    [
      "Under these rules 1 of the 3 closed ballots on `song` would end otherwise. Nothing that was decided changes.",
      "",
      "| Thread | Ended | Then | Under these rules |",
      "|---|---|---|---|",
      "| #1 | 19 March 2026 | passed: 3 approve, 0 reject of 5 | not passed: 3 approve, 0 reject of 5 |",
    ].join("\n"),
    "The ballots of 3 older threads were not counted again.",
  ]);
  const none = policyImpact(present, policyOf(aQuestion({ pass: ">= 2 people" })), []);
  expect(policyChangeInWords({ questions: none, threadsLeft: 0 }, "UTC", loadWording())).toEqual([
    "There is no closed ballot on `song` to compare the new rules with.",
  ]);
});
