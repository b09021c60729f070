/**
 * Acts made in time and seen after the close: the outcome stands, and whether they would
 * have changed it is told exactly; whoever the kind names answers for it.
 */
import { describe, expect, test } from "vitest";
import { doubtedBallot } from "../../src/core/ballots/if-seen.ts";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { State } from "../../src/core/model/state.ts";
import { gateOf } from "../../src/core/plan/gate.ts";
import { emptyState, replay } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { charm, charmText, facts, person, reading, role, sha } from "../builders/guild.ts";
import { heads, sung } from "../builders/looks.ts";
import { mia, pat, sam } from "../builders/people.ts";
import { command, deletion, opening, push, thread, vote } from "../builders/timeline.ts";

const closed = "2026-03-10T00:05:00Z";
const inTime = "2026-03-09T12:00:00Z";
const ids: Readonly<Record<string, number>> = { ana: 1, bo: 2, chen: 3, dee: 4, eli: 5 };

const given = (
  name: string,
  choice: "approve" | "reject" | "abstain" | "withdraw",
  at = "2026-03-05T09:00:00Z",
  source = 10,
) => vote(at, person(name, ids[name] ?? 9), choice, source + (ids[name] ?? 9));
const late = (name: string, choice: "approve" | "reject" | "abstain" | "withdraw", source = 60): Happening =>
  given(name, choice, inTime, source);
/** A look after the close that lacks the late acts, then one with all. */
const seen = (
  happenings: readonly Happening[],
  lateActs: readonly Happening[],
  now = "2026-03-11T09:00:00Z",
): State => {
  const early = [opening(start, pat, sha(0)), ...happenings.filter((one) => one.key.at <= closed)];
  const first = decide(emptyState(), early, facts(closed, heads));
  const second = decide(first.state, [opening(start, pat, sha(0)), ...happenings, ...lateActs], facts(now, heads));
  expect(replay([...first.entries, ...second.entries])).toEqual(second.state);
  return second.state;
};

const gate = (state: State, merged = false): string =>
  gateOf({
    state,
    kind: charm,
    reading: reading(sha(0), charmText("Text 0.", { state: state.status ?? "" })),
    hold: null,
    merged,
    approvers: null,
    perMove: false,
  }).code;

const failing = [sung, given("ana", "approve"), given("bo", "approve")];
const passing = [...failing, given("chen", "approve")];
const confirm = (at: string, by = mia, source = 90) =>
  command(at, by, "/confirm-outcome because it was agreed", source);
const ask = (at: string, words = "", by = mia) => command(at, by, `/ask-again${words} because it was close`, 91);

describe("whether acts seen too late would have changed the outcome", () => {
  const cases: readonly (readonly [string, readonly Happening[], readonly Happening[], string | null])[] = [
    ["one approval more passes it", failing, [late("chen", "approve")], "passed"],
    ["one rejection more does not", failing, [late("chen", "reject")], null],
    ["an approval taken back fails it", passing, [late("chen", "withdraw")], "failed"],
    ["an approval turned into a rejection fails it", passing, [late("chen", "reject")], "failed"],
    ["an approval of somebody without a seat does nothing", failing, [late("zed", "approve")], null],
    [
      "a vote that is superseded by one seen in time does nothing",
      [...failing, given("chen", "reject", "2026-03-09T13:00:00Z")],
      [late("chen", "approve")],
      null,
    ],
    ["two that outweigh each other do nothing", passing, [late("chen", "reject"), late("dee", "approve", 61)], null],
    [
      "a third rejection rejects it",
      [sung, given("ana", "reject"), given("bo", "reject")],
      [late("chen", "reject")],
      "rejected",
    ],
    ["a comment deleted in time fails it", passing, [deletion(inTime, person("chen", 3), 13)], "failed"],
    [
      "a comment deleted after the end does nothing",
      passing,
      [deletion("2026-03-10T00:00:01Z", person("chen", 3), 13)],
      null,
    ],
    ["a vote after the end does nothing", failing, [given("chen", "approve", "2026-03-10T00:00:01Z", 60)], null],
    ["a vote at the end counts", failing, [given("chen", "approve", "2026-03-10T00:00:00Z", 60)], "passed"],
    ["the same vote told again does nothing", passing, passing.slice(1), null],
  ];
  test.each(cases)("%s", (_what, happenings, acts, ending) => {
    const before = seen(happenings, []);
    const state = seen(happenings, acts);
    expect(doubtedBallot(state)?.ifSeen.ending ?? null).toBe(ending);
    expect(state.ballots[0]?.closed).toEqual(before.ballots[0]?.closed);
    expect(state.status).toBe(before.status);
    expect(gate(state) === "outcome-in-doubt").toBe(ending !== null);
  });

  test("a vote on an earlier text belongs to that text, however late it is seen", () => {
    const pushed = push("2026-03-09T18:00:00Z", pat, sha(1));
    expect(doubtedBallot(seen([...failing, pushed], [late("chen", "approve")]))).toBeNull();
  });

  test("what was done to a comment after the end is not counted with it", () => {
    const gone = deletion("2026-03-10T00:03:00Z", person("chen", 3), 13);
    expect(doubtedBallot(seen([...passing, gone], [late("dee", "reject")]))).toBeNull();
  });

  test("nobody is asked once it is merged, nor for a round that was asked again", () => {
    const merged = thread("2026-03-10T00:04:00Z", "merged", pat);
    expect(doubtedBallot(seen([...passing, merged], [late("chen", "reject")]))).toBeNull();
    const again = command("2026-03-10T00:04:00Z", mia, "/linger 5d because nobody came", 40);
    expect(doubtedBallot(seen([...failing, again], [late("chen", "approve")]))).toBeNull();
  });

  test("what is late for one ballot counts in another that is still open", () => {
    const again = command("2026-03-10T00:04:00Z", mia, "/linger 5d because nobody came", 40);
    const state = seen([...failing, again], [late("chen", "approve")]);
    expect(state.ballots[1]?.closed).toBeNull();
    expect(state.votes.at(-1)).toMatchObject({ seenLate: true });
  });
});

