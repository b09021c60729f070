import type { CheckOutput } from "./effect.ts";
import type { Sha } from "./names.ts";

export type CheckStanding = Pick<CheckOutput, "status" | "conclusion" | "title">;

/** How a thread stands by itself: checks belong to commits, and a commit may be the head of several. */
export interface Standing {
  readonly number: number;
  readonly state: "open" | "merged" | "closed";
  readonly head: Sha;
  /** `owner/name:branch`; null: the branch is gone. */
  readonly branch: string | null;
  /** By the check's name; what is not there is not begun on this thread. */
  readonly checks: Readonly<Record<string, CheckStanding>>;
}
