import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState, replay } from "../../src/core/record/replay.ts";
import { endings } from "../builders/endings.ts";
import { at, start, timelines } from "../builders/generated-timelines.ts";
import { circle, facts, person, policy, sha } from "../builders/guild.ts";
import { headsWith } from "../builders/looks.ts";
import { lee, mia, pat } from "../builders/people.ts";
import { command, opening, push, thread, vote } from "../builders/timeline.ts";

/** The last differs from the first in form only. */
const heads = headsWith("Text 0.", "Text 1.", "Text 2.", "Text 0!");

/** Everything that happened until `now`, decided in one look. */
const look = (state: State, happenings: readonly Happening[], now: string, under: Policy = policy) =>
  decide(
    state,
    happenings.filter((one) => one.key.at <= now),
    facts(now, heads, { policy: { kind: "policy", policy: under } }),
  );

const oneLook = (happenings: readonly Happening[], now: string): State =>
  look(emptyState(), [opening(start, pat, sha(0)), ...happenings], now).state;

const kinds = (entries: readonly NewEntry[]): readonly string[] => entries.map((entry) => entry.fact.kind);

describe("a charm from its opening to Bound", () => {
  const sung = command("2026-03-04T09:02:00Z", mia, "/sing 5d", 1);
  const votes = ["ana", "bo", "chen"].map((name, place) =>
    vote(`2026-03-05T09:0${place}:00Z`, person(name, place + 1), "approve", 10 + place),
  );

  test("the opening records document, steward and head", () => {
    const { entries } = look(emptyState(), [opening(start, pat, sha(0))], start);
    expect(kinds(entries)).toEqual(["opened", "steward-assigned", "head"]);
  });

  test("the window ends at the end of its last day, and the ballot with it", () => {
    const state = oneLook([sung], "2026-03-04T10:00:00Z");
    expect(state.status).toBe("Sung");
    expect(state.window?.ends).toBe("2026-03-10T00:00:00Z");
    expect(state.ballots.map((ballot) => ballot.closes)).toEqual(["2026-03-10T00:00:00Z"]);
    expect(state.writes).toEqual({ state: "Sung", until: "2026-03-09" });
    expect(state.document?.number).toBe(12);
  });

  test.each([
    ["before the end", "2026-03-09T23:59:59Z", "Sung"],
    ["at the end, before it has settled", "2026-03-10T00:01:59Z", "Sung"],
    ["when it has settled", "2026-03-10T00:02:00Z", "Bound"],
    ["long after", "2026-06-01T00:00:00Z", "Bound"],
  ])("three of five approve: %s", (_when, now, status) => {
    const state = oneLook([sung, ...votes], now);
    expect(state.status).toBe(status);
    if (status === "Bound") expect(state.since).toBe("2026-03-10T00:00:00Z");
  });

  test.each([
    ["a vote at the closing instant counts", "2026-03-10T00:00:00Z", "Bound"],
    ["one second after it is late", "2026-03-10T00:00:01Z", "Sung"],
  ])("%s", (_what, at, status) => {
    const last = vote(at, person("chen", 3), "approve", 99);
    expect(oneLook([sung, ...votes.slice(0, 2), last], "2026-03-11T00:00:00Z").status).toBe(status);
  });

  test("a changed text voids nothing but stops votes on the earlier one, and holds the move", () => {
    const changed = push("2026-03-06T00:00:00Z", pat, sha(1));
    const again = circle
      .slice(0, 3)
      .map((name, place) => vote("2026-03-07T00:00:00Z", person(name, place + 1), "approve", 30 + place));
    expect(oneLook([sung, ...votes, changed], "2026-03-11T00:00:00Z").ballots[0]?.closed?.tally.outcome).toBe("failed");
    const held = oneLook([sung, ...votes, changed, ...again], "2026-03-11T00:00:00Z");
    expect(held.ballots[0]?.closed?.tally.outcome).toBe("passed");
    expect(held.status).toBe("Sung");
    expect(held.heldMove?.why).toBe("text-changed");
  });

  test("more than half rejecting breaks it", () => {
    const against = circle
      .slice(0, 3)
      .map((name, place) => vote("2026-03-07T00:00:00Z", person(name, place + 1), "reject", 30 + place));
    expect(oneLook([sung, ...against], "2026-03-11T00:00:00Z").status).toBe("Broken");
  });

  test("an undecided one waits, is lengthened into a new round without the old votes, and can be shattered", () => {
    const extended = command("2026-03-11T09:00:00Z", mia, "/linger 5d because nobody was there", 40);
    const state = oneLook([sung, ...votes.slice(0, 2), extended], "2026-03-12T00:00:00Z");
    expect(state.ballots.map((ballot) => [ballot.id, ballot.closed !== null])).toEqual([
      ["chanting/1", true],
      ["chanting/2", false],
    ]);
    expect(state.window).toMatchObject({ ends: "2026-03-17T00:00:00Z", ended: false });
    const shattered = command("2026-03-18T09:00:00Z", lee, "/shatter because it hurts", 41);
    expect(oneLook([sung, extended, shattered], "2026-03-19T00:00:00Z").status).toBe("Broken");
  });

  test("a closed thread pauses the ballot and gives it the time that was left", () => {
    const paused = [thread("2026-03-05T00:00:00Z", "closed", pat), thread("2026-03-15T00:00:00Z", "open", pat)];
    expect(oneLook([sung, ...paused], "2026-03-16T00:00:00Z").ballots[0]?.closes).toBe("2026-03-20T00:00:00Z");
  });
});

