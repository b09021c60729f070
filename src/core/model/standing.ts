import type { CheckOutput } from "./effect.ts";
import type { Instant, Sha } from "./names.ts";

export type CheckStanding = Pick<CheckOutput, "status" | "conclusion" | "title">;

export interface Touched {
  /** Governed files, under their old and their new names. */
  readonly documents: readonly string[];
  readonly governance: readonly string[];
  /** Of its document, such as `DIP-7`. */
  readonly number: string | null;
}

/** How a thread stands by itself: checks belong to commits, and a commit may be the head of several. */
export interface Standing {
  readonly number: number;
  readonly state: "open" | "merged" | "closed";
  readonly head: Sha;
  /** `owner/name:branch`; null: the branch is gone. */
  readonly branch: string | null;
  /** By the check's name; what is not there is not begun on this thread. */
  readonly checks: Readonly<Record<string, CheckStanding>>;
  /** When it was read so; absent in notes of before this was kept. */
  readonly at?: Instant;
  /** What of the repository it is about, for those that are merged together with it. */
  readonly touches?: Touched;
}
