/**
 * The App is killed with SIGKILL at requests to GitHub, all over the story: before GitHub
 * did what was asked, and after it, before the App heard of it. Each time it is started
 * again on what is left, and in the end everything is as if it had never been killed.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Stage } from "../../src/rehearsal/stage.ts";
import { type Outcome, playStory } from "./outcome.ts";

interface Kills {
  readonly match: "read" | "write";
  /** Requests of that kind before the first kill, and from one kill to the next. */
  readonly first: number;
  readonly every: number;
}

/** Together the runs at writes strike each write of the story, half of them after the work. */
const runsAtWrites = 8;
const runsAtReads = 4;
const everyRead = 40;
const runs: readonly Kills[] = [
  ...Array.from({ length: runsAtWrites }, (_, first) => ({ match: "write" as const, first, every: runsAtWrites })),
  ...Array.from({ length: runsAtReads }, (_, index) => ({
    match: "read" as const,
    first: (index * everyRead) / runsAtReads,
    every: everyRead,
  })),
];

const killing =
  ({ match, first, every }: Kills, onKill: () => void) =>
  (stage: Stage): void => {
    const { world } = stage.sandbox;
    const arm = (skip: number, afterDoing: boolean): void =>
      world.failRequests({
        next: 1,
        skip,
        status: 0,
        afterDoing,
        match,
        onStrike: () => {
          onKill();
          stage.app.crash(world.now);
          arm(every - 1, !afterDoing);
        },
      });
    arm(first, first % 2 === 1);
  };

let calm: Outcome;
beforeAll(async () => {
  calm = await playStory();
}, 60_000);

// Each has a stage of its own, and waits for a start much of the time.
describe.concurrent("killed", () => {
  test.each(runs)("at a $match: after $first of them, then at one in $every", { timeout: 120_000 }, async (kills) => {
    let killed = 0;
    const outcome = await playStory(
      killing(kills, () => {
        killed += 1;
      }),
    );
    expect(outcome.failures).toEqual([]);
    expect(outcome.surfaces).toEqual(calm.surfaces);
    expect(outcome.record).toEqual(calm.record);
    expect(killed).toBeGreaterThan(1);
  });
});