describe("commands that are refused", () => {
  const sing = command("2026-03-03T09:00:00Z", mia, "/sing 5d", 1);
  const cases: readonly (readonly [string, readonly Happening[], string])[] = [
    ["an outsider asks", [command("2026-03-04T09:00:00Z", person("zed", 9), "/sing 5d", 2)], "not-a-steward"],
    ["the author asks", [command("2026-03-04T09:00:00Z", pat, "/sing 5d", 2)], "not-a-steward"],
    ["no length", [command("2026-03-04T09:00:00Z", mia, "/sing", 2)], "period-missing"],
    ["not a length", [command("2026-03-04T09:00:00Z", mia, "/sing soon", 2)], "period-unreadable"],
    ["too short", [command("2026-03-04T09:00:00Z", mia, "/sing 2d", 2)], "period-out-of-bounds"],
    ["too long", [command("2026-03-04T09:00:00Z", mia, "/sing 11d", 2)], "period-out-of-bounds"],
    ["a second time", [sing, command("2026-03-04T09:00:00Z", mia, "/sing 5d", 2)], "not-from-this-status"],
    [
      "named twice",
      [command("2026-03-03T09:00:00Z", mia, "/name", 2), command("2026-03-04T09:00:00Z", mia, "/name", 3)],
      "already-done",
    ],
    ["no reason", [sing, command("2026-03-04T09:00:00Z", mia, "/hush", 2)], "reason-missing"],
    ["before the end", [sing, command("2026-03-04T09:00:00Z", lee, "/shatter because I can", 2)], "window-running"],
    ["a word too many", [command("2026-03-04T09:00:00Z", mia, "/name it", 2)], "unexpected-word"],
    ["nearly a command", [command("2026-03-04T09:00:00Z", mia, "/shater because so", 2)], "unknown-command"],
    ["nothing to lengthen", [command("2026-03-04T09:00:00Z", mia, "/linger 3d because slow", 2)], "no-window"],
    [
      "too much at once",
      [sing, command("2026-03-04T09:00:00Z", mia, "/linger 6d because slow", 2)],
      "extension-too-long",
    ],
    [
      "closed",
      [thread("2026-03-03T09:00:00Z", "closed", pat), command("2026-03-04T09:00:00Z", mia, "/sing 5d", 2)],
      "thread-closed",
    ],
    ["an author as keeper", [command("2026-03-04T09:00:00Z", lee, "/entrust @pat", 2)], "is-author"],
  ];
  test.each(cases)("%s", (_what, happenings, code) => {
    const state = oneLook(happenings, "2026-03-05T00:00:00Z");
    expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, code });
  });

  test("a word that is near none of ours is another bot's and leaves no entry", () => {
    const { entries } = look(
      emptyState(),
      [opening(start, pat, sha(0)), command("2026-03-04T09:00:00Z", mia, "/rebase-please", 2)],
      "2026-03-05T00:00:00Z",
    );
    expect(kinds(entries)).not.toContain("command");
  });

  test("a period outside the bounds is granted with a reason, or to the primary steward", () => {
    for (const asked of [
      command("2026-03-04T09:00:00Z", mia, "/sing 2d because of the moon", 2),
      command("2026-03-04T09:00:00Z", lee, "/sing 2d", 2),
    ]) {
      expect(oneLook([asked], "2026-03-05T00:00:00Z").status).toBe("Sung");
    }
  });
});

