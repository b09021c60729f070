/** The end of a period as a command names it: by its length, or by its last day. */
import type { Instant } from "../model/names.ts";
import { dayOf, daysBetween, endOfDay, toDay } from "../time/days.ts";
import { endOfLength, parseDays } from "../time/length.ts";
import { longestPeriodDays } from "../time/period.ts";
import type { Situation } from "./judgement.ts";

/** Null: the words name none, or one too far away. */
export const endNamed = ({ at, policy }: Situation, words: string): { readonly ends: Instant } | null => {
  const day = toDay(words.replace(/^until +/i, ""));
  if (day !== null) {
    const days = daysBetween(dayOf(at, policy.zone), day);
    return days <= longestPeriodDays ? { ends: endOfDay(day, policy.zone) } : null;
  }
  const length = parseDays(words);
  return length.kind === "problem" ? null : { ends: endOfLength(at, length, policy) };
};
