import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening, Push } from "../../src/core/model/act.ts";
import type { Effect } from "../../src/core/model/effect.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import { planEffects } from "../../src/core/plan/plan.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { endings } from "../builders/endings.ts";
import { at, start, timelines } from "../builders/generated-timelines.ts";
import { carryOut, emptySeen, type World } from "../builders/github-in-memory.ts";
import { charmText, facts, instant, person, policy, reading, sha } from "../builders/guild.ts";
import { pat } from "../builders/people.ts";
import { command, opening, vote } from "../builders/timeline.ts";

const wording = loadWording();
/** The last differs from the first in form only. */
const generated = ["Text 0.", "Text 1.", "Text 2.", "Text 0!"];

const lookAt = (world: World, happenings: readonly Happening[], now: string, under: Policy) => {
  const seen = world.seen;
  const own = world.heads.slice(generated.length).map(
    (head, place): Push => ({
      kind: "push",
      key: { at: instant(now), rank: 0, source: 0, index: place },
      by: null,
      head: head.sha,
      own: true,
    }),
  );
  const known = facts(now, world.heads, { policy: { kind: "policy", policy: under } });
  const decision = decide(emptyState(), [...happenings, ...own], known);
  return planEffects({
    decision,
    facts: known,
    seen: {
      ...seen,
      reactions: new Map(
        happenings.flatMap((one) =>
          one.kind === "act" && one.act.channel === "comment"
            ? [
                [
                  one.act.id.split(":").slice(0, 2).join(":"),
                  seen.reactions.get(one.act.id.split(":").slice(0, 2).join(":")) ?? [],
                ] as const,
              ]
            : [],
        ),
      ),
    },
    texts: decision.texts,
    problems: [],
    wording,
    marker: { repository: 1, thread: 12, key: "key" },
    threadUrl: "https://example.test/example/charms/pull/12",
    blobUrl: "https://example.test/example/charms/blob/",
  });
};

/** Looks and carries out until a plan is empty; the plans, the empty one last. */
const settle = (
  happenings: readonly Happening[],
  now: string,
  under: Policy = policy,
): readonly (readonly Effect[])[] => {
  const heads = generated.map((text, place) => reading(sha(place), charmText(text)));
  const pushed = happenings.findLast((one) => one.kind === "push" && one.key.at <= now);
  let world: World = { seen: emptySeen(pushed?.kind === "push" ? pushed.head : sha(0)), heads };
  const plans: (readonly Effect[])[] = [];
  do {
    plans.push(
      lookAt(
        world,
        happenings.filter((one) => one.key.at <= now),
        now,
        under,
      ),
    );
    world = (plans.at(-1) ?? []).reduce(carryOut, world);
  } while ((plans.at(-1)?.length ?? 0) > 0 && plans.length < 6);
  return plans;
};

describe("the plan", () => {
  test.each(Object.entries(endings))(
    "is empty after it was carried out, %s: one look, and one more for a commit of ours",
    (_terms, under) => {
      fc.assert(
        fc.property(timelines, fc.nat({ max: 45 * 24 * 60 }), (acts, minutes) => {
          const plans = settle([opening(start, pat, sha(0)), ...acts], at(minutes), under);
          expect(plans.at(-1)).toEqual([]);
          expect(plans.length).toBeLessThanOrEqual(4);
        }),
        { numRuns: under === policy ? 150 : 60 },
      );
    },
  );

  test("puts the checks first and the header's commit before the talk", () => {
    const sung = command("2026-03-04T09:02:00Z", person("mia", 50), "/sing 5d", 1);
    const [first] = settle([opening(start, pat, sha(0)), sung], "2026-03-04T10:00:00Z");
    const kinds = first?.map((effect) => effect.body.kind) ?? [];
    expect(kinds.slice(0, 3)).toEqual(["create-check", "create-check", "commit"]);
    expect(kinds.indexOf("commit")).toBeLessThan(kinds.indexOf("create-comment"));
  });

  test("is green only when the file carries the status that was decided", () => {
    const votes = ["ana", "bo", "chen"].map((name, place) =>
      vote("2026-03-05T09:00:00Z", person(name, place + 1), "approve", 10 + place),
    );
    const sung = command("2026-03-04T09:02:00Z", person("mia", 50), "/sing 5d", 1);
    const plans = settle([opening(start, pat, sha(0)), sung, ...votes], "2026-03-11T00:00:00Z");
    const conclusions = plans.map((plan) =>
      plan.flatMap(({ body }) =>
        body.kind === "create-check" && body.check.name.endsWith("decision") ? [body.check.conclusion] : [],
      ),
    );
    expect(conclusions[0]).toEqual([null]);
    expect(conclusions[1]).toEqual(["success"]);
  });
});
