import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/core/model/names.ts";
import {
  calendarDays,
  endOfLength,
  laterBy,
  lengthInWords,
  parseDays,
  parseLength,
} from "../../src/core/time/length.ts";

const at = (text: string): Instant => text as Instant;
const utc = { zone: "UTC", holidays: ["2026-03-09"] };

describe("parseLength", () => {
  test.each([
    ["14d", "14 days"],
    ["1 day", "1 day"],
    ["2w", "14 days"],
    ["2 weeks", "14 days"],
    ["10 business days", "10 business days"],
    ["1 Business Day", "1 business day"],
    ["10  working-days", "10 business days"],
    ["72h", "72 hours"],
    ["90 minutes", "90 minutes"],
    ["60s", "1 minute"],
    [" 36 hours ", "36 hours"],
  ])("%s", (text, words) => {
    const length = parseLength(text);
    expect(length.kind === "problem" ? length.problem : lengthInWords(length)).toBe(words);
  });

  test.each([
    ["", "no length of time"],
    ["fourteen days", "no length of time"],
    ["14", "no length of time"],
    ["14 moons", "no length of time"],
    ["-3d", "no length of time"],
    ["1.5d", "no length of time"],
    ["10 business weeks", "no length of time"],
    ["0d", "at least one day"],
    ["0 business days", "at least one day"],
    ["99999d", "at most 3660 days"],
    ["99999 business days", "at most 2610 business days"],
    ["59s", "at least one minute"],
    ["721h", "at most 720 hours"],
  ])("%s is a problem", (text, sentence) => {
    const length = parseLength(text);
    expect(length.kind === "problem" ? length.problem : lengthInWords(length)).toContain(sentence);
  });

  test("where days are asked for, a span is none", () => {
    expect(parseDays("72h").kind).toBe("problem");
    expect(parseDays("3 business days")).toEqual({ kind: "business-days", days: 3 });
    expect(parseDays("2w")).toEqual({ kind: "days", days: 14 });
  });
});

describe("a window ends, and is lengthened", () => {
  test.each([
    ["2d", "2026-03-09T00:00:00Z", "2026-03-11T00:00:00Z"],
    ["2 business days", "2026-03-12T00:00:00Z", "2026-03-14T00:00:00Z"],
    ["36h", "2026-03-07T21:00:00Z", "2026-03-09T09:00:00Z"],
  ])("%s from Friday 09:00, with Monday off", (text, ends, later) => {
    const length = parseLength(text);
    if (length.kind === "problem") throw new Error(length.problem);
    const end = endOfLength(at("2026-03-06T09:00:00Z"), length, utc);
    expect(end).toBe(ends);
    expect(laterBy(end, length, utc)).toBe(later);
  });

  test("bounds in days test what it amounts to", () => {
    expect(calendarDays(at("2026-03-04T09:00:00Z"), at("2026-03-19T00:00:00Z"), utc)).toBe(14);
    expect(calendarDays(at("2026-03-04T09:00:00Z"), at("2026-03-04T23:00:00Z"), utc)).toBe(0);
  });
});
