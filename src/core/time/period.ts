/**
 * Lengths of time as people write them: `14d`, `2w`, `14 days`, `1 week` for
 * windows, which count calendar days, and `90s`, `2m`, `72h` where an exact
 * span is meant. The two are not mixed: a day is not always 24 hours long.
 */
export interface Problem {
  readonly kind: "problem";
  /** A full sentence that says how to write it. */
  readonly problem: string;
}
export type Period = { readonly kind: "days"; readonly days: number } | Problem;
export type Span = { readonly kind: "seconds"; readonly seconds: number } | Problem;

/** Ten years: more is a slip of the hand, and every date stays in four-digit years. */
export const longestPeriodDays = 3660;

const daysPerUnit: Readonly<Record<string, number>> = { d: 1, day: 1, days: 1, w: 7, week: 7, weeks: 7 };
const secondsPerUnit: Readonly<Record<string, number>> = {
  s: 1,
  second: 1,
  seconds: 1,
  m: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
};

const split = (text: string): { readonly count: number; readonly unit: string } | null => {
  const [, digits, unit] = /^(\d{1,9})\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  return digits === undefined || unit === undefined ? null : { count: Number(digits), unit: unit.toLowerCase() };
};

const problem = (text: string): Problem => ({ kind: "problem", problem: text });

/** At least one day, at most `longestPeriodDays`. */
export const parsePeriod = (text: string): Period => {
  const parts = split(text);
  const perUnit = parts && Object.hasOwn(daysPerUnit, parts.unit) ? daysPerUnit[parts.unit] : undefined;
  if (!parts || perUnit === undefined)
    return problem("It is no period in days: write it like `14d`, `2w` or `14 days`.");
  const days = parts.count * perUnit;
  if (days < 1) return problem("A period is at least one day long.");
  if (days > longestPeriodDays) return problem(`A period is at most ${longestPeriodDays} days long.`);
  return { kind: "days", days };
};

/** Zero is allowed; at most 30 days. */
export const parseSpan = (text: string): Span => {
  const parts = split(text);
  const perUnit = parts && Object.hasOwn(secondsPerUnit, parts.unit) ? secondsPerUnit[parts.unit] : undefined;
  if (!parts || perUnit === undefined) return problem("It is no length of time: write it like `90s`, `2m` or `72h`.");
  const seconds = parts.count * perUnit;
  if (seconds > 30 * 86_400) return problem("A length of time is at most 720 hours here.");
  return { kind: "seconds", seconds };
};
