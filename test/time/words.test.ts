import { describe, expect, test } from "vitest";
import type { Day, Instant } from "../../src/core/model/names.ts";
import { parsePeriod, parseSpan } from "../../src/core/time/period.ts";
import {
  dayInWords,
  daysInWords,
  deadlineInWords,
  instantInWords,
  timeLeftInWords,
} from "../../src/core/time/words.ts";

const at = (text: string): Instant => text as Instant;

describe("deadlineInWords", () => {
  test.each([
    ["2026-03-18T00:00:00Z", "UTC", "Tuesday 17 March 2026, 24:00 UTC"],
    ["2026-03-18T09:05:00Z", "UTC", "Wednesday 18 March 2026, 09:05 UTC"],
    ["2026-01-01T00:00:00Z", "UTC", "Wednesday 31 December 2025, 24:00 UTC"],
    ["2026-04-03T22:00:00Z", "Europe/Zurich", "Friday 3 April 2026, 24:00 Europe/Zurich"],
    ["2026-04-03T22:00:00Z", "UTC", "Friday 3 April 2026, 22:00 UTC"],
    ["2024-04-25T22:00:00Z", "Africa/Cairo", "Thursday 25 April 2024, 24:00 Africa/Cairo"],
  ])("%s in %s is %s", (instant, zone, words) => {
    expect(deadlineInWords(at(instant), zone)).toBe(words);
  });
});

test("what happened at midnight happened on the day that began", () => {
  expect(instantInWords(at("2026-03-18T00:00:00Z"), "UTC")).toBe("18 March 2026, 00:00 UTC");
  expect(dayInWords("2026-03-04" as Day)).toBe("4 March 2026");
  expect([daysInWords(1), daysInWords(14)]).toEqual(["1 day", "14 days"]);
});

describe("timeLeftInWords", () => {
  test.each([
    ["2026-03-06T12:00:00Z", "11 days left"],
    ["2026-03-16T00:00:00Z", "2 days left"],
    ["2026-03-16T00:00:01Z", "47 hours left"],
    ["2026-03-17T19:00:00Z", "5 hours left"],
    ["2026-03-17T23:00:00Z", "1 hour left"],
    ["2026-03-17T23:01:00Z", "59 minutes left"],
    ["2026-03-17T23:59:30Z", "less than a minute left"],
    ["2026-03-18T00:00:00Z", "time is up"],
    ["2026-03-19T00:00:00Z", "time is up"],
  ])("at %s there are %s", (now, words) => {
    expect(timeLeftInWords(at(now), at("2026-03-18T00:00:00Z"))).toBe(words);
  });
});

describe("periods", () => {
  test.each([
    ["14d", 14],
    ["2w", 14],
    ["14 days", 14],
    ["1 Week", 7],
    [" 3 D ", 3],
  ])("%s is %i days", (text, days) => {
    expect(parsePeriod(text)).toEqual({ kind: "days", days });
  });

  test.each(["0d", "14", "d", "-3d", "1.5d", "14h", "99999d", "14dd", "constructor", "1 constructor", "", "½d"])(
    "%s is a problem",
    (text) => {
      expect(parsePeriod(text).kind).toBe("problem");
    },
  );

  test.each([
    ["2m", 120],
    ["0s", 0],
    ["72h", 259_200],
    ["90 seconds", 90],
  ])("%s is %i seconds", (text, seconds) => {
    expect(parseSpan(text)).toEqual({ kind: "seconds", seconds });
  });

  test.each(["2d", "m", "721h", "-1s", "1 toString"])("%s is no span", (text) => {
    expect(parseSpan(text).kind).toBe("problem");
  });
});
