/** Comments of ours that somebody deleted: once a day, three times, then never; and what is folded away. */
import { describe, expect, test } from "vitest";
import type { Ballot } from "../../src/core/model/ballot.ts";
import type { MadeComment, MadeComments } from "../../src/core/model/made-comment.ts";
import type { Instant } from "../../src/core/model/names.ts";
import type { SeenComment } from "../../src/core/model/seen.ts";
import type { State } from "../../src/core/model/state.ts";
import { planComments } from "../../src/core/plan/comments.ts";
import { planMinimised } from "../../src/core/plan/minimised.ts";
import { missingComments } from "../../src/core/plan/missing-comments.ts";
import { commentsMade, mayBeMade, nextPutBack, withMade } from "../../src/core/plan/put-back.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { aBallot } from "../ballots/a-ballot.ts";
import { emptySeen } from "../builders/github-in-memory.ts";
import { person, sha } from "../builders/guild.ts";

const at = (day: number, hour = 9): Instant => `2026-03-0${day}T${String(hour).padStart(2, "0")}:00:00Z` as Instant;
const comment = (id: number, slot: string, more: Partial<SeenComment> = {}): SeenComment => ({
  id,
  node: `n${id}`,
  slot,
  body: "b",
  createdAt: at(1),
  minimized: false,
  ...more,
});
const made = (...putBack: readonly Instant[]): MadeComment => ({ id: 1, putBack });
const seeing = (...comments: readonly SeenComment[]) => ({ ...emptySeen(sha(0)), comments });

describe("what is known of our comments", () => {
  const cases: readonly (readonly [string, MadeComments, readonly SeenComment[], MadeComments])[] = [
    ["seen for the first time", {}, [comment(1, "status")], { status: made() }],
    ["still there", { status: made() }, [comment(1, "status")], { status: made() }],
    ["gone", { status: made() }, [], { status: made() }],
    [
      "made again by a look that ended before it took note",
      { status: made() },
      [comment(2, "status", { createdAt: at(2) })],
      { status: { id: 2, putBack: [at(2)] } },
    ],
    ["two of one slot", { status: made() }, [comment(2, "status"), comment(1, "status")], { status: made() }],
  ];
  test.each(cases)("%s", (_what, before, seen, after) => {
    expect(commentsMade(before, seen)).toEqual(after);
  });

  test("one made now was put back if there was one before", () => {
    expect(withMade({}, "status", 1, at(1))).toEqual({ status: made() });
    expect(withMade({ status: made() }, "status", 2, at(2))).toEqual({ status: { id: 2, putBack: [at(2)] } });
  });
});

