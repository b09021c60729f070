/** A check that somebody asks for again counts as absent, and once made anew no more. */
import { expect, test } from "vitest";
import type { Instant, Sha } from "../../src/core/model/names.ts";
import type { SeenCheck } from "../../src/core/model/seen.ts";
import { withoutRerequested } from "../../src/gather/rerequested.ts";
import type { StoredDelivery } from "../../src/store/store.ts";

const head = "a".repeat(40) as Sha;
const asked = "2026-03-03T09:00:00Z" as Instant;
const check = (id: number, startedAt = "2026-03-02T09:00:00Z"): SeenCheck => ({
  id,
  name: `lastcall/${id}`,
  status: "completed",
  conclusion: "success",
  externalId: "x",
  startedAt: startedAt as Instant,
});
const delivery = (event: string, payload: unknown, action = "rerequested"): StoredDelivery => ({
  id: "1",
  event,
  action,
  payload,
  receivedAt: asked,
});

test.each<[string, StoredDelivery, readonly number[]]>([
  ["one run", delivery("check_run", { check_run: { id: 1 } }), [2, 3]],
  ["a suite: all that were there then", delivery("check_suite", { check_suite: { head_sha: head } }), [3]],
  ["a suite of another head", delivery("check_suite", { check_suite: { head_sha: "b".repeat(40) } }), [1, 2, 3]],
  ["a run that is only told of", delivery("check_run", { check_run: { id: 1 } }, "completed"), [1, 2, 3]],
  ["a payload of another shape", delivery("check_run", {}), [1, 2, 3]],
])("%s", (_what, one, left) => {
  const checks = [check(1), check(2), check(3, "2026-03-03T09:00:01Z")];
  const reading = { checks, head: { sha: head } } as unknown as Parameters<typeof withoutRerequested>[0];
  expect(withoutRerequested(reading, [one]).map(({ id }) => id)).toEqual(left);
});
