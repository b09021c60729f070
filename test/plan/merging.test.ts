/** What the App merges: only what was decided, with the head that carries it, when everything else is in place. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening, Push } from "../../src/core/model/act.ts";
import type { Effect } from "../../src/core/model/effect.ts";
import type { Facts } from "../../src/core/model/facts.ts";
import type { MergeByApp, MergingSeen } from "../../src/core/model/merging.ts";
import type { ActId } from "../../src/core/model/names.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import type { Undoable } from "../../src/core/model/state.ts";
import { nextMerge } from "../../src/core/plan/merging.ts";
import { planEffects } from "../../src/core/plan/plan.ts";
import type { PlanQuestion } from "../../src/core/plan/plan-question.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { carryOut, emptySeen, type World } from "../builders/github-in-memory.ts";
import { facts, instant, policy, sha } from "../builders/guild.ts";
import { approvals, headsWith, opened, sung } from "../builders/looks.ts";
import { chen } from "../builders/people.ts";
import { command } from "../builders/timeline.ts";

const wording = loadWording();
const heads = headsWith("Text 0.");

const merges = (merge: MergeByApp | null): Policy => ({
  ...policy,
  documents: policy.documents.map((group) => ({ ...group, ...(merge ? { merge } : {}) })),
});

const open: MergingSeen = { methods: ["squash", "rebase"], queue: "none", standing: "CLEAN" };
const passed: readonly Happening[] = [opened, sung, ...approvals(3)];
const afterTheEnd = "2026-03-10T06:00:00Z";

interface Situation {
  readonly happenings?: readonly Happening[];
  readonly now?: string;
  readonly merge?: MergeByApp | null;
  readonly merging?: MergingSeen | null;
  readonly more?: Partial<Facts>;
  readonly question?: Partial<PlanQuestion>;
  readonly undoable?: Undoable;
  /** What somebody changed on the page, after everything else was in place. */
  readonly page?: Partial<World["seen"]>;
}

const questionAt = (world: World, situation: Situation): PlanQuestion => {
  const { happenings = passed, now = afterTheEnd, merge = { method: null }, merging = open, more } = situation;
  const own = world.heads.slice(heads.length).map(
    (head, place): Push => ({
      kind: "push",
      key: { at: instant(now), rank: 0, source: 0, index: place },
      by: null,
      head: head.sha,
      own: true,
    }),
  );
  const known = facts(now, world.heads, { policy: { kind: "policy", policy: merges(merge) }, ...more });
  const decided = decide(emptyState(), [...happenings, ...own], known);
  const { undoable } = situation;
  const decision = undoable ? { ...decided, state: { ...decided.state, undoable } } : decided;
  return {
    decision,
    facts: known,
    seen: { ...world.seen, reactions: new Map(happenings.map(() => ["", []])) },
    texts: decision.texts,
    problems: [],
    merging,
    wording,
    marker: { repository: 1, thread: 12, key: "key" },
    threadUrl: "https://example.test/example/charms/pull/12",
    blobUrl: "https://example.test/example/charms/blob/",
    ...situation.question,
  };
};

const mergeIn = (effects: readonly Effect[]) =>
  effects.flatMap(({ body }) =>
    body.kind === "merge" ? [{ head: body.head, method: body.method, queue: body.queue }] : [],
  );

/** Everything but the merge is put in place first; what is planned then, and when it is looked at again because of a merge. */
const plannedIn = (situation: Situation) => {
  let world: World = { seen: emptySeen(sha(0)), heads };
  for (let looks = 0; looks < 5; looks += 1) {
    const before = planEffects(questionAt(world, { ...situation, merging: null }));
    world = before.reduce(carryOut, world);
  }
  world = { ...world, seen: { ...world.seen, ...situation.page } };
  const question = questionAt(world, situation);
  const effects = planEffects(question);
  return { merge: mergeIn(effects), next: nextMerge(question, effects), head: world.seen.head };
};

