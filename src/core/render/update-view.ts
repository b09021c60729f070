/** How an update of a decided document stands in its review, and whether it is of those that are better left alone. */
import { isUpdate, updateReviewEnds } from "../decide/update-review.ts";
import { definitionOf, fieldOf, plainOf } from "../documents/field-values.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { deadlineInWords } from "../time/words.ts";
import type { View } from "./wording.ts";

export interface UpdateQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly reading: HeadReading | { readonly unreadable: string } | null;
  readonly now: Instant;
  readonly zone: string;
}

/** The value for which it is generally not modified any more, and the field's name; null: it may be. */
const leftAlone = ({ state, kind, reading }: UpdateQuestion): View | null => {
  const alone = kind.updates?.leftAlone;
  if (!alone || state.status === null || !alone.statuses.includes(state.status)) return null;
  if (!reading || "unreadable" in reading || !reading.document) return null;
  const value = plainOf(fieldOf(reading.document, kind, alone.field)).trim();
  if (!alone.values.some((one) => one.toLowerCase() === value.toLowerCase())) return null;
  return { field: definitionOf(kind, alone.field)?.name ?? alone.field, value };
};

/** Null: it is no update, or none of substance. */
export const updateView = (question: UpdateQuestion): View | null => {
  const { state, kind, zone, now } = question;
  const ends = isUpdate(state, kind) ? updateReviewEnds(state, kind, zone) : null;
  if (ends === null) return null;
  return { ends: deadlineInWords(ends, zone), over: ends <= now, alone: leftAlone(question) };
};
