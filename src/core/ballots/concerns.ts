/**
 * Concerns and an outcome. Votes do not outvote a concern: what has passed by
 * numbers waits until every concern that was raised in time is resolved. It has not
 * failed either, since nothing more is asked of the voters (docs/adr/0009).
 */
import type { Instant } from "../model/names.ts";

export interface Concern {
  readonly name: string;
  readonly at: Instant | null;
  /** An instant: since when. */
  readonly resolved: boolean | Instant;
}

/** Those that stand at `now` among those raised up to `closes`, the ballot's end. */
export const openConcerns = <Some extends Concern>(
  concerns: readonly Some[],
  closes: Instant,
  now: Instant,
): readonly Some[] =>
  concerns.filter(({ at, resolved }) => {
    const raised = at === null || (at <= closes && at <= now);
    const over = typeof resolved === "boolean" ? resolved : resolved <= now;
    return raised && !over;
  });
