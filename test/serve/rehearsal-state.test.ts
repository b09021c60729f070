/** What a rehearsal is told of the App: idle is only who has nothing to do and owes no look. */
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { virtualClock } from "../../src/cli/serve/clock.ts";
import { LooksGate } from "../../src/cli/serve/looks-gate.ts";
import { addRehearsal } from "../../src/cli/serve/rehearsal-endpoints.ts";
import type { Instant } from "../../src/core/model/names.ts";
import type { Store } from "../../src/store/store.ts";

const key = "a key of sixteen characters";

/** Answers of the queue and of the store, each in turn, the last one for ever. */
const stateWhen = async (idle: readonly boolean[], nextLooks: readonly (string | null)[]): Promise<unknown> => {
  const inTurn = <Item>(items: readonly Item[]) => {
    let next = 0;
    return async (): Promise<Item> => items[Math.min(next++, items.length - 1)] as Item;
  };
  const app = new Hono();
  addRehearsal(app, {
    key,
    clock: virtualClock("2026-03-02T09:00:00Z" as Instant),
    gate: new LooksGate(),
    store: { nextLookAt: inTurn(nextLooks), sweep: async () => 0 } as unknown as Store,
    isIdle: inTurn(idle),
    failures: async () => [],
    explain: async () => null,
    plan: async () => [],
  });
  const answer = await app.request("/rehearsal/state", { headers: { "x-rehearsal-key": key } });
  return answer.json();
};

describe("the App", () => {
  test("is idle when nothing is to do before and after its next look was read", async () => {
    expect(await stateWhen([true], ["2026-03-02T09:00:15Z"])).toMatchObject({
      idle: true,
      nextLookAt: "2026-03-02T09:00:15Z",
    });
  });

  test.each<readonly [string, readonly boolean[], readonly (string | null)[]]>([
    ["a sweep has just made a job of its next look", [true, false], [null]],
    ["its next look is due", [true], ["2026-03-02T09:00:00Z"]],
    ["a look is under way", [false], [null]],
  ])("is not idle when %s", async (_when, idle, nextLooks) => {
    expect(await stateWhen(idle, nextLooks)).toMatchObject({ idle: false });
  });
});
