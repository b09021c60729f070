/**
 * Calendar days in the zone of a policy. A day ends at 24:00, which is the first
 * instant of the next one; where clocks jump over midnight that is later than 00:00.
 * Windows are calendar days: fourteen days from any hour of 4 March end at 24:00 of 18 March.
 */
import { Temporal } from "temporal-polyfill";
import type { Day, Instant } from "../model/names.ts";
import { addSeconds } from "./instant.ts";

const canonical = /^\d{4}-\d\d-\d\d$/;

const plainDate = (day: Day): Temporal.PlainDate => Temporal.PlainDate.from(day);

const asDay = (date: Temporal.PlainDate): Day => {
  const text = date.toString();
  if (!canonical.test(text)) throw new RangeError(`${text} is outside the years 0000 to 9999`);
  return text as Day;
};

/** `YYYY-MM-DD`, a day that exists; null otherwise. */
export const toDay = (text: string): Day | null => {
  if (!canonical.test(text)) return null;
  try {
    return asDay(Temporal.PlainDate.from(text, { overflow: "reject" }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** Is it a zone by name, such as `UTC` or `Europe/Zurich`? Offsets like `+02:00` are none: they know no summer time. */
export const isZone = (text: string): boolean => {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

export const dayOf = (instant: Instant, zone: string): Day =>
  asDay(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate());

export const addDays = (day: Day, days: number): Day => asDay(plainDate(day).add({ days }));

/** Negative when `to` is the earlier one. */
export const daysBetween = (from: Day, to: Day): number =>
  plainDate(from).until(plainDate(to), { largestUnit: "days" }).days;

export const startOfDay = (day: Day, zone: string): Instant =>
  plainDate(day).toZonedDateTime(zone).toInstant().toString({ smallestUnit: "second" }) as Instant;

/** 24:00 of the day. */
export const endOfDay = (day: Day, zone: string): Instant => startOfDay(addDays(day, 1), zone);

/** Where a window of so many calendar days ends that opens at `from`. */
export const windowEnd = (from: Instant, days: number, zone: string): Instant =>
  endOfDay(addDays(dayOf(from, zone), days), zone);

/** The day whose 24:00 `ends` is; for an instant within a day, that day. */
export const lastDayOf = (ends: Instant, zone: string): Day => dayOf(addSeconds(ends, -1), zone);

export const isMidnight = (instant: Instant, zone: string): boolean =>
  startOfDay(dayOf(instant, zone), zone) === instant;

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => plainDate(day).dayOfWeek;

export const isWeekend = (day: Day): boolean => weekdayOf(day) > 5;
