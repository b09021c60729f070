/** What a person sees at a vote and what they are told of it agree: never thumbs up beside a refusal. */
import { describe, expect, test } from "vitest";
import { uncountedVotes } from "../../src/core/ballots/uncounted-votes.ts";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Seen } from "../../src/core/model/seen.ts";
import { planReactions } from "../../src/core/plan/reactions.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { facts, sha } from "../builders/guild.ts";
import { heads } from "../builders/looks.ts";
import { ana, mia, pat, zed } from "../builders/people.ts";
import { command, opening, vote } from "../builders/timeline.ts";

const day = (number: number, clock = "09:00:00") => `2026-03-${String(number).padStart(2, "0")}T${clock}Z`;

const sung = command(day(3), mia, "/sing 5d", 1);
const hummed = command(day(3, "09:01:00"), mia, "/open-ballot humming", 2);
const voted = (at: string, by = ana, more = {}) => vote(at, by, "approve", 9, more);

/** The reaction to comment 9 and the code that its author is told. */
const answered = (happenings: readonly Happening[]) => {
  const { state } = decide(emptyState(), [opening(start, pat, sha(0)), ...happenings], facts(day(20), heads));
  const seen = { reactions: new Map([["comment:9", []]]) } as unknown as Seen;
  const [effect] = planReactions(state, seen);
  return [effect?.signature, uncountedVotes(state)[0]?.code];
};

describe("a vote by comment is answered", () => {
  test.each<[string, readonly Happening[], readonly [string, string | undefined]]>([
    ["in time", [sung, voted(day(4))], ["+1", undefined]],
    ["before any vote", [voted(day(2)), sung], ["confused", "before-opening"]],
    ["after the end", [sung, voted(day(12))], ["confused", "after-closing"]],
    ["by somebody without a seat", [sung, voted(day(4), zed)], ["confused", "not-in-electorate"]],
    ["without saying which", [sung, hummed, voted(day(4))], ["confused", "question-not-named"]],
    ["saying which", [sung, hummed, voted(day(4), ana, { question: "humming" })], ["+1", undefined]],
    [
      "after the command was taken back",
      [sung, command(day(3, "09:05:00"), mia, "/undo", 3), voted(day(3, "09:06:00"))],
      ["confused", "ballot-cancelled"],
    ],
    [
      "after the cancellation",
      [hummed, command(day(3, "10:00:00"), mia, "/cancel-ballot because of rain", 3), voted(day(4))],
      ["confused", "ballot-cancelled"],
    ],
  ])("%s", (_, happenings, wanted) => {
    expect(answered(happenings)).toEqual(wanted);
  });
});
