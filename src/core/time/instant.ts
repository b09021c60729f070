/**
 * Instants: whole seconds in UTC, in one spelling, so that they compare with `<`
 * as text. Nothing in core asks for the present time; it is always an argument.
 */
import { Temporal } from "temporal-polyfill";
import type { Instant } from "../model/names.ts";

/** Four-digit years only: other years would not sort as text. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Fractions of a second are cut off, never rounded up: an act is not moved past a deadline. */
const fromEpochSeconds = (seconds: number): Instant | null => {
  const text = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString({ smallestUnit: "second" });
  return canonical.test(text) ? (text as Instant) : null;
};

const daysOf = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** Already in our spelling and a time that exists, as most are: nothing is to be computed. */
const isInstant = (text: string): text is Instant => {
  if (!canonical.test(text)) return false;
  const at = (start: number): number => Number(text.slice(start, start + 2));
  const [month, day] = [at(5), at(8)];
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOf(Number(text.slice(0, 4)), month) &&
    at(11) <= 23 &&
    at(14) <= 59 &&
    at(17) <= 59
  );
};

/** Any ISO 8601 text with a zone or offset; null when it is none, or its year is not 0000 to 9999. */
export const toInstant = (text: string): Instant | null => {
  if (isInstant(text)) return text;
  try {
    return fromEpochSeconds(Math.floor(Temporal.Instant.from(text).epochMilliseconds / 1000));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

const epochSeconds = (instant: Instant): number => Temporal.Instant.from(instant).epochMilliseconds / 1000;

/** Throws when the result lies outside the years 0000 to 9999, which no bounded period reaches. */
export const addSeconds = (instant: Instant, seconds: number): Instant => {
  const sum = fromEpochSeconds(epochSeconds(instant) + Math.trunc(seconds));
  if (sum === null) throw new RangeError(`${instant} and ${seconds} seconds is no instant`);
  return sum;
};

/** Negative when `to` is the earlier one. */
export const secondsBetween = (from: Instant, to: Instant): number => epochSeconds(to) - epochSeconds(from);

export const laterOf = (one: Instant, other: Instant): Instant => (one < other ? other : one);
export const earlierOf = (one: Instant, other: Instant): Instant => (other < one ? other : one);
