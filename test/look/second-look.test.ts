import { expect, test } from "vitest";
import type { Instant } from "../../src/core/model/names.ts";
import { fullLookAtStart } from "../../src/look/look-at-all.ts";
import { keptForSecondLook, secondLook } from "../../src/look/second-look.ts";
import type { StoredDelivery } from "../../src/store/store.ts";
import { expectationsOfAll } from "../../src/webhooks/expectations.ts";

const delivery = (event: string, action: string, payload: object): StoredDelivery => ({
  id: `${event}.${action}`,
  event,
  action,
  payload: { action, ...payload },
  receivedAt: "2026-03-02T09:00:00Z" as Instant,
});
const comment = delivery("issue_comment", "created", { comment: { id: 7, body: "x" } });
const edited = delivery("pull_request", "edited", { pull_request: { number: 1 } });
const policyPushed = delivery("full-look", "", {});

const cases: readonly (readonly [string, readonly StoredDelivery[], string, string | null])[] = [
  ["nothing came", [], "09:00:00", null],
  ["what came can be held against the reading", [comment], "09:00:00", null],
  ["only that something changed is known", [comment, edited], "09:00:00", "2026-03-02T09:00:15Z"],
  ["something larger changed", [policyPushed], "09:00:01", "2026-03-02T09:00:15Z"],
  ["the App has started", [delivery(fullLookAtStart, "", {})], "09:00:00", null],
  ["readings have caught up", [edited], "09:00:15", null],
];

test.each(cases)("%s", (_, deliveries, time, expected) => {
  const now = (): Instant => `2026-03-02T${time}Z` as Instant;
  expect(secondLook({ expectationsOf: expectationsOfAll, now }, deliveries)).toBe(expected);
});

test("what ends or comes before the second look leaves what asks for it", () => {
  const deliveries = [comment, edited, policyPushed, delivery(fullLookAtStart, "", {})];
  const kept = (time: string) =>
    keptForSecondLook({ expectationsOf: expectationsOfAll, now: () => `2026-03-02T${time}Z` as Instant }, deliveries);
  expect(kept("09:00:14")).toEqual([edited, policyPushed]);
  expect(kept("09:00:15")).toEqual([]);
});
