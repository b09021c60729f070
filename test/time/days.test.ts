import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Day, Instant } from "../../src/core/model/names.ts";
import {
  addDays,
  dayOf,
  daysBetween,
  endOfDay,
  isMidnight,
  isWeekend,
  isZone,
  lastDayOf,
  startOfDay,
  toDay,
  windowEnd,
} from "../../src/core/time/days.ts";
import { addSeconds } from "../../src/core/time/instant.ts";

const at = (text: string): Instant => text as Instant;
const day = (text: string): Day => text as Day;

describe("windowEnd", () => {
  test.each([
    ["fourteen days from a morning", "2026-03-04T09:02:00Z", 14, "UTC", "2026-03-19T00:00:00Z"],
    ["the last second of the day counts as that day", "2026-03-04T23:59:59Z", 14, "UTC", "2026-03-19T00:00:00Z"],
    ["midnight belongs to the day that begins", "2026-03-05T00:00:00Z", 14, "UTC", "2026-03-20T00:00:00Z"],
    ["over the end of a month", "2026-01-31T12:00:00Z", 28, "UTC", "2026-03-01T00:00:00Z"],
    ["over the leap day", "2024-02-20T12:00:00Z", 14, "UTC", "2024-03-06T00:00:00Z"],
    ["over the end of a year", "2025-12-25T12:00:00Z", 14, "UTC", "2026-01-09T00:00:00Z"],
    [
      "into summer time: the end is an hour earlier in UTC",
      "2026-03-20T12:00:00Z",
      14,
      "Europe/Zurich",
      "2026-04-03T22:00:00Z",
    ],
    ["out of summer time", "2026-10-20T12:00:00Z", 14, "Europe/Zurich", "2026-11-03T23:00:00Z"],
    ["the zone's day, not UTC's", "2026-03-04T23:30:00Z", 14, "Asia/Tokyo", "2026-03-19T15:00:00Z"],
    ["west of Greenwich", "2026-03-04T02:00:00Z", 14, "America/Los_Angeles", "2026-03-18T07:00:00Z"],
    ["where clocks jump over midnight", "2024-04-24T12:00:00Z", 1, "Africa/Cairo", "2024-04-25T22:00:00Z"],
  ])("%s", (_, from, days, zone, ends) => {
    expect(windowEnd(at(from), days, zone)).toBe(ends);
  });
});

const zones = fc.constantFrom(
  "UTC",
  "Europe/Zurich",
  "America/New_York",
  "Africa/Cairo",
  "Pacific/Apia",
  "Asia/Kolkata",
);
const instants = fc.integer({ min: 0, max: 30 * 365 * 86_400 }).map((s) => addSeconds(at("2010-01-01T00:00:00Z"), s));

test("a window's last day is so many days after the day of its opening", () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 100 }), zones, (from, days, zone) => {
      // Samoa skipped 30 December 2011: an end there is the start of the day after.
      fc.pre(zone !== "Pacific/Apia" || from > "2012-01-01");
      const ends = windowEnd(from, days, zone);
      expect(lastDayOf(ends, zone)).toBe(addDays(dayOf(from, zone), days));
      expect(isMidnight(ends, zone)).toBe(true);
      expect(ends > from).toBe(true);
    }),
  );
});

test("a day has its start, its end and everything between", () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const today = dayOf(instant, zone);
      expect(startOfDay(today, zone) <= instant).toBe(true);
      expect(instant < endOfDay(today, zone)).toBe(true);
    }),
  );
});

test("days are counted over months, years and the leap day", () => {
  expect(addDays(day("2024-02-28"), 2)).toBe("2024-03-01");
  expect(addDays(day("2026-01-01"), -1)).toBe("2025-12-31");
  expect(daysBetween(day("2024-02-01"), day("2024-03-01"))).toBe(29);
  expect(daysBetween(day("2026-03-18"), day("2026-03-04"))).toBe(-14);
});

test("lastDayOf an instant within a day is that day", () => {
  expect(lastDayOf(at("2026-03-19T00:00:00Z"), "UTC")).toBe("2026-03-18");
  expect(lastDayOf(at("2026-03-19T00:00:01Z"), "UTC")).toBe("2026-03-19");
});

test("only days that exist are days, only named zones are zones", () => {
  expect(toDay("2026-02-28")).toBe("2026-02-28");
  for (const text of ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "", "2026-01-01T00:00:00Z"])
    expect(toDay(text)).toBeNull();
  for (const zone of ["UTC", "Europe/Zurich", "America/Argentina/Ushuaia"]) expect(isZone(zone)).toBe(true);
  for (const text of ["", "Mars/Olympus", "+02:00", "../etc", "2026-01-01"]) expect(isZone(text)).toBe(false);
  expect(isWeekend(day("2026-03-14"))).toBe(true);
  expect(isWeekend(day("2026-03-16"))).toBe(false);
});
