/**
 * Days as people write them in headers. A form is made of `YYYY` or `YY`, `MM` or
 * `M`, `DD` or `D` and the signs between them; `MM` and `DD` are two digits, `M`
 * and `D` one or two. Two-digit years are of this century.
 */
import type { Day } from "../model/names.ts";
import { toDay } from "../time/days.ts";

export interface WrittenDate {
  readonly day: Day;
  /** The form that it is written in. */
  readonly form: string;
}

const tokens = /YYYY|YY|MM|M|DD|D/g;
const patterns: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  YY: "(?<year>\\d\\d)",
  MM: "(?<month>\\d\\d)",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d\\d)",
  D: "(?<day>\\d{1,2})",
};

const matcherOf = (form: string): RegExp => {
  const escaped = form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`^${escaped.replace(tokens, (token) => patterns[token] ?? token)}$`);
};

const monthFirst: readonly string[] = ["MM/DD/YYYY", "M/D/YYYY", "M/D/YY"];
const international = "YYYY-MM-DD";

/** `03/04/2026` must not be read month first where the form of the field puts days first. */
const formsBeside = (form: string): readonly string[] =>
  form.indexOf("D") < form.indexOf("M") ? [form, international] : [form, international, ...monthFirst];

const read = (text: string, form: string): { readonly day: Day | null } | null => {
  const groups = matcherOf(form).exec(text)?.groups;
  if (!groups) return null;
  const { year = "", month = "", day = "" } = groups;
  const whole = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return { day: toDay(whole) };
};

/** `no-such-day`: the form of a date, but not in the calendar (30 February). Null: no date in any known form. */
export const parseWrittenDate = (text: string, form: string = international): WrittenDate | "no-such-day" | null => {
  for (const candidate of new Set(formsBeside(form))) {
    const found = read(text.trim(), candidate);
    if (found) return found.day === null ? "no-such-day" : { day: found.day, form: candidate };
  }
  return null;
};

export const formatDate = (form: string, day: Day): string => {
  const [year = "", month = "", date = ""] = day.split("-");
  const parts: Readonly<Record<string, string>> = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    M: String(Number(month)),
    DD: date,
    D: String(Number(date)),
  };
  return form.replace(tokens, (token) => parts[token] ?? token);
};
