/**
 * How long a window is, as people and policies write it: `14d`, `2 weeks`,
 * `10 business days`, or `72h` where an exact span is meant. Days of either sort end
 * at 24:00 in the zone; hours end at the second.
 */
import type { Length } from "../model/length.ts";
import type { Instant } from "../model/names.ts";
import { addBusinessDays, businessWindowEnd, type Calendar } from "./business-days.ts";
import { addDays, dayOf, daysBetween, endOfDay, lastDayOf, windowEnd } from "./days.ts";
import { addSeconds } from "./instant.ts";
import { longestPeriodDays, type Problem, parsePeriod, parseSpan } from "./period.ts";
import { counted } from "./words.ts";

export type LengthOf<Kind extends Length["kind"]> = Extract<Length, { readonly kind: Kind }>;

const longestBusinessDays = Math.floor(longestPeriodDays / 7) * 5;

const problem = (text: string): Problem => ({ kind: "problem", problem: text });

/** Null: it is not written as days. */
const readDays = (text: string): LengthOf<"days" | "business-days"> | Problem | null => {
  const [, digits] = /^(\d{1,9})\s*(?:business|working)[\s-]*days?$/i.exec(text) ?? [];
  if (digits === undefined) return /^\d{1,9}\s*(?:d|days?|w|weeks?)$/i.test(text) ? parsePeriod(text) : null;
  const days = Number(digits);
  if (days < 1) return problem("A period is at least one day long.");
  if (days > longestBusinessDays) return problem(`A period is at most ${longestBusinessDays} business days long.`);
  return { kind: "business-days", days };
};

const readSpan = (text: string): LengthOf<"seconds"> | Problem | null => {
  if (!/^\d{1,9}\s*(?:s|seconds?|m|minutes?|h|hours?)$/i.test(text)) return null;
  const span = parseSpan(text);
  return span.kind === "seconds" && span.seconds < 60 ? problem("A window is at least one minute long.") : span;
};

/** Days of either sort, at least one. */
export const parseDays = (text: string): LengthOf<"days" | "business-days"> | Problem =>
  readDays(text.trim()) ?? problem("It is no period in days: write it like `14d`, `2 weeks` or `10 business days`.");

/** Days of either sort, or a span of at least a minute. */
export const parseLength = (text: string): Length | Problem =>
  readDays(text.trim()) ??
  readSpan(text.trim()) ??
  problem("It is no length of time: write it like `14d`, `10 business days` or `72h`.");

/** Where a window of this length ends that opens at `from`. */
export const endOfLength = (from: Instant, length: Length, calendar: Calendar): Instant => {
  switch (length.kind) {
    case "days":
      return windowEnd(from, length.days, calendar.zone);
    case "business-days":
      return businessWindowEnd(from, length.days, calendar);
    case "seconds":
      return addSeconds(from, length.seconds);
  }
};

/** An end moved on by so much: days are counted from its last day, a span from its second. */
export const laterBy = (ends: Instant, length: Length, calendar: Calendar): Instant => {
  const last = lastDayOf(ends, calendar.zone);
  switch (length.kind) {
    case "days":
      return endOfDay(addDays(last, length.days), calendar.zone);
    case "business-days":
      return endOfDay(addBusinessDays(last, length.days, calendar), calendar.zone);
    case "seconds":
      return addSeconds(ends, length.seconds);
  }
};

/** Calendar days from the day of one instant to the last day before an end: what bounds given in days test. */
export const calendarDays = (from: Instant, ends: Instant, calendar: Pick<Calendar, "zone">): number =>
  daysBetween(dayOf(from, calendar.zone), lastDayOf(ends, calendar.zone));

/** `14 days`, `10 business days`, `72 hours` */
export const lengthInWords = (length: Length): string => {
  switch (length.kind) {
    case "days":
      return counted(length.days, "day");
    case "business-days":
      return counted(length.days, "business day");
    case "seconds":
      return spanInWords(length.seconds);
  }
};

/** `72 hours`, `90 minutes`, `45 seconds`: in the largest unit that leaves no rest. */
const spanInWords = (seconds: number): string => {
  if (seconds > 0 && seconds % 3600 === 0) return counted(seconds / 3600, "hour");
  return seconds > 0 && seconds % 60 === 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
};
