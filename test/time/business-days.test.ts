/** Windows in business days: P016's weekends, listed holidays, zones and their clocks. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Day, Instant } from "../../src/core/model/names.ts";
import {
  addBusinessDays,
  businessDaysWithin,
  businessWindowEnd,
  type Calendar,
  dayOffAtEnd,
  dayOffOn,
} from "../../src/core/time/business-days.ts";
import { addDays, dayOf, endOfDay, isWeekend, lastDayOf, startOfDay } from "../../src/core/time/days.ts";
import { addSeconds } from "../../src/core/time/instant.ts";

const at = (text: string): Instant => text as Instant;
const day = (text: string): Day => text as Day;
const christmas = ["2026-12-25", "2026-12-26", "2027-01-01"];
const calendar = (zone: string, holidays: readonly string[] = []): Calendar => ({ zone, holidays });

describe("a window in business days ends at 24:00 of the last of them", () => {
  test.each([
    ["ten of them are two weeks", "2026-03-04T09:02:00Z", 10, calendar("UTC"), "2026-03-19T00:00:00Z"],
    ["one from a Friday ends on Monday", "2026-03-06T23:00:00Z", 1, calendar("UTC"), "2026-03-10T00:00:00Z"],
    ["one from a Saturday ends on Monday", "2026-03-07T09:00:00Z", 1, calendar("UTC"), "2026-03-10T00:00:00Z"],
    ["one from a Sunday ends on Monday", "2026-03-08T23:59:59Z", 1, calendar("UTC"), "2026-03-10T00:00:00Z"],
    ["holidays are passed over", "2026-12-23T09:00:00Z", 5, calendar("UTC", christmas), "2027-01-01T00:00:00Z"],
    ["one on a weekend costs nothing", "2026-12-24T09:00:00Z", 1, calendar("UTC", christmas), "2026-12-29T00:00:00Z"],
    [
      "listed twice it counts once",
      "2026-12-24T09:00:00Z",
      1,
      calendar("UTC", ["2026-12-25", "2026-12-25"]),
      "2026-12-29T00:00:00Z",
    ],
    [
      "a holiday on the day of the opening costs nothing",
      "2026-12-25T09:00:00Z",
      1,
      calendar("UTC", christmas),
      "2026-12-29T00:00:00Z",
    ],
    ["the leap day is a day", "2024-02-28T12:00:00Z", 1, calendar("UTC"), "2024-03-01T00:00:00Z"],
    ["over the end of a year", "2025-12-31T12:00:00Z", 2, calendar("UTC"), "2026-01-03T00:00:00Z"],
    [
      "into summer time: an hour earlier in UTC",
      "2026-03-27T12:00:00Z",
      1,
      calendar("Europe/Zurich"),
      "2026-03-30T22:00:00Z",
    ],
    ["out of summer time", "2026-10-23T12:00:00Z", 1, calendar("Europe/Zurich"), "2026-10-26T23:00:00Z"],
    ["Monday in Tokyo is Sunday in UTC", "2026-03-08T15:30:00Z", 1, calendar("Asia/Tokyo"), "2026-03-10T15:00:00Z"],
    ["where clocks jump over midnight", "2024-04-24T12:00:00Z", 1, calendar("Africa/Cairo"), "2024-04-25T22:00:00Z"],
  ])("%s", (_, from, days, within, ends) => {
    expect(businessWindowEnd(at(from), days, within)).toBe(ends);
  });
});

const days = fc.integer({ min: 0, max: 20_000 }).map((passed) => addDays(day("2000-01-01"), passed));
const holidays = fc.array(
  fc.integer({ min: 0, max: 60 }).map((passed) => passed),
  { maxLength: 30 },
);

test("so many business days lie between a day and what is counted from it (by counting one by one)", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 60 }), holidays, (from, count, off) => {
      const listed = off.map((passed) => addDays(from, passed));
      const end = addBusinessDays(from, count, { holidays: listed });
      let counted = 0;
      for (let one = from; one < end; ) {
        one = addDays(one, 1);
        if (!isWeekend(one) && !listed.includes(one)) counted += 1;
      }
      expect(counted).toBe(count);
      if (count > 0) expect(dayOffOn(end, { holidays: listed })).toBeNull();
    }),
  );
});

const zones = fc.constantFrom("UTC", "Europe/Zurich", "America/New_York", "Africa/Cairo", "Asia/Kolkata");
const instants = fc.integer({ min: 0, max: 30 * 365 * 86_400 }).map((s) => addSeconds(at("2012-01-01T00:00:00Z"), s));

test("a window of so many business days has as many whole ones within it, and its end is none off", () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 30 }), zones, holidays, (from, count, zone, off) => {
      const within = calendar(
        zone,
        off.map((passed) => addDays(dayOf(from, zone), passed)),
      );
      const ends = businessWindowEnd(from, count, within);
      const opening = dayOf(from, zone);
      const whole = startOfDay(opening, zone) === from && dayOffOn(opening, within) === null ? 1 : 0;
      expect(businessDaysWithin(from, ends, within)).toBe(count + whole);
      expect(businessDaysWithin(from, addSeconds(ends, -1), within)).toBe(count + whole - 1);
      expect(dayOffAtEnd(ends, within)).toBeNull();
      expect(ends).toBe(endOfDay(lastDayOf(ends, zone), zone));
    }),
  );
});

test("an end on a day off is known, whatever the hour", () => {
  const zurich = calendar("Europe/Zurich", christmas);
  expect(dayOffAtEnd(at("2026-03-08T23:00:00Z"), zurich)).toBe("weekend");
  expect(dayOffAtEnd(at("2026-03-09T23:00:00Z"), zurich)).toBeNull();
  expect(dayOffAtEnd(at("2026-12-25T23:00:00Z"), zurich)).toBe("holiday");
  expect(dayOffAtEnd(at("2026-12-26T23:00:00Z"), zurich)).toBe("holiday");
  expect(dayOffAtEnd(at("2026-12-25T11:00:00Z"), zurich)).toBe("holiday");
});
