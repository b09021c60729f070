import { describe, expect, test } from "vitest";
import { formatDate, parseWrittenDate } from "../../src/core/documents/dates.ts";
import type { Day } from "../../src/core/model/names.ts";

describe("dates as written", () => {
  test.each<[text: string, form: string, day: string | null, written?: string]>([
    ["03/17/2026", "MM/DD/YYYY", "2026-03-17", "MM/DD/YYYY"],
    [" 03/17/2026 ", "MM/DD/YYYY", "2026-03-17", "MM/DD/YYYY"],
    ["3/7/2026", "MM/DD/YYYY", "2026-03-07", "M/D/YYYY"],
    ["3/7/26", "MM/DD/YYYY", "2026-03-07", "M/D/YY"],
    ["02/26/20", "MM/DD/YYYY", "2020-02-26", "M/D/YY"],
    ["2026-03-17", "MM/DD/YYYY", "2026-03-17", "YYYY-MM-DD"],
    ["02/29/2024", "MM/DD/YYYY", "2024-02-29", "MM/DD/YYYY"],
    ["02/29/2023", "MM/DD/YYYY", "no-such-day"],
    ["02/30/2026", "MM/DD/YYYY", "no-such-day"],
    ["30/02/2026", "MM/DD/YYYY", "no-such-day"],
    ["00/10/2026", "MM/DD/YYYY", "no-such-day"],
    ["2026-13-01", "YYYY-MM-DD", "no-such-day"],
    ["06/015/2021", "MM/DD/YYYY", null],
    ["March 17", "MM/DD/YYYY", null],
    ["03/17/2026, 03/18/2026", "MM/DD/YYYY", null],
    ["", "MM/DD/YYYY", null],
    ["17.3.2026", "D.M.YYYY", "2026-03-17", "D.M.YYYY"],
    // Days first: the slashes are not read month first.
    ["03/04/2026", "DD/MM/YYYY", "2026-04-03", "DD/MM/YYYY"],
    ["3/4/26", "DD/MM/YYYY", null],
  ])("%j in a field of %s", (text, form, day, written) => {
    const found = parseWrittenDate(text, form);
    expect(found).toEqual(written ? { day, form: written } : day);
  });

  test.each([
    ["MM/DD/YYYY", "03/07/2026"],
    ["M/D/YY", "3/7/26"],
    ["YYYY-MM-DD", "2026-03-07"],
    ["D.M.YYYY", "7.3.2026"],
  ])("%s writes %s, and reads it back", (form, text) => {
    const day = "2026-03-07" as Day;
    expect(formatDate(form, day)).toBe(text);
    expect(parseWrittenDate(text, form)).toEqual({ day, form });
  });
});
