import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { EffectProblem } from "../../src/core/model/effect.ts";
import { nextTry, planBesideRefused } from "../../src/core/plan/beside-refused.ts";
import type { PlanQuestion } from "../../src/core/plan/plan-question.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { emptySeen } from "../builders/github-in-memory.ts";
import { charmText, facts, instant, person, reading, sha } from "../builders/guild.ts";
import { opening } from "../builders/timeline.ts";

const now = "2026-03-02T12:00:00Z";
const known = facts(now, [reading(sha(0), charmText("Text."))]);
const decision = decide(emptyState(), [opening("2026-03-02T09:00:00Z", person("pat", 100), sha(0))], known);

const question = (problems: readonly EffectProblem[] = []): PlanQuestion => ({
  decision,
  facts: known,
  seen: emptySeen(sha(0)),
  texts: decision.texts,
  problems,
  wording: loadWording(),
  marker: { repository: 1, thread: 12, key: "key" },
  threadUrl: "https://example.test/example/charms/pull/12",
  blobUrl: "https://example.test/example/charms/blob/",
});

/** The first effect of the plan that is no comment, refused. */
const refused = (change: Partial<EffectProblem>): EffectProblem => {
  const effect = planBesideRefused(question()).effects.find(({ body }) => body.kind === "add-labels");
  if (!effect) throw new Error("The plan adds no label.");
  return { ...effect, why: "GitHub would not.", times: 1, again: instant("2026-03-02T13:00:00Z"), ...change };
};
const keys = (problems: readonly EffectProblem[]): readonly string[] =>
  planBesideRefused(question(problems)).effects.map(({ key }) => key);

describe("what GitHub refused (P065)", () => {
  test("is left out of the plan until its time", () => {
    const problem = refused({});
    expect(keys([problem])).toEqual(keys([]).filter((key) => key !== problem.key));
    expect(planBesideRefused(question([problem])).problems).toEqual([problem]);
  });

  test("is tried again when its time has come", () => {
    const problem = refused({ again: instant(now) });
    expect(keys([problem])).toEqual(keys([]));
    expect(planBesideRefused(question([problem])).problems).toEqual([problem]);
  });

  test.each([
    ["something else is wanted", { signature: "another" }],
    ["nothing of the sort is wanted any more", { key: "label-on:status: of yesterday" }],
  ])("is no problem any more when %s", (_when, change) => {
    const plan = planBesideRefused(question([refused(change)]));
    expect(plan.problems).toEqual([]);
    expect(plan.effects).toEqual(planBesideRefused(question()).effects);
  });

  test("is looked at again when the first of it is due", () => {
    expect(nextTry([])).toBeNull();
    expect(nextTry([refused({}), refused({ again: instant("2026-03-02T12:30:00Z") })])).toBe("2026-03-02T12:30:00Z");
  });
});
