/** A move that turns a document down, asked for by the word of a vote: what is a vote, what is the move, and the way back. */
import { describe, expect, test } from "vitest";
import { voteOf } from "../../src/core/commands/vote-calls.ts";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { charmText, facts, person, policyTurningDown, reading, sha } from "../builders/guild.ts";
import { command, opening, thread } from "../builders/timeline.ts";

const pat = person("pat", 100);
const mia = person("mia", 50);
const zoe = person("zoe", 70);
const ana = person("ana", 1);
const heads = [reading(sha(0), charmText("Text 0."))];

const seen = (happenings: readonly Happening[]): State =>
  decide(
    emptyState(),
    [opening(start, pat, sha(0)), ...happenings],
    facts("2026-03-08T09:00:00Z", heads, { policy: { kind: "policy", policy: policyTurningDown } }),
  ).state;

const at = (minute: number): string => `2026-03-03T09:${String(minute).padStart(2, "0")}:00Z`;
const sung = command(at(0), mia, "/sing 5d", 1);
/** As a comment is read: a vote's word is a vote, with its line. */
const rejected = (by = mia, minute = 2, source = 2): Happening => {
  const given = command(at(minute), by, "/reject because it limps", source);
  const vote = given.kind === "act" && given.act.what.kind === "command" ? voteOf(given.act.what) : null;
  return given.kind === "act" && vote ? { ...given, act: { ...given.act, what: vote } } : given;
};

describe("/reject where a process has a move of that word", () => {
  test("is the move while no vote is open", () => {
    const state = seen([rejected()]);
    expect(state).toMatchObject({ status: "Whispered", turnedDown: { by: mia, closed: false }, votes: [] });
    expect(state.milestones.at(-1)?.what).toMatchObject({ kind: "turned-down", by: mia });
  });

  test("by others is refused like any move", () => {
    expect(seen([rejected(zoe)]).commands.at(-1)?.verdict).toMatchObject({ done: false, code: "not-a-steward" });
  });

  test("needs its reason", () => {
    expect(seen([command(at(2), mia, "/reject", 2)]).commands.at(-1)?.verdict.code).toBe("reason-missing");
  });

  test("is a vote of whoever has a seat, and of everybody but the steward, while one is open", () => {
    expect(seen([sung, rejected(ana)])).toMatchObject({
      status: "Sung",
      turnedDown: null,
      votes: [{ choice: "reject" }],
    });
    expect(seen([sung, rejected(zoe)])).toMatchObject({ turnedDown: null, votes: [{ by: zoe }] });
  });

  test("of the steward without a seat is the move, and the open vote goes with the status", () => {
    expect(seen([sung, rejected()])).toMatchObject({
      status: "Whispered",
      turnedDown: { by: mia },
      votes: [],
      ballots: [{ voided: { why: "moved" } }],
    });
  });
});

describe("afterwards", () => {
  const closed = thread(at(3), "closed", pat);
  const opened = thread(at(5), "open", pat);

  test("the closing is done once", () => {
    expect(seen([rejected(), closed]).turnedDown).toMatchObject({ closed: true });
    expect(seen([rejected(), closed, opened]).turnedDown).toMatchObject({ closed: true });
  });

  test("one that was closed in the same moment stays so", () => {
    expect(seen([thread(at(1), "closed", pat), rejected()])).toMatchObject({
      thread: "closed",
      turnedDown: { closed: true },
    });
  });

  test("another move takes it up again", () => {
    expect(seen([rejected(), closed, opened, command(at(6), mia, "/sing 5d", 6)])).toMatchObject({
      status: "Sung",
      turnedDown: null,
    });
  });

  test("it is undone once the thread is open again, though it was closed meanwhile", () => {
    const undo = (minute: number) => command(at(minute), mia, "/undo", 9);
    expect(seen([sung, rejected(), undo(4)])).toMatchObject({ status: "Sung", turnedDown: null });
    expect(seen([sung, rejected(), closed, undo(4)]).commands.at(-1)?.verdict.code).toBe("thread-closed");
    expect(seen([rejected(), closed, opened, undo(6)])).toMatchObject({ status: "Whispered", turnedDown: null });
  });

  test("what is merged is not turned down", () => {
    expect(seen([thread(at(1), "merged", pat), rejected()]).commands.at(-1)?.verdict.code).toBe("thread-closed");
  });
});