describe("is merged", () => {
  test("what was decided, with the head that carries the decision, in the first way that the repository allows", () => {
    const { merge, head } = plannedIn({});
    expect(merge).toEqual([{ head, method: "squash", queue: false }]);
    expect(head).not.toBe(sha(0));
  });
  test("in the way that the policy names, though the repository may not allow it: GitHub says so then", () => {
    expect(plannedIn({ merge: { method: "merge" } }).merge).toMatchObject([{ method: "merge" }]);
  });
  test("by the merge queue where there is no other way", () => {
    expect(plannedIn({ merging: { ...open, queue: "required" } }).merge).toMatchObject([{ queue: true }]);
  });
});

const concern = command("2026-03-09T09:00:00Z", chen, "/concern cost: who pays for it?", 60);
const noCheck = (name: string): Partial<World["seen"]> => ({
  checks: [{ id: 1, name, status: "completed", conclusion: "success", externalId: "", startedAt: null }],
});

describe("is not merged", () => {
  test.each<[string, Situation]>([
    ["without the policy's word", { merge: null }],
    ["before its end", { now: "2026-03-09T12:00:00Z" }],
    ["what did not pass", { happenings: [opened, sung, ...approvals(2)] }],
    ["what nobody has moved", { happenings: [opened] }],
    ["with a concern that nobody answered", { happenings: [...passed, concern] }],
    ["a draft", { page: { draft: true } }],
    ["what is closed", { page: { open: false } }],
    ["into another branch than the default one", { page: { intoDefault: false } }],
    ["with a head that nobody has looked at", { page: { head: sha("99") } }],
    ["before its checks were seen on it", { page: { checks: [] } }],
    ["when only one of them was", { page: noCheck("lastcall/decision") }],
    ["before it is known how", { merging: null }],
    ["what stands in the merge queue", { merging: { ...open, queue: "entered" } }],
  ])("%s", (_what, situation) => {
    expect(plannedIn(situation).merge).toEqual([]);
  });

  test("what the merge queue gave back, before there is another commit", () => {
    const { head } = plannedIn({});
    const queued: Situation = { merging: { ...open, queue: "required" } };
    expect(plannedIn({ ...queued, question: { enqueued: { head: head ?? sha(0) } } }).merge).toEqual([]);
    expect(plannedIn({ ...queued, question: { enqueued: { head: sha(0) } } }).merge).toHaveLength(1);
  });
});

describe("what somebody can still take back", () => {
  const given = (deed: Undoable["deed"]): Undoable => ({
    act: "comment:7:1" as ActId,
    by: chen,
    at: instant("2026-03-10T05:50:00Z"),
    verb: "sing",
    before: emptyState() as unknown as Undoable["before"],
    deed,
    earlier: null,
  });
  const since = (now: string, deed: Undoable["deed"] = null) => plannedIn({ now, undoable: given(deed) });

  test.each([
    ["waits", "2026-03-10T06:00:00Z", null, 0, "2026-03-10T06:07:01Z"],
    ["waits for an undo that was given in the last second", "2026-03-10T06:07:00Z", null, 0, "2026-03-10T06:07:01Z"],
    ["is merged then", "2026-03-10T06:07:01Z", null, 1, null],
    [
      "is merged at once when somebody acted on it",
      afterTheEnd,
      { by: null, at: instant(afterTheEnd), what: "vote", verb: null },
      1,
      null,
    ],
  ] as const)("%s", (_what, now, deed, merges, next) => {
    const planned = since(now, deed);
    expect([planned.merge.length, planned.next]).toEqual([merges, next]);
  });
});

test("where it is not known how it is merged, it is looked at again in a moment", () => {
  expect(plannedIn({ merging: null }).next).toBe("2026-03-10T06:00:05Z");
  expect(plannedIn({}).next).toBeNull();
  expect(plannedIn({ merge: null, merging: null }).next).toBeNull();
});
