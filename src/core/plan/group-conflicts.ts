/**
 * What pull requests that are merged together do and none of them does alone: each was
 * decided as if it came by itself, on a default branch without the other. The later one in
 * the queue waits until the earlier one has been merged, and is looked at again then.
 */
import type { Standing, Touched } from "../model/standing.ts";

export interface GroupConflict {
  readonly code: "same-number" | "same-file" | "rules-change";
  /** A number, or a path. */
  readonly what: string;
}

const all = ({ documents, governance }: Touched): readonly string[] => [...documents, ...governance];

export const conflictBetween = (ahead: Standing, behind: Standing): GroupConflict | null => {
  const [one, other] = [ahead.touches, behind.touches];
  if (!one || !other) return null;
  const shared = all(other).find((path) => all(one).includes(path));
  if (shared !== undefined) return { code: "same-file", what: shared };
  if (one.number !== null && one.number === other.number) return { code: "same-number", what: one.number };
  // Decided under rules that are not those any more by then.
  const [changed] = one.governance;
  return changed !== undefined && all(other).length > 0 ? { code: "rules-change", what: changed } : null;
};
