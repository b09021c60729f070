/** From readings of reactions to acts: their own times, and what readings that miss them tell. */
import { describe, expect, test } from "vitest";
import { reactionActId } from "../../src/core/ballots/reactions.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import type { Instant } from "../../src/core/model/names.ts";
import type { State } from "../../src/core/model/state.ts";
import type { Person } from "../../src/core/model/subject.ts";
import { replay } from "../../src/core/record/replay.ts";
import {
  confirmMissed,
  missedReactions,
  type ReactionsOnComment,
  reactionActs,
} from "../../src/gather/reaction-acts.ts";
import type { CommentReading, ReactionReading } from "../../src/github/ports.ts";
import { person } from "../builders/guild.ts";
import { recordedVote } from "../builders/recorded-vote.ts";

const ana = person("ana", 1);
const bo = person("bo", 2);
const at = (time: string): Instant => `2026-03-02T${time}Z` as Instant;
const comment = { id: 7, url: "https://example.test/7" } as CommentReading;

const reaction = (
  id: number,
  time: string,
  content = "+1",
  who: Person | null = ana,
  isBot = false,
): ReactionReading => ({
  id,
  author: who && { person: who, isBot },
  content,
  createdAt: at(time),
});
const read = (date: string, ...reactions: readonly ReactionReading[]): readonly ReactionsOnComment[] => [
  { comment, date: at(date), reactions },
];
const voted = (id: number, time: string, by = ana, on = 7): NewEntry =>
  recordedVote("reaction", reactionActId(id, on), by, at(time));
const told = (state: State, some: readonly ReactionsOnComment[], missed = {}): readonly string[] =>
  reactionActs(state, some, missed).map(({ act, key }) => {
    const what = act.what.kind === "vote" ? act.what.choice : act.what.kind;
    return `${what} ${act.by.login} ${key.at.slice(11, 16)} ${act.id}`;
  });

describe("reactions that are there", () => {
  test.each<[string, ReactionReading, readonly string[]]>([
    ["a choice", reaction(1, "09:00:00"), ["approve ana 09:00 reaction:1:7:0"]],
    ["another choice", reaction(1, "09:00:00", "eyes"), ["abstain ana 09:00 reaction:1:7:0"]],
    ["P001: no choice", reaction(1, "09:00:00", "heart"), []],
    ["a bot's", reaction(1, "09:00:00", "+1", person("bot[bot]", 9), true), []],
    ["a deleted account's", reaction(1, "09:00:00", "+1", null), []],
  ])("%s", (_what, one, expected) => {
    expect(told(replay([]), read("09:10:00", one))).toEqual(expected);
  });
});

describe("reactions that are gone", () => {
  const state = replay([voted(1, "09:00:00")]);
  const act = reactionActId(1, 7);

  test("are missed since the first reading without them", () => {
    const first = missedReactions(state, read("09:10:00"), {});
    expect(first).toEqual({ [act]: at("09:10:00") });
    expect(missedReactions(state, read("09:20:00"), first)).toEqual(first);
    expect(missedReactions(state, read("09:20:00", reaction(1, "09:00:00")), first)).toEqual({});
  });

  test("are taken off when two readings a minute apart have missed them, as of the first", () => {
    const missed = { [act]: at("09:10:00") };
    expect(told(state, read("09:10:00"), missed)).toEqual([]);
    expect(told(state, read("09:10:59"), missed)).toEqual([]);
    expect(told(state, read("09:11:00"), missed)).toEqual(["deleted ana 09:10 reaction:1:7:gone"]);
  });

  test("are taken off at once when the same person has put another there", () => {
    const missed = { [act]: at("09:10:00") };
    expect(told(state, read("09:10:00", reaction(2, "09:05:00", "-1")), missed)).toEqual([
      "reject ana 09:05 reaction:2:7:0",
      "deleted ana 09:05 reaction:1:7:gone",
    ]);
    expect(told(state, read("09:10:00", reaction(2, "09:05:00", "-1", bo)), missed)).toEqual([
      "reject bo 09:05 reaction:2:7:0",
    ]);
    const both = replay([voted(1, "09:00:00"), voted(2, "09:05:00")]);
    expect(told(both, read("09:10:00", reaction(2, "09:05:00", "-1")), missed)).toEqual([
      "reject ana 09:05 reaction:2:7:0",
    ]);
  });

  test("are not missed where the comment itself was not read", () => {
    const elsewhere = replay([voted(1, "09:00:00", ana, 6)]);
    expect(missedReactions(elsewhere, read("09:10:00"), {})).toEqual({});
    expect(missedReactions(state, [], { [act]: at("09:10:00") })).toEqual({});
  });

  test("are looked for again when a minute has passed", () => {
    const missed = { [act]: at("09:10:00") };
    expect(confirmMissed(missed, at("09:10:05"))).toBe(at("09:11:00"));
    expect(confirmMissed(missed, at("09:12:00"))).toBeNull();
    expect(confirmMissed({}, at("09:12:00"))).toBeNull();
  });
});
