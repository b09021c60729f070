import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/core/model/names.ts";
import { missingFrom } from "../../src/gather/stale.ts";
import type { ThreadReading, TimelineReading } from "../../src/github/ports.ts";
import type { Expectation } from "../../src/store/store.ts";

const at = (time: string): Instant => `2026-03-02T${time}Z` as Instant;
const expected = (kind: Expectation["kind"], value: string, until: string): Expectation => ({
  kind,
  value,
  until: at(until),
});
const marked = (kind: "labeled" | "unlabeled", label: string, who: string, when: string): TimelineReading => ({
  kind,
  node: `${kind}-${when}`,
  actor: { person: { login: who, id: null }, isBot: false } as TimelineReading["actor"],
  at: at(when),
  label,
});
const reading = (labels: readonly string[], timeline: readonly TimelineReading[]): ThreadReading =>
  ({ labels, timeline, comments: [], reviews: [], checks: [], head: null, state: "open" }) as unknown as ThreadReading;

const button = "vote: approve";
const takenOff = expected("label-gone", button, "09:01:03");
const pressed = expected("labeled-event", `${button}|bo|${at("09:00:25")}`, "09:01:30");

describe("what a person undid is not awaited", () => {
  const cases: readonly (readonly [string, ThreadReading, readonly Expectation[], readonly Expectation[]])[] = [
    ["a label that we took off and that is still there", reading([button], []), [takenOff], [takenOff]],
    [
      "a button pressed again before the reading shows it",
      reading([], [marked("labeled", button, "ana", "09:00:00")]),
      [takenOff, pressed],
      [pressed],
    ],
    [
      "a button pressed again, seen",
      reading([button], [marked("labeled", button, "bo", "09:00:30")]),
      [takenOff, pressed],
      [],
    ],
    [
      "another label pressed",
      reading([button], [marked("labeled", "vote: reject", "bo", "09:00:30")]),
      [takenOff, expected("labeled-event", `vote: reject|bo|${at("09:00:25")}`, "09:01:30")],
      [takenOff],
    ],
    [
      "a label of ours that somebody took off",
      reading([], [marked("unlabeled", "ours", "pat", "09:00:30")]),
      [expected("label", "ours", "09:01:03"), expected("unlabeled-event", `ours|pat|${at("09:00:25")}`, "09:01:30")],
      [],
    ],
  ];
  test.each(cases)("%s", (_, seen, awaited, missing) => {
    expect(missingFrom(seen, awaited, at("09:00:33"))).toEqual(missing);
  });
});

test("a dismissal is awaited by its review", () => {
  const dismissed = expected("review-dismissed", "8", "09:01:00");
  const event = { kind: "review-dismissed", node: "d", actor: null, at: at("09:00:00"), review: 8 } as TimelineReading;
  expect(missingFrom(reading([], []), [dismissed], at("09:00:03"))).toEqual([dismissed]);
  expect(missingFrom(reading([], [event]), [dismissed], at("09:00:03"))).toEqual([]);
  expect(missingFrom(reading([], []), [dismissed], at("09:01:00"))).toEqual([]);
});
