/** The life of a ballot between its opening and its end: paused, resumed, cancelled, taken back. */
import { describe, expect, test } from "vitest";
import type { Happening } from "../../src/core/model/act.ts";
import { circle, person } from "../builders/guild.ts";
import { stateAt, sung } from "../builders/looks.ts";
import { lee, mia, pat } from "../builders/people.ts";
import { command, thread, vote } from "../builders/timeline.ts";

const paused = command("2026-03-06T09:00:00Z", mia, "/pause because of the flood", 2);
const resumed = command("2026-03-20T10:00:00Z", mia, "/resume", 3);
const approve = (at: string, name: string, id: number) => vote(at, person(name, id), "approve", 20 + id);

describe("a pause", () => {
  test("lets window and ballot go on together with the time that was left", () => {
    const state = stateAt([sung, paused, resumed], "2026-03-20T11:00:00Z");
    expect(state.window?.ends).toBe("2026-03-24T01:00:00Z");
    expect(state.ballots[0]).toMatchObject({ closes: "2026-03-24T01:00:00Z", restsSince: null });
    expect(state.writes.until).toBe("2026-03-24");
    expect(state.paused).toBeNull();
  });

  test("outlasts the end that was set before: nothing closes, and votes given meanwhile count", () => {
    const votes = ["ana", "bo", "chen"].map((name, place) => approve("2026-03-15T09:00:00Z", name, place + 1));
    const during = stateAt([sung, paused, ...votes], "2026-03-19T00:00:00Z");
    expect(during.ballots[0]?.closed).toBeNull();
    expect(stateAt([sung, paused, ...votes, resumed], "2026-03-25T00:00:00Z").status).toBe("Bound");
  });

  test("counts a thread closed within it only once", () => {
    const shut = [thread("2026-03-08T00:00:00Z", "closed", pat), thread("2026-03-10T00:00:00Z", "open", pat)];
    expect(stateAt([sung, paused, ...shut, resumed], "2026-03-20T11:00:00Z").window?.ends).toBe("2026-03-24T01:00:00Z");
  });

  test("is added to an extension made meanwhile", () => {
    const longer = command("2026-03-07T09:00:00Z", mia, "/linger 2d because of the flood", 9);
    const state = stateAt([sung, paused, longer, resumed], "2026-03-20T11:00:00Z");
    expect(state.ballots[0]?.closes).toBe(state.window?.ends);
    expect(state.window?.ends).toBe("2026-03-26T01:00:00Z");
  });

  test("ends with what rested", () => {
    const hushed = command("2026-03-07T09:00:00Z", mia, "/hush because of the flood", 9);
    const again = command("2026-03-08T09:00:00Z", mia, "/sing 5d", 10);
    const state = stateAt([sung, paused, hushed, again], "2026-03-20T00:00:00Z");
    expect(state.paused).toBeNull();
    expect(state.ballots.map((ballot) => ballot.closed !== null)).toEqual([false, true]);
  });
});

describe("a cancelled ballot", () => {
  const cancel = (at: string, source = 5) => command(at, mia, "/cancel-ballot because it was the wrong text", source);

  test.each([
    ["within 72 hours it does not count: the cycle stays, and it may be opened again", "2026-03-07T09:00:00Z", 1],
    ["later it begins a new cycle", "2026-03-07T09:00:01Z", 2],
  ])("%s", (_what, at, cycle) => {
    const state = stateAt([sung, cancel(at)], "2026-03-07T10:00:00Z");
    expect(state).toMatchObject({ status: "Whispered", cycle, window: null, movesThisCycle: [] });
    expect(state.ballots[0]?.voided).toEqual({ at, why: "cancelled" });
    expect(state.writes).toMatchObject({ state: "Whispered", until: null });
    const again = command("2026-03-08T09:00:00Z", mia, "/sing 5d", 6);
    const reopened = stateAt([sung, cancel(at), again], "2026-03-08T10:00:00Z");
    expect(reopened.ballots.map((ballot) => [ballot.round, ballot.cycle])).toEqual([
      [1, 1],
      [2, cycle],
    ]);
    expect(reopened.ballots[1]?.closes).toBe("2026-03-14T00:00:00Z");
  });

  test("never decides anything, whatever was voted [P017, P022]", () => {
    const votes = ["ana", "bo", "chen"].map((name, place) => approve("2026-03-05T09:00:00Z", name, place + 1));
    const state = stateAt([sung, ...votes, cancel("2026-03-06T09:00:00Z")], "2026-04-01T00:00:00Z");
    expect(state).toMatchObject({ status: "Whispered" });
    expect(state.ballots[0]?.closed).toBeNull();
  });
});

