/** A vote that decided nothing opens another round by itself, so many times. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Question } from "../../src/core/model/ballot.ts";
import type { Decision } from "../../src/core/model/decision.ts";
import type { Facts, Roll } from "../../src/core/model/facts.ts";
import { facts, person, policyWith, role, sha } from "../builders/guild.ts";
import { cast, decidedAt, heads, sung, under } from "../builders/looks.ts";
import { lee, mia, pat } from "../builders/people.ts";
import { command, push, thread } from "../builders/timeline.ts";

const end = "2026-03-10T00:00:00Z";
const rounds: Partial<Question> = { undecided: { days: 5, most: 3 } };

const seen = (
  happenings: readonly Happening[],
  now: string,
  more: Partial<Facts> = {},
  terms: Partial<Question> = rounds,
): Decision => decidedAt([sung, ...happenings], now, { ...under(policyWith(terms)), ...more });

const later = "2026-06-01T00:00:00Z";

describe("another round", () => {
  test("opens at the instant of the end, with the period, the header's date and nobody's vote", () => {
    const { state, entries } = seen(cast("aar"), "2026-03-10T09:00:00Z");
    expect(state.ballots.map(({ id, opened, closes, closed }) => [id, opened, closes, closed !== null])).toEqual([
      ["chanting/1", "2026-03-04T09:00:00Z", end, true],
      ["chanting/2", end, "2026-03-15T00:00:00Z", false],
    ]);
    expect(state).toMatchObject({
      status: "Sung",
      window: { ends: "2026-03-15T00:00:00Z", ended: false, extendedDays: 0 },
      writes: { until: "2026-03-14" },
    });
    expect(entries.slice(-4).map(({ at, cause, fact }) => [at, cause.kind, fact.kind])).toEqual([
      [end, "deadline", "ballot-closed"],
      [end, "deadline", "window-ended"],
      [end, "deadline", "window-extended"],
      [end, "deadline", "ballot-opened"],
    ]);
  });

  test.each([
    ["it passed", "aaa", 1],
    ["more than half rejected", "rrr", 1],
    ["nobody voted", "", 2],
    ["too few approved", "aar", 2],
    ["equal sides", "aarr", 2],
  ])("%s", (_what, choices, count) => {
    expect(seen(cast(choices), "2026-03-11T00:00:00Z").state.ballots).toHaveLength(count);
  });

  test("a vote at the instant of the end counts in the round that ends, and in no other", () => {
    const { state } = seen([...cast("aa"), ...cast("....r", end, 40)], "2026-03-11T00:00:00Z");
    expect(state.ballots[0]?.closed?.tally.counts).toMatchObject({ approve: 2, reject: 1 });
    const { tallies } = seen([...cast("aa"), ...cast("....r", end, 40)], "2026-03-11T00:00:00Z");
    expect(tallies.get(state.ballots[1]?.id ?? ("" as never))?.counts).toMatchObject({
      approve: 0,
      reject: 0,
      silent: 5,
    });
  });

  test("passes when it does", () => {
    const { state } = seen([...cast("aar"), ...cast("aaa", "2026-03-12T09:00:00Z", 30)], later);
    expect(state).toMatchObject({ status: "Bound", since: "2026-03-15T00:00:00Z" });
  });

  test("is about the text that is there when it opens", () => {
    const changed = push("2026-03-06T00:00:00Z", pat, sha(1));
    const { state } = seen([...cast("a"), changed, ...cast("aaa", "2026-03-12T09:00:00Z", 30)], later);
    expect(state).toMatchObject({ status: "Bound", heldMove: null });
  });
});

describe("the number of rounds", () => {
  test("is bounded, and the end of the last one says so", () => {
    const { state } = seen([], later);
    expect(state.ballots.map(({ closed, noRound }) => [closed?.at, noRound?.code])).toEqual([
      [end, undefined],
      ["2026-03-15T00:00:00Z", undefined],
      ["2026-03-20T00:00:00Z", "rounds-used-up"],
    ]);
    expect(state.window?.ended).toBe(true);
  });

  test("counts a round asked for by command, and one more can be asked for", () => {
    const asked = command("2026-03-21T09:00:00Z", mia, "/linger 3d because they were away", 60);
    const { state } = seen([asked], later);
    expect(state.ballots.map(({ noRound }) => noRound?.code)).toEqual([
      undefined,
      undefined,
      "rounds-used-up",
      "rounds-used-up",
    ]);
  });

  test("begins anew with a cycle, and leaves out what was cancelled", () => {
    const hushed = command("2026-03-21T09:00:00Z", mia, "/hush because we start over", 60);
    const again = command("2026-03-22T09:00:00Z", mia, "/sing 5d", 61);
    expect(seen([hushed, again], later).state.ballots).toHaveLength(6);
    const cancelled = command("2026-03-06T09:00:00Z", mia, "/cancel-ballot because of a mistake", 60);
    const reopened = command("2026-03-07T09:00:00Z", mia, "/sing 5d", 61);
    expect(seen([cancelled, reopened], later).state.ballots.map(({ voided }) => voided !== null)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("rests with the thread", () => {
    const shut = [thread("2026-03-05T00:00:00Z", "closed", pat), thread("2026-03-15T00:00:00Z", "open", pat)];
    expect(seen(shut, "2026-03-21T00:00:00Z").state.ballots.map(({ opened }) => opened)).toEqual([
      "2026-03-04T09:00:00Z",
      "2026-03-20T00:00:00Z",
    ]);
  });
});

describe("seats of its own", () => {
  const rollOf = (people: readonly string[]): Roll => ({
    kind: "roll",
    people: people.map((login, place) => person(login, place + 1)),
    why: "listed",
  });
  const opened = seen([], "2026-03-09T00:00:00Z").state;
  const endsWith = (roll: Roll | null, now = "2026-03-11T00:00:00Z"): Decision =>
    decide(
      opened,
      [],
      facts(now, heads, {
        policy: { kind: "policy", policy: policyWith(rounds) },
        rolls: roll ? new Map([[role("circle"), roll]]) : new Map(),
      }),
    );

  test("as the role is now", () => {
    expect(
      endsWith(rollOf(["ana", "bo", "zoe"])).state.ballots[1]?.seats.map(({ person: { login } }) => login),
    ).toEqual(["ana", "bo", "zoe"]);
  });

  test("needed before the end is recorded", () => {
    const decision = endsWith(null);
    expect(decision.needs).toEqual([{ kind: "roll", role: "circle" }]);
    expect(decision.state.ballots[0]?.closed).toBeNull();
  });

  test("that cannot be read for the moment: the end waits", () => {
    const decision = endsWith({ kind: "failed", forGood: false, why: "no answer" });
    expect(decision.hold?.code).toBe("look-up-failed");
    expect(decision.state.ballots[0]?.closed).toBeNull();
  });

  test.each([
    ["cannot be read for good", { kind: "failed", forGood: true, why: "no such team" } as Roll, "role-unreadable"],
    ["are too few", rollOf(["ana", "bo"]), "too-few-voters"],
  ])("that %s: the end stands, no round opens, and it is said why", (_what, roll, code) => {
    const { state } = endsWith(roll);
    expect(state.ballots).toMatchObject([{ closed: { at: end }, noRound: { code } }]);
    expect(state.window?.ended).toBe(true);
  });
});

describe("with a tie", () => {
  test("more time first, then another round", () => {
    const { state } = seen(cast("ar"), "2026-03-20T00:00:00Z", {}, { ...rounds, tie: { kind: "extend", days: 7 } });
    expect(state.ballots.map(({ opened, closes }) => [opened, closes])).toEqual([
      ["2026-03-04T09:00:00Z", "2026-03-17T00:00:00Z"],
      ["2026-03-17T00:00:00Z", "2026-03-22T00:00:00Z"],
    ]);
  });

  test("decided against, another round from the instant of the word", () => {
    const against = command("2026-03-12T09:00:00Z", lee, "/break-tie reject because it rains", 60);
    const terms: Partial<Question> = { ...rounds, tie: { kind: "decided-by", role: role("high-keeper") } };
    const { state } = seen([...cast("ar"), against], "2026-03-13T00:00:00Z", {}, terms);
    expect(state.ballots[1]).toMatchObject({ opened: "2026-03-12T09:00:00Z", closes: "2026-03-18T00:00:00Z" });
    expect(state.window).toMatchObject({ ends: "2026-03-18T00:00:00Z", ended: false });
  });
});
