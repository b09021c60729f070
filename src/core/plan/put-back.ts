/**
 * A comment of ours that somebody deleted is put back, once a day and three times at
 * most: after that it is a matter between people, and only said (github.md section 1).
 */
import type { MadeComment, MadeComments } from "../model/made-comment.ts";
import type { Instant } from "../model/names.ts";
import type { SeenComment } from "../model/seen.ts";
import { addSeconds } from "../time/instant.ts";

const mostTimes = 3;
const daySeconds = 24 * 3600;

/** What is known of our comments after a reading; one that stands under another id was made again. */
export const commentsMade = (before: MadeComments, seen: readonly SeenComment[]): MadeComments => {
  const bySlot = Map.groupBy(
    [...seen].sort((one, other) => one.id - other.id),
    ({ slot }) => slot,
  );
  const found = [...bySlot].flatMap(([slot, comments]): readonly [string, MadeComment][] => {
    const known = before[slot];
    const [first] = comments;
    if (!first || (known && comments.some(({ id }) => id === known.id))) return [];
    return [[slot, { id: first.id, putBack: known ? [...known.putBack, first.createdAt] : [] }]];
  });
  return { ...before, ...Object.fromEntries(found) };
};

/** The same when one was made now. */
export const withMade = (before: MadeComments, slot: string, id: number, now: Instant): MadeComments => ({
  ...before,
  [slot]: { id, putBack: before[slot] ? [...before[slot].putBack, now] : [] },
});

export type PutBack =
  | { readonly kind: "now" }
  | { readonly kind: "later"; readonly at: Instant }
  | { readonly kind: "never" };

/** Whether a comment that is wanted and not there may be made. */
export const mayBeMade = (made: MadeComment | undefined, now: Instant): PutBack => {
  if (!made) return { kind: "now" };
  if (made.putBack.length >= mostTimes) return { kind: "never" };
  const last = made.putBack.at(-1);
  const at = last ? addSeconds(last, daySeconds) : null;
  return at !== null && now < at ? { kind: "later", at } : { kind: "now" };
};

/** When the first of those that are missing may be put back. */
export const nextPutBack = (made: MadeComments, seen: readonly SeenComment[], now: Instant): Instant | null => {
  const there = new Set(seen.map(({ slot }) => slot));
  const waiting = Object.entries(made).flatMap(([slot, one]) => {
    const may = there.has(slot) ? null : mayBeMade(one, now);
    return may?.kind === "later" ? [may.at] : [];
  });
  return waiting.sort()[0] ?? null;
};
