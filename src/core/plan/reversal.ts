/**
 * Taking back what was merged: files that came go, files that were changed, renamed or
 * removed stand again as before. What somebody changed since is not overwritten.
 */
import type { Difference } from "../model/own-change.ts";

/** A file that was merged, at four places; null: it is not there. */
export interface MergedFile {
  readonly path: string;
  /** The name that it had before; null: the same. */
  readonly previous: string | null;
  /** Before the pull request, under its name of then. */
  readonly before: Uint8Array | null;
  /** As it was merged. */
  readonly merged: Uint8Array | null;
  /** On the default branch. */
  readonly now: Uint8Array | null;
  /** On the default branch, under its name of before; null where that is the same. */
  readonly nowBefore: Uint8Array | null;
}

export interface Reversal extends Difference {
  /** Paths that are neither as merged nor as before. */
  readonly changedSince: readonly string[];
}

const isSame = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null
    ? one === other
    : one.length === other.length && one.every((byte, place) => byte === other[place]);

const isBack = ({ previous, before, now, nowBefore }: MergedFile): boolean =>
  previous === null ? isSame(now, before) : now === null && isSame(nowBefore, before);

export const reversalOf = (files: readonly MergedFile[]): Reversal => {
  const open = files.filter((file) => !isBack(file));
  const changedSince = open.flatMap(({ path, previous, merged, now, nowBefore }) => [
    ...(isSame(now, merged) ? [] : [path]),
    ...(previous !== null && nowBefore !== null ? [previous] : []),
  ]);
  return {
    changedSince,
    additions: open.flatMap(({ path, previous, before }) =>
      before === null ? [] : [{ path: previous ?? path, bytes: before }],
    ),
    deletions: open.flatMap(({ path, previous, before, now }) =>
      now !== null && (previous !== null || before === null) ? [path] : [],
    ),
  };
};
