/** Until when a vote is open, in words: its end, or what decides it before; an end on a day off is pointed out. */
import { closingDue, decisionDue } from "../ballots/closing-due.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { type Calendar, dayOffAtEnd } from "../time/business-days.ts";
import { lengthInWords } from "../time/length.ts";
import { deadlineInWords } from "../time/words.ts";
import type { View, Wording } from "./wording.ts";

/** `on a weekend`, `a holiday`; null: the end is on a business day. */
export const dayOffInWords = (ends: Instant, calendar: Calendar, wording: Wording): string | null => {
  const off = dayOffAtEnd(ends, calendar);
  return off && wording.say(`day-off.${off}`);
};

export const termView = (ballot: Ballot, calendar: Calendar, wording: Wording): View => {
  const { closes, closed, earliest, standing, question } = ballot;
  const { zone } = calendar;
  const ends = closed?.at ?? closes;
  const due = closingDue(ballot);
  const decided = decisionDue(ballot);
  const grace = question.term?.graceSeconds ?? 0;
  return {
    closes: ends && deadlineInWords(ends, zone),
    dayOff: ends && !closed ? dayOffInWords(ends, calendar, wording) : null,
    whenDecided: question.term?.whenDecided
      ? {
          earliest: earliest ? deadlineInWords(earliest, zone) : null,
          grace: grace > 0 ? lengthInWords({ kind: "seconds", seconds: grace }) : null,
        }
      : null,
    standing:
      !closed && due !== null && decided === due
        ? { passes: standing?.is === "passes", due: deadlineInWords(due, zone) }
        : null,
  };
};
