/** Lazy consensus takes at least 72 hours with three working days in them: who is silent must have had the time to speak. */
import type { Question } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { businessWindowEnd, type Calendar } from "../time/business-days.ts";
import { addSeconds, laterOf } from "../time/instant.ts";

export const leastWorkingDays = 3;
const leastSeconds = 72 * 3600;

/** Before this instant it does not end; null: it may end at any time. */
export const earliestEnd = (question: Pick<Question, "lazy">, opened: Instant, calendar: Calendar): Instant | null =>
  question.lazy
    ? laterOf(addSeconds(opened, leastSeconds), businessWindowEnd(opened, leastWorkingDays, calendar))
    : null;
