import type { Instant } from "./names.ts";

/** One of our comments as it was last made: kept beside the record, since only what is missing tells that it was deleted. */
export interface MadeComment {
  readonly id: number;
  /** When it was made again after somebody had deleted it, oldest first. */
  readonly putBack: readonly Instant[];
}

/** By slot. */
export type MadeComments = Readonly<Record<string, MadeComment>>;
