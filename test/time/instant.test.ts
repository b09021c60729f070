import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/core/model/names.ts";
import { addSeconds, earlierOf, laterOf, secondsBetween, toInstant } from "../../src/core/time/instant.ts";

const at = (text: string): Instant => text as Instant;

test("a text in our own spelling is an instant exactly when such a time exists", () => {
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((count) => String(count).padStart(2, "0"));
  const years = fc.constantFrom("0000", "1900", "2000", "2023", "2024", "9999");
  fc.assert(
    fc.property(years, two(13), two(32), two(24), two(60), two(59), (year, month, day, hour, minute, second) => {
      const text = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
      // With a fraction it takes the long way.
      expect(toInstant(text)).toBe(toInstant(text.replace("Z", ".5Z")));
    }),
    { numRuns: 2000 },
  );
});

describe("toInstant", () => {
  test.each([
    ["2026-03-04T09:02:00Z", "2026-03-04T09:02:00Z"],
    ["2026-03-04T09:02:00.999Z", "2026-03-04T09:02:00Z"],
    ["2026-03-04T10:02:07+01:00", "2026-03-04T09:02:07Z"],
    ["2026-03-04T09:02Z", "2026-03-04T09:02:00Z"],
    ["2024-02-29T23:59:59-02:00", "2024-03-01T01:59:59Z"],
    ["1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59Z"],
    ["2026-03-04 09:02:00", null],
    ["2026-02-30T00:00:00Z", null],
    ["+012026-01-01T00:00:00Z", null],
    ["yesterday", null],
    ["", null],
  ])("%s is %s", (text, expected) => {
    expect(toInstant(text)).toBe(expected);
  });

  test("any text gives an instant or null, and an instant gives itself", () => {
    fc.assert(fc.property(fc.string(), (text) => void toInstant(text)));
    const dates = fc.date({ min: new Date("0000-01-02"), max: new Date("9999-12-30"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const instant = toInstant(date.toISOString());
        expect(instant).not.toBeNull();
        expect(instant && toInstant(instant)).toBe(instant);
      }),
    );
  });
});

test("seconds are added across days, months and the leap day", () => {
  expect(addSeconds(at("2024-02-28T23:59:59Z"), 1)).toBe("2024-02-29T00:00:00Z");
  expect(addSeconds(at("2026-01-01T00:00:00Z"), -1)).toBe("2025-12-31T23:59:59Z");
  expect(() => addSeconds(at("9999-12-31T23:59:59Z"), 1)).toThrow(RangeError);
});

test("instants sort as text as they do in time", () => {
  const seconds = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
  fc.assert(
    fc.property(seconds, seconds, (one, other) => {
      const origin = at("2026-01-01T00:00:00Z");
      const [first, second] = [addSeconds(origin, one), addSeconds(origin, other)];
      expect(first < second).toBe(one < other);
      expect(secondsBetween(first, second)).toBe(other - one);
      expect(laterOf(first, second)).toBe(one < other ? second : first);
      expect(earlierOf(first, second)).toBe(one < other ? first : second);
    }),
  );
});