describe("whether it is put back", () => {
  test.each<[string, MadeComment | undefined, ReturnType<typeof mayBeMade>]>([
    ["never made", undefined, { kind: "now" }],
    ["deleted once", made(), { kind: "now" }],
    ["again within a day", made(at(3, 0)), { kind: "later", at: at(4, 0) }],
    ["again after a day", made(at(2, 9)), { kind: "now" }],
    ["a third time", made(at(1), at(2)), { kind: "now" }],
    ["a fourth time", made(at(1), at(1), at(2)), { kind: "never" }],
  ])("%s", (_what, one, expected) => {
    expect(mayBeMade(one, at(3))).toEqual(expected);
  });

  test("the plan makes what may be made, and nothing else", () => {
    const wanted = [{ slot: "status", body: "b" }];
    const kinds = (before: MadeComments) => planComments(wanted, seeing(), before, at(3)).map(({ body }) => body.kind);
    expect(kinds({ status: made() })).toEqual(["create-comment"]);
    expect(kinds({ status: made(at(3, 0)) })).toEqual([]);
    expect(kinds({ status: made(at(1), at(1), at(2)) })).toEqual([]);
  });

  test("who was called once is not called by what is put back, then or later", () => {
    const wanted = [{ slot: "ballot:x", body: "Asked to vote: @ana, @bo. See https://x.test/a%40b." }];
    const bodies = (before: MadeComments, ...seen: readonly SeenComment[]) =>
      planComments(wanted, seeing(...seen), before, at(3)).map(({ body }) => ("body" in body ? body.body : ""));
    expect(bodies({})).toEqual([wanted[0]?.body]);
    const quiet = "Asked to vote: ana, bo. See https://x.test/a%40b.";
    expect(bodies({ "ballot:x": made() })).toEqual([quiet]);
    const back = { "ballot:x": { id: 2, putBack: [at(3)] } };
    expect(bodies(back, comment(2, "ballot:x", { body: quiet }))).toEqual([]);
    expect(bodies({ "ballot:x": made() }, comment(1, "ballot:x", { body: wanted[0]?.body ?? "" }))).toEqual([]);
  });

  test("what waits has its time, what is there has none", () => {
    expect(nextPutBack({ status: made(at(3, 0)) }, [], at(3))).toBe(at(4, 0));
    expect(nextPutBack({ status: made(at(3, 0)) }, [comment(1, "status")], at(3))).toBeNull();
    expect(nextPutBack({ status: made(at(1), at(1), at(2)), help: made() }, [], at(3))).toBeNull();
  });

  test("what waits, and what is given up, is said; of what is there nothing is", () => {
    const question = {
      seen: seeing(comment(4, "help:ana")),
      now: at(3),
      zone: "UTC",
      thread: "o/n#1",
      wording: loadWording(),
    };
    const known = { status: made(at(3, 0)), "ballot:x": made(at(1), at(1), at(2)), "help:ana": made(at(3, 0)) };
    const said = missingComments([...Object.keys(known), "result:x"], { ...question, made: known });
    expect(said.map(({ why }) => why)).toEqual([
      expect.stringMatching(/comment status; it is put back once a day, next on 4 March 2026, 00:00 UTC/),
      expect.stringMatching(/comment ballot:x again each time .* `lastcall explain o\/n#1`/),
    ]);
  });
});

describe("what is folded away", () => {
  const reminder = (...names: readonly string[]) => ({
    at: at(2),
    closes: at(4),
    people: names.map((name) => person(name)),
  });
  const closed = { closed: { at: at(4) } } as unknown as Partial<Ballot>;
  const first = aBallot({ id: "q/1" as Ballot["id"], opened: at(1) });
  const second = aBallot({ id: "q/2" as Ballot["id"], opened: at(4) });
  const slotsOf = (state: Partial<State>, slots: readonly string[], now = at(5)): readonly string[] =>
    planMinimised({ ...emptyState(), ...state }, seeing(...slots.map((slot, place) => comment(place, slot))), now).map(
      ({ body }) => ("slot" in body ? body.slot : ""),
    );
  const all = [
    "status",
    "ballot:q/1",
    "ballot:q/2",
    "reminder:q/1:1",
    "reminder:q/1:2",
    "seated:q/1:1",
    "tie:q/1",
    "result:q/1",
    "refusals:ana",
  ];

  test.each<[string, Partial<State>, readonly string[]]>([
    ["nothing while a ballot is open", { ballots: [{ ...first, reminders: [reminder("ana")] }] }, []],
    [
      "the reminder before the last",
      { ballots: [{ ...first, reminders: [reminder("ana"), reminder("bo")] }] },
      ["reminder:q/1:1"],
    ],
    [
      "not for a reminder that nobody needed",
      { ballots: [{ ...first, reminders: [reminder("ana"), reminder()] }] },
      [],
    ],
    [
      "all that called to a ballot that is over",
      { ballots: [{ ...first, ...closed, reminders: [reminder("ana"), reminder("bo")] }] },
      ["reminder:q/1:1", "reminder:q/1:2", "seated:q/1:1", "tie:q/1"],
    ],
    [
      "the ballot of an earlier round",
      { ballots: [{ ...first, ...closed }, second] },
      ["ballot:q/1", "reminder:q/1:1", "reminder:q/1:2", "seated:q/1:1", "tie:q/1"],
    ],
  ])("%s", (_what, state, expected) => {
    expect(slotsOf(state, all)).toEqual(expected);
  });

  test("not what is folded already, nor an earlier round as long as the next may be undone", () => {
    const state = { ...emptyState(), ballots: [{ ...first, ...closed }, second] };
    expect(planMinimised(state, seeing(comment(1, "ballot:q/1", { minimized: true })), at(5))).toEqual([]);
    expect(slotsOf(state, ["ballot:q/1"], at(4))).toEqual([]);
  });
});