describe("refused", () => {
  const later = "2026-03-06T10:00:00Z";
  const cases: readonly (readonly [string, readonly Happening[], string])[] = [
    ["a pause by somebody else", [sung, command(later, pat, "/pause because I say so", 9)], "not-a-steward"],
    ["a pause without a reason", [sung, command(later, mia, "/pause", 9)], "reason-missing"],
    ["a pause of nothing", [command(later, mia, "/pause because so", 9)], "nothing-runs"],
    ["a second pause", [sung, paused, command(later, lee, "/pause because so", 9)], "paused-already"],
    ["a pause with a word", [sung, command(later, mia, "/pause ballot because so", 9)], "unexpected-word"],
    ["a pause while closed", [sung, thread("2026-03-05T09:00:00Z", "closed", pat), paused], "thread-closed"],
    ["resuming what runs", [sung, command(later, mia, "/resume", 9)], "not-paused"],
    ["a cancellation without a ballot [P017]", [command(later, mia, "/cancel-ballot because so", 9)], "no-ballot"],
    [
      "a cancellation by a voter",
      [sung, command(later, person("ana", 1), "/cancel-ballot because so", 9)],
      "not-a-steward",
    ],
    ["a cancellation without a reason", [sung, command(later, mia, "/cancel-ballot", 9)], "reason-missing"],
    ["nearly a command", [sung, command(later, mia, "/cancel-balot because so", 9)], "unknown-command"],
  ];
  test.each(cases)("%s", (_what, happenings, code) => {
    expect(stateAt(happenings, "2026-03-07T00:00:00Z").commands.at(-1)?.verdict).toMatchObject({ done: false, code });
  });
});

describe("the reminder 48 hours before the end", () => {
  const due = "2026-03-08T00:00:00Z";
  const ana = approve("2026-03-05T09:00:00Z", "ana", 1);
  const reminders = (happenings: readonly Happening[], now: string) =>
    stateAt(happenings, now).ballots[0]?.reminders?.map(({ at, people }) => [at, people.map(({ login }) => login)]) ??
    [];

  test("names those who have not voted, at its own instant, once votes given before can have arrived", () => {
    expect(reminders([sung, ana], "2026-03-08T00:00:14Z")).toEqual([]);
    expect(reminders([sung, ana], "2026-03-08T00:00:15Z")).toEqual([[due, ["bo", "chen", "dee", "eli"]]]);
    expect(reminders([sung, ana], "2026-03-09T12:00:00Z")).toEqual([[due, ["bo", "chen", "dee", "eli"]]]);
  });

  test("keeps nobody waiting who votes a moment after it", () => {
    const bo = approve("2026-03-08T00:00:05Z", "bo", 2);
    expect(stateAt([sung, ana, bo], "2026-03-08T00:00:20Z").votes).toHaveLength(2);
    expect(reminders([sung, ana, bo], "2026-03-08T00:00:20Z")).toEqual([[due, ["bo", "chen", "dee", "eli"]]]);
  });

  test("names nobody twice, though the end moves", () => {
    const back = vote("2026-03-09T09:00:00Z", person("ana", 1), "withdraw", 30);
    const longer = command("2026-03-09T10:00:00Z", mia, "/linger 5d because so", 31);
    expect(reminders([sung, ana, back, longer], "2026-03-14T00:00:00Z")).toEqual([
      [due, ["bo", "chen", "dee", "eli"]],
      ["2026-03-13T00:00:00Z", ["ana"]],
    ]);
  });

  test("is not made again by a pause after it, and waits for the end of one before it", () => {
    const late = command("2026-03-08T09:00:00Z", mia, "/pause because so", 30);
    expect(reminders([sung, late, resumed], "2026-04-01T00:00:00Z")).toHaveLength(1);
    expect(reminders([sung, paused, resumed], "2026-03-22T00:00:00Z")).toEqual([]);
    expect(reminders([sung, paused, resumed], "2026-03-22T02:00:00Z")).toMatchObject([
      ["2026-03-22T01:00:00Z", circle],
    ]);
  });

  test("is not made where the vote is opened within 48 hours of its end", () => {
    const short = command("2026-03-04T09:00:00Z", mia, "/sing 1d because of the moon", 1);
    expect(reminders([short], "2026-03-08T00:00:00Z")).toEqual([]);
  });
});
