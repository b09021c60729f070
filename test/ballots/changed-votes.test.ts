/** Votes changed, doubled and taken back: what other bots did, and what speaks here. */
import { describe, expect, test } from "vitest";
import { tallyBallot } from "../../src/core/ballots/tally.ts";
import { parseCommands } from "../../src/core/commands/parse-commands.ts";
import { voteOf } from "../../src/core/commands/vote-calls.ts";
import type { Vote } from "../../src/core/model/ballot.ts";
import type { ActId, Instant } from "../../src/core/model/names.ts";
import { aBallot, person, text } from "./a-ballot.ts";

const ana = person("ana");
const at = (hour: number): Instant => `2026-03-10T${String(hour).padStart(2, "0")}:00:00Z` as Instant;

const given = (act: string, hour: number, choice: Vote["choice"], more: Partial<Vote> = {}): Vote => ({
  act: `${act}:0:0` as ActId,
  at: at(hour),
  by: ana,
  channel: act.startsWith("review") ? "review" : "comment",
  choice,
  text,
  seenLate: false,
  ...more,
});
const dismissed = (review: string, hour: number): Vote => ({
  ...given(review, hour, "withdraw"),
  act: `${review}:0:dismissed` as ActId,
  of: `${review}:`,
});

const said = (votes: readonly Vote[]): string => {
  const tally = tallyBallot(aBallot(), votes, { text, now: "2026-03-19T00:02:00Z" as Instant, closing: true });
  const lines = tally.voters.filter((line) => line.person.login === "ana");
  const [line, ...asides] = lines.map((one) => `${one.choice ?? "-"} ${one.counted}`);
  expect(tally.counts.present).toBe(line?.endsWith("true") ? 1 : 0);
  return [line, ...asides].join("; ");
};

describe("what speaks for a person", () => {
  test.each<[string, readonly Vote[], string]>([
    [
      "P091: who approves several times, by comment and review, is one person",
      [given("comment:1", 1, "approve"), given("review:2", 2, "approve"), given("comment:3", 3, "approve")],
      "approve true; approve superseded; approve superseded",
    ],
    [
      "P103: Request changes after Approve rejects",
      [given("review:1", 1, "approve"), given("review:2", 3, "reject")],
      "reject true; approve superseded",
    ],
    [
      "P104: another review dismissed leaves the approval alone",
      [given("review:1", 1, "approve"), given("review:2", 2, "reject"), dismissed("review:2", 3)],
      "approve true; reject withdrawn",
    ],
    [
      "an earlier review dismissed leaves the later one alone",
      [given("review:1", 1, "reject"), given("review:2", 2, "approve"), dismissed("review:1", 3)],
      "approve true; reject withdrawn",
    ],
    [
      "a review dismissed leaves a comment alone, given before or after",
      [given("comment:1", 1, "reject"), given("review:2", 2, "approve"), dismissed("review:2", 3)],
      "reject true; approve withdrawn",
    ],
    [
      "the only review dismissed: no vote",
      [given("review:1", 1, "approve"), dismissed("review:1", 3)],
      "- withdrawn; approve withdrawn",
    ],
    [
      "all reviews dismissed: no vote",
      [
        given("review:1", 1, "approve"),
        given("review:2", 2, "approve"),
        dismissed("review:2", 3),
        dismissed("review:1", 4),
      ],
      "- withdrawn; approve superseded; approve withdrawn",
    ],
    [
      "dismissed, and voted again",
      [given("review:1", 1, "approve"), dismissed("review:1", 2), given("comment:2", 3, "reject")],
      "reject true; approve withdrawn",
    ],
    [
      "P055: a vote is taken back until the end, and stays on record",
      [given("comment:1", 1, "approve"), given("comment:2", 2, "withdraw")],
      "- withdrawn; approve withdrawn",
    ],
    [
      "taken back and given again",
      [given("comment:1", 1, "approve"), given("comment:2", 2, "withdraw"), given("comment:3", 3, "reject")],
      "reject true; approve superseded",
    ],
    [
      "two in one comment: commands speak in order, the last one counts (P002 and P131 are about reactions, which have none)",
      [given("comment:1", 1, "approve"), given("comment:1", 1, "reject")],
      "reject true; approve superseded",
    ],
  ])("%s", (_what, votes, expected) => {
    expect(said(votes)).toBe(expected);
  });
});

describe("words for a vote", () => {
  const read = (body: string): readonly (string | undefined)[] =>
    parseCommands(body, { viaEmail: false }).calls.map((call) => voteOf(call)?.choice);

  test.each<[string, string, readonly (string | undefined)[]]>([
    [
      "P100: what other bots take an approval back by",
      "/approve cancel\n/remove-approve\n/unapprove",
      ["withdraw", "withdraw", "withdraw"],
    ],
    ["naming the question that it is about", "/approve cancel song", ["withdraw"]],
    ["in any case", "/Reject CANCEL", ["withdraw"]],
    ["a reason is none", "/approve because they cancel it otherwise", ["approve"]],
    [
      "two votes in one comment, in order",
      "/approve\n\nOn second thoughts:\n\n/reject because of the fees",
      ["approve", "reject"],
    ],
    ["P115: a comment without a command is no vote", "I would not approve this.\nNot at all: approve", []],
  ])("%s", (_what, body, expected) => {
    expect(read(body)).toEqual(expected);
  });
});
