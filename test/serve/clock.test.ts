/** A clock that somebody sets back: the App's stands until the other has caught up, and nothing is decided twice. */
import { expect, test } from "vitest";
import { steadyClock, virtualClock } from "../../src/cli/serve/clock.ts";
import { instant } from "../builders/guild.ts";

test("the App's clock never goes back, and what is no time does not move it", () => {
  const told = [
    "2026-03-04T09:00:00.900Z",
    "2026-03-04T08:00:00.000Z",
    "not a time",
    "2026-03-04T08:59:59.999Z",
    "2026-03-04T09:00:01.000Z",
  ];
  let place = 0;
  const clock = steadyClock(() => told[place] ?? "");
  const seen = told.map((_, index) => {
    place = index;
    return clock.now();
  });
  expect(seen).toEqual([
    "2026-03-04T09:00:00Z",
    "2026-03-04T09:00:00Z",
    "2026-03-04T09:00:00Z",
    "2026-03-04T09:00:00Z",
    "2026-03-04T09:00:01Z",
  ]);
});

test("a rehearsal's clock is not set back either", () => {
  const clock = virtualClock(instant("2026-03-04T09:00:00Z"));
  expect([clock.advance(instant("2026-03-04T08:00:00Z")), clock.now()]).toEqual([false, "2026-03-04T09:00:00Z"]);
});