describe("who is asked", () => {
  const acts = [late("chen", "approve")];
  const at = "2026-03-11T09:00:00Z";

  test.each([
    ["the steward", mia],
    ["the secretary", sam],
  ])("%s confirms the outcome, for good", (_who, by) => {
    const state = seen([...failing, confirm(at, by)], acts);
    expect(state.commands.at(-1)?.verdict.done).toBe(true);
    expect(state.ballots[0]?.confirmed).toMatchObject({ by });
    expect(gate(state)).toBe("overdue");
    expect(gate(seen([...failing, confirm(at, by)], [...acts, late("dee", "approve", 61)]))).toBe("overdue");
  });

  test("asks again: a new round as long as the last, nothing carried over", () => {
    const state = seen([...failing, ask(at)], acts);
    expect(state.ballots).toMatchObject([{ round: 1 }, { round: 2, closes: "2026-03-17T00:00:00Z", closed: null }]);
    expect(state).toMatchObject({
      status: "Sung",
      window: { ends: "2026-03-17T00:00:00Z", ended: false, extendedDays: 0 },
    });
    expect(state.writes).toMatchObject({ state: "Sung", until: "2026-03-16" });
    expect(gate(state)).toBe("voting");
  });

  test("asks again for as long as is said, where it had been decided", () => {
    const state = seen([...passing, ask(at, " 3d")], [late("chen", "reject")]);
    expect(state.status).toBe("Sung");
    expect(state.ballots[1]).toMatchObject({ round: 2, closes: "2026-03-15T00:00:00Z" });
    expect(gate(state)).toBe("voting");
  });

  test("both can be undone", () => {
    const undo = command("2026-03-11T09:05:00Z", mia, "/undo", 95);
    for (const answer of [confirm(at), ask(at)]) {
      const state = seen([...failing, answer, undo], acts, "2026-03-11T09:05:00Z");
      expect(gate(state)).toBe("outcome-in-doubt");
      expect(state.status).toBe("Sung");
    }
  });

  const cases: readonly (readonly [string, readonly Happening[], readonly Happening[], string])[] = [
    ["by a voter", [...failing, confirm(at, person("ana", 1))], acts, "not-a-steward"],
    ["by the author", [...failing, ask(at, "", pat)], acts, "not-a-steward"],
    ["where nothing is in doubt", [...failing, confirm(at)], [], "no-doubt"],
    ["before the close", [sung, confirm("2026-03-05T09:00:00Z")], [], "no-doubt"],
    ["once it is confirmed", [...failing, confirm(at), ask("2026-03-11T09:01:00Z")], acts, "no-doubt"],
    ["without a reason", [...failing, command(at, mia, "/confirm-outcome", 90)], acts, "reason-missing"],
    [
      "with a word too many",
      [...failing, command(at, mia, "/confirm-outcome now because so", 90)],
      acts,
      "unexpected-word",
    ],
    ["for no length of time", [...failing, ask(at, " soon")], acts, "period-unreadable"],
    ["while closed", [...failing, thread("2026-03-11T08:00:00Z", "closed", pat), confirm(at)], acts, "thread-closed"],
  ];
  test.each(cases)("refused %s", (_what, happenings, lateActs, code) => {
    const state = seen(happenings, lateActs);
    expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, code });
  });
});

test("a tie that late acts would have made, or broken, is told where something follows from it", () => {
  const { policy } = facts(closed, heads);
  if (policy.kind !== "policy") throw new Error("There is a policy.");
  const [name, question] = [...policy.policy.questions][0] ?? [];
  if (!name || !question) throw new Error("There is a question.");
  const tied = {
    ...policy.policy,
    questions: new Map([[name, { ...question, tie: { kind: "decided-by", role: role("high-keeper") } as const }]]),
  };
  const more = { policy: { kind: "policy", policy: tied } as const };
  const even = [opening(start, pat, sha(0)), sung, given("ana", "approve"), given("bo", "reject")];
  const first = decide(emptyState(), even, facts(closed, heads, more)).state;
  expect(first.ballots[0]?.tie?.waits).toBeDefined();
  const { state } = decide(first, [...even, late("chen", "reject")], facts("2026-03-11T09:00:00Z", heads, more));
  expect(doubtedBallot(state)?.ifSeen.ending).toBe("failed");
});
