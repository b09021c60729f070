/**
 * Business days: Monday to Friday in the zone of a policy, without its listed
 * holidays. A holiday on a weekend takes no day away. As with calendar days, the day
 * of the opening does not count: one business day from any hour of a Friday ends at
 * 24:00 of Monday.
 */
import type { Day, Instant } from "../model/names.ts";
import { addDays, dayOf, daysBetween, endOfDay, isWeekend, lastDayOf, startOfDay, weekdayOf } from "./days.ts";

/** Where days begin and end, and which of them are off. A policy is one. */
export interface Calendar {
  /** IANA zone. */
  readonly zone: string;
  /** Days that exist, `YYYY-MM-DD`, in any order; repeated ones do no harm. */
  readonly holidays: readonly string[];
}

export type DayOff = "weekend" | "holiday";

/** A listed holiday is called so also when it falls on a weekend; null: a business day. */
export const dayOffOn = (day: Day, { holidays }: Pick<Calendar, "holidays">): DayOff | null =>
  holidays.includes(day) ? "holiday" : isWeekend(day) ? "weekend" : null;

/** Why the last day before this end is one off; null: it is a business day. */
export const dayOffAtEnd = (ends: Instant, calendar: Calendar): DayOff | null =>
  dayOffOn(lastDayOf(ends, calendar.zone), calendar);

/** The `count`th business day after the day; for 0 the day itself, whatever day it is. */
export const addBusinessDays = (day: Day, count: number, { holidays }: Pick<Calendar, "holidays">): Day => {
  const off = new Set(holidays.map((holiday) => daysBetween(day, holiday as Day)));
  const weekday = weekdayOf(day);
  let passed = 0;
  let left = count;
  while (left > 0) {
    passed += 1;
    if ((weekday + passed - 1) % 7 < 5 && !off.has(passed)) left -= 1;
  }
  return addDays(day, passed);
};

/** How many business days lie wholly between the two instants. */
export const businessDaysWithin = (from: Instant, to: Instant, calendar: Calendar): number => {
  const { zone } = calendar;
  const opening = dayOf(from, zone);
  const first = startOfDay(opening, zone) >= from ? opening : addDays(opening, 1);
  const last = dayOf(to, zone);
  let count = 0;
  for (let day = first; day < last; day = addDays(day, 1)) if (dayOffOn(day, calendar) === null) count += 1;
  return count;
};

/** Where a window of so many business days ends that opens at `from`. */
export const businessWindowEnd = (from: Instant, count: number, calendar: Calendar): Instant =>
  endOfDay(addBusinessDays(dayOf(from, calendar.zone), count, calendar), calendar.zone);
