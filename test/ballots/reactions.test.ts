/** Votes by reaction: all that stand on the ballot's comment speak at once (P001, P002, P131). */
import { describe, expect, test } from "vitest";
import { choiceOfReaction, reactionActId } from "../../src/core/ballots/reactions.ts";
import { type Present, tallyBallot } from "../../src/core/ballots/tally.ts";
import { uncountedVotes } from "../../src/core/ballots/uncounted-votes.ts";
import type { Vote } from "../../src/core/model/ballot.ts";
import type { Instant } from "../../src/core/model/names.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { aBallot, aQuestion, aVote, person, text } from "./a-ballot.ts";

const closing: Present = { text, now: "2026-03-19T00:02:00Z" as Instant, closing: true };
const ballot = aBallot({ question: aQuestion({ channels: ["comment", "reaction"] }) });

let made = 0;
/** On the first comment of the ballot, or on the one that came in its place. */
const reacted = (choice: Vote["choice"], day: number, change: Partial<Vote> & { readonly on?: number } = {}): Vote => {
  made += 1;
  const { on = 1, ...more } = change;
  return aVote("ana", choice, day, { channel: "reaction", act: reactionActId(made, on), ...more });
};
const off = { comment: { became: "deleted", by: person("ana"), byAuthor: true } } as const;

test.each([
  ["+1", "approve"],
  ["-1", "reject"],
  ["eyes", "abstain"],
  ["heart", null],
  ["confused", null],
  ["THUMBS_UP", null],
  ["", null],
])("P001: %j is %j", (content, choice) => {
  expect(choiceOfReaction(content)).toBe(choice);
});

describe("what speaks for a person", () => {
  const cases: readonly (readonly [string, readonly Vote[], string])[] = [
    ["one reaction", [reacted("approve", 5)], "approve true"],
    ["P002: two choices are none", [reacted("reject", 5), reacted("abstain", 6)], "abstain two-reactions"],
    [
      "P131: three are none either",
      [reacted("approve", 5), reacted("reject", 5), reacted("abstain", 5)],
      "abstain two-reactions",
    ],
    ["one of two taken off", [reacted("approve", 5), reacted("reject", 6, off)], "approve true"],
    ["the first of two taken off", [reacted("approve", 5, off), reacted("reject", 6)], "reject true"],
    ["both taken off", [reacted("approve", 5, off), reacted("reject", 6, off)], "reject withdrawn"],
    ["the only one taken off", [reacted("approve", 5, off)], "approve withdrawn"],
    ["off and on again", [reacted("approve", 5, off), reacted("approve", 6)], "approve true"],
    ["then a comment", [reacted("approve", 5), aVote("ana", "reject", 6)], "reject true"],
    ["after a comment", [aVote("ana", "reject", 5), reacted("approve", 6)], "approve true"],
    [
      "two choices say nothing beside a comment",
      [aVote("ana", "reject", 4), reacted("approve", 5), reacted("abstain", 6)],
      "reject true",
    ],
    ["two, one of which came too late", [reacted("approve", 5), reacted("reject", 20)], "approve true"],
    ["two, one of which was given before", [reacted("approve", 2), reacted("reject", 5)], "reject true"],
    [
      "what stands on a comment that was put back speaks",
      [reacted("approve", 5), reacted("reject", 6, { on: 2 })],
      "reject true",
    ],
    ["withdrawn in words afterwards", [reacted("approve", 5), aVote("ana", "withdraw", 6)], "- withdrawn"],
  ];
  test.each(cases)("%s", (_what, votes, expected) => {
    const [line] = tallyBallot(ballot, votes, closing).voters;
    expect(`${line?.choice ?? "-"} ${line?.counted}`).toBe(expected);
  });

  test("P131: who contradicts themselves is silent in the count, and is shown with the reason", () => {
    const { counts, voters } = tallyBallot(ballot, [reacted("approve", 5), reacted("reject", 6)], closing);
    expect(counts).toMatchObject({ approve: 0, reject: 0, present: 0, silent: 5 });
    expect(voters.filter(({ person: one }) => one.login === "ana")).toHaveLength(2);
  });
});

describe("who is told", () => {
  const codes = (votes: readonly Vote[]): readonly string[] =>
    uncountedVotes({ ...emptyState(), ballots: [ballot], votes }).map(({ vote, code }) => `${vote.choice} ${code}`);

  test.each<[string, readonly Vote[], readonly string[]]>([
    ["one choice", [reacted("approve", 5)], []],
    ["the second one, once", [reacted("approve", 5), reacted("reject", 6)], ["reject two-reactions"]],
    ["nobody whose second one is off", [reacted("approve", 5), reacted("reject", 6, off)], []],
    ["nobody whose first one is off", [reacted("approve", 5, off), reacted("reject", 6)], []],
    ["nobody who has no seat", [reacted("approve", 5, { by: person("zoe") })], []],
    ["who was too late", [reacted("approve", 20)], ["approve after-closing"]],
    ["nobody for another comment", [reacted("approve", 5), reacted("reject", 6, { on: 2 })], []],
    ["nobody for somebody else's", [reacted("approve", 5), reacted("reject", 6, { by: person("bo") })], []],
  ])("%s", (_what, votes, expected) => {
    expect(codes(votes)).toEqual(expected);
  });
});
