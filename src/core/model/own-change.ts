/**
 * Pull requests of the App's own: a change of the default branch that follows from what
 * was decided, and that waits there for people to merge it.
 */
import type { Instant, Sha } from "./names.ts";

/** What the change is for; there is one of each at most for a thread. */
export const changePurposes = ["header", "reversal", "index"] as const;
export type ChangePurpose = (typeof changePurposes)[number];

/** In the place of a thread: the change follows from all of them, and from none. */
export const indexOrigin = 0;

/** A difference, whole: files as they are to be, and paths that go. */
export interface Difference {
  readonly additions: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly deletions: readonly string[];
}

/** A change that is wanted now; null in place of it: the base has it already. */
export interface WantedChange extends Difference {
  readonly purpose: ChangePurpose;
  /** First line of the commit, and title of the pull request. */
  readonly headline: string;
  /** What it is and why, for people. */
  readonly body: string;
  /** Other documents that it changes as well, such as `DIP-7`. */
  readonly others?: readonly string[];
  /** What it brings, whatever else stands in these files: by that an answer of people's is known again. Absent: the difference itself. */
  readonly intent?: string;
  /** The commit below its first line; absent: where it was decided. */
  readonly message?: string;
}

/** Our pull request, as it stands on GitHub. */
export interface SeenRequest {
  readonly number: number;
  readonly state: "open" | "closed" | "merged";
  readonly head: Sha;
  readonly closedAt: Instant | null;
  readonly body: string;
}

/** A branch of ours, and the pull requests that were made of it, newest first. */
export interface SeenChange {
  readonly purpose: ChangePurpose;
  readonly branch: string;
  /** Null: there is no such branch. */
  readonly head: Sha | null;
  readonly requests: readonly SeenRequest[];
}

/** What a thread wants changed on the default branch, beside what is there. */
export interface OwnChanges {
  /** The default branch, and the commit of it that everything here was read at. */
  readonly base: string;
  readonly onto: Sha;
  /** The purposes that the default branch was read for. */
  readonly looked: readonly ChangePurpose[];
  readonly wanted: readonly WantedChange[];
  /** Why something that is to be changed cannot be, in words. */
  readonly hindrances: readonly { readonly purpose: ChangePurpose; readonly why: string }[];
  readonly seen: readonly SeenChange[];
}

/** How a change of a thread's stands on its way to the default branch. */
export type ChangeStanding =
  /** Nobody looked: the thread is none that wants it. */
  | { readonly kind: "unasked" }
  /** The base has it, or nothing is to be changed. */
  | { readonly kind: "there" }
  | { readonly kind: "hindered"; readonly why: string }
  | { readonly kind: "to-propose" }
  | { readonly kind: "open"; readonly number: number }
  /** A person closed it: that is an answer, until something else is wanted. */
  | { readonly kind: "declined"; readonly number: number }
  /** Merged a moment ago; the reading of the base may be behind. */
  | { readonly kind: "merged"; readonly number: number };

/** A thread that is a pull request of the App's own. */
export interface OwnRequest {
  /** The thread that it follows from; null: its description does not say so (any more). */
  readonly origin: number | null;
  /** Null where that is not known. */
  readonly purpose: ChangePurpose | null;
  /** Whether its difference is the one that was planned; `withdrawn`: none is any more. */
  readonly difference: "planned" | "altered" | "withdrawn";
}
