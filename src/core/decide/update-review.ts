/**
 * Updates: changes of substance to a text that was decided, by a pull request of their own.
 * Where a process takes them in at all, they are open for review for a while, whoever
 * proposes them, and then the steward lets them in by `/allow-change` [O9]. What merely
 * corrects the text needs no review: the steward says so by `/errata`.
 */
import { differenceOf } from "../ballots/text-difference.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { windowEnd } from "../time/days.ts";

/** Whether the thread would change what was decided, in a process that lets in such changes. */
export const isUpdate = (state: State, kind: Kind): boolean => {
  const { head } = state;
  const standing = kind.statuses.find(({ name }) => name === state.status)?.gate ?? "waiting";
  if (!kind.updates || !state.existing || standing !== "decided") return false;
  return head?.digest != null && head.base != null && head.digest !== head.base.digest;
};

/** When the review of the update is over; null: it is none, or none of substance. */
export const updateReviewEnds = (state: State, kind: Kind, zone: string): Instant | null => {
  const { head, opened } = state;
  if (!kind.updates || !isUpdate(state, kind) || !head?.digest || !head.base?.digest || !opened) return null;
  if (differenceOf(state, head.base.digest, head.digest)?.as !== "material") return null;
  return windowEnd(opened.at, kind.updates.reviewDays, zone);
};