const end = at(45 * 24 * 60);

describe.each(Object.entries(endings))("the fold, %s", (_terms, under) => {
  const numRuns = under === policy ? 300 : 150;

  test("a look after every act and one look at the end give the same entries", () => {
    fc.assert(
      fc.property(timelines, fc.array(fc.nat({ max: 45 * 24 * 60 }), { maxLength: 10 }), (acts, extraLooks) => {
        const all = [opening(start, pat, sha(0)), ...acts];
        const looks = [...new Set([...all.map((one) => one.key.at as string), ...extraLooks.map(at), end])].sort();
        let state = emptyState();
        const entries: NewEntry[] = [];
        for (const now of looks) {
          const decision = look(state, all, now, under);
          expect(decision.needs).toEqual([]);
          entries.push(...decision.entries);
          state = decision.state;
        }
        expect(entries).toEqual(look(emptyState(), all, end, under).entries);
      }),
      { numRuns },
    );
  });

  test("the state is what a replay of its entries gives, and deciding again changes nothing", () => {
    fc.assert(
      fc.property(timelines, (acts) => {
        const all = [opening(start, pat, sha(0)), ...acts];
        const { entries, state } = look(emptyState(), all, end, under);
        expect(replay(entries)).toEqual(state);
        expect(look(state, all, end, under).entries).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the fold", () => {
  test("what is missing is asked for, and nothing is judged past it", () => {
    const all = [
      opening(start, pat, sha(0)),
      command("2026-03-04T09:00:00Z", mia, "/sing 5d", 1),
      vote("2026-03-05T09:00:00Z", person("ana", 1), "approve", 2),
    ];
    const without = decide(emptyState(), all, facts(end, heads, { rolls: new Map() }));
    expect(without.needs).toEqual([{ kind: "roll", role: "circle" }]);
    expect(without.state.votes).toEqual([]);
    expect(decide(without.state, all, facts(end, heads)).state.votes).toHaveLength(1);
  });

  test.each([
    ["failed for the moment: the fold stops", false],
    ["failed for good: the command is refused", true],
  ])("a roll that cannot be read %s", (_what, forGood) => {
    const all = [opening(start, pat, sha(0)), command("2026-03-04T09:00:00Z", mia, "/sing 5d", 1)];
    const rolls = new Map([["circle" as never, { kind: "failed" as const, forGood, why: "no answer" }]]);
    const decision = decide(emptyState(), all, facts(end, heads, { rolls }));
    expect(decision.state.status).toBe("Whispered");
    if (forGood) expect(decision.state.commands[0]?.verdict.code).toBe("role-unreadable");
    else expect(decision.hold?.code).toBe("look-up-failed");
  });

  test("nothing closes while the clocks disagree, or while what happened before a start is still on its way", () => {
    const all = [opening(start, pat, sha(0)), command("2026-03-04T09:00:00Z", mia, "/sing 5d", 1)];
    const decision = decide(emptyState(), all, facts(end, heads, { clockSkewed: true }));
    expect(decision.hold?.code).toBe("clock-skewed");
    const away = decide(emptyState(), all, facts(end, heads, { caughtUp: false }));
    expect(away.hold?.code).toBe("catching-up");
    expect(away.entries.map(({ fact }) => fact.kind)).not.toContain("ballot-closed");
    expect(decision.state.ballots[0]?.closed).toBeNull();
  });

  test("a broken policy stops everything, a missing one records nothing", () => {
    const all = [opening(start, pat, sha(0))];
    const broken = facts(end, heads, { policy: { kind: "broken", commit: sha("f"), problems: [] } });
    expect(decide(emptyState(), all, broken)).toMatchObject({ entries: [], hold: { code: "policy-broken" } });
    expect(decide(emptyState(), all, facts(end, heads, { policy: { kind: "missing" } }))).toMatchObject({
      entries: [],
      hold: null,
    });
  });
});
