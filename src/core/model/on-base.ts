import type { Instant, Sha, Status } from "./names.ts";
import type { Person } from "./subject.ts";

/** A merged document as it stands on the default branch now. */
export interface OnBase {
  readonly commit: Sha;
  /** Null: the kind knows no such status. */
  readonly status: Status | null;
  /** As the file says it; null: the file is gone. */
  readonly written: string | null;
  /** Who pushed that commit; null: nobody told. */
  readonly by: Person | null;
  /** What the head that was merged carried: what came after it may still be on its way. */
  readonly mergedAs: Status | null;
}

/** A status on the default branch that nothing decided, or that the document is gone from there. */
export interface Stray {
  readonly at: Instant;
  readonly by: Person | null;
  /** "" : the file is gone. */
  readonly found: string;
  /** It stands there no more, or is what the record says. */
  readonly over: boolean;
}
