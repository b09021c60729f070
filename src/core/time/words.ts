/**
 * Dates and times left as people read them, always with the zone's name:
 * `Tuesday 17 March 2026, 24:00 UTC`. An end at midnight is shown as 24:00 of the
 * day that ends, since "18 March, 00:00" is read as a day later than it is.
 */
import { Temporal } from "temporal-polyfill";
import type { Day, Instant } from "../model/names.ts";
import { dayOf, daysBetween, isMidnight, lastDayOf, weekdayOf } from "./days.ts";
import { secondsBetween } from "./instant.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** `10 minutes`, `2 hours`, `1 minute`; `every` takes the last without its number. Rounded up to minutes. */
export const spanInWords = (seconds: number): string => {
  const hours = seconds > 0 && seconds % 3600 === 0;
  const count = hours ? seconds / 3600 : Math.ceil(seconds / 60);
  const unit = hours ? "hour" : "minute";
  return count === 1 ? unit : `${count} ${unit}s`;
};

/** `4 March 2026` */
export const dayInWords = (day: Day): string => {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
};

/** `Wednesday 4 March 2026` */
export const dayWithWeekday = (day: Day): string => `${weekdays[weekdayOf(day) - 1]} ${dayInWords(day)}`;

/** A deadline: `Tuesday 17 March 2026, 24:00 UTC`. */
export const deadlineInWords = (instant: Instant, zone: string): string =>
  isMidnight(instant, zone)
    ? `${dayWithWeekday(lastDayOf(instant, zone))}, 24:00 ${zone}`
    : momentInWords(instant, zone, dayWithWeekday);

/** Something that happened: `4 March 2026, 09:02 UTC`; midnight is 00:00 of the day that begins. */
export const instantInWords = (instant: Instant, zone: string): string => momentInWords(instant, zone, dayInWords);

const momentInWords = (instant: Instant, zone: string, inWords: (day: Day) => string): string => {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const time = moment.toPlainTime().toString({ smallestUnit: "minute" });
  return `${inWords(moment.toPlainDate().toString() as Day)}, ${time} ${zone}`;
};

/** `2 days`, `1 day` */
export const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** `14 days`, `1 day` */
export const daysInWords = (days: number): string => counted(days, "day");

/** `11 days left`, from two days on in days, below in hours, then minutes; rounded down. `time is up` at the end and after. */
export const timeLeftInWords = (now: Instant, ends: Instant): string => {
  const seconds = secondsBetween(now, ends);
  if (seconds <= 0) return "time is up";
  if (seconds < 60) return "less than a minute left";
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${counted(minutes, "minute")} left`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${counted(hours, "hour")} left`;
  return `${counted(Math.floor(hours / 24), "day")} left`;
};

/** Days to the last day of a period, counted by the calendar so that it changes at midnight only: `11 days left`, `1 day left`, `ends today`. */
export const daysLeftInWords = (now: Instant, ends: Instant, zone: string): string => {
  const days = daysBetween(dayOf(now, zone), lastDayOf(ends, zone));
  if (days < 0) return "time is up";
  return days === 0 ? "ends today" : `${counted(days, "day")} left`;
};
