/**
 * The work on a document that is done elsewhere: issues and pull requests, each of an
 * area of the work, named in the header or by command. How they stand is GitHub's to
 * say; it is shown, and nothing is decided by it.
 */
import type { ActId, Instant, RoleName, TextHash, Verb } from "./names.ts";
import type { Person } from "./subject.ts";

/** An area, with other words for it. Compared without case, blanks and hyphens. */
export interface WorkArea {
  readonly name: string;
  readonly also: readonly string[];
}

/** Where a piece of work is: an issue or pull request, or any other page, which nobody looks at. */
export type WorkTarget =
  | {
      readonly kind: "thread";
      /** `owner/name` as written; null: the repository of the document. */
      readonly repository: string | null;
      readonly number: number;
      /** Null: none was named. */
      readonly host: string | null;
    }
  | { readonly kind: "page"; readonly address: string };

/** How a kind follows the work on its documents. */
export interface WorkTracking {
  /** Header field of type `work`. */
  readonly field: string;
  /** What people call it: `implementation`. */
  readonly noun: string;
  readonly addVerb: Verb;
  readonly dropVerb: Verb;
  readonly confirmVerb: Verb;
  /** Who adds and drops by command. */
  readonly by: readonly RoleName[];
  /** Who says that enough of it is done. */
  readonly confirmedBy: readonly RoleName[];
  /** Verbs of moves that ask whether enough of it is done. */
  readonly askedBefore: readonly Verb[];
  /** Verb of the move that follows when all of it is done; null: none does. */
  readonly leadsTo: Verb | null;
  /** Field key → words: documents that hold one of them have no such work. */
  readonly unless: Readonly<Record<string, readonly string[]>>;
}

/** A piece of work that was named by command. */
export interface WorkAdded {
  readonly act: ActId;
  readonly at: Instant;
  readonly by: Person;
  /** Name of the area; null: none was named. */
  readonly area: string | null;
  /** The link as written; null: people or time were promised, and nothing can be linked yet. */
  readonly link: TextHash | null;
  readonly reason: TextHash | null;
}

/** Somebody said that enough is done. */
export interface WorkConfirmed {
  readonly at: Instant;
  readonly by: Person;
  readonly reason: TextHash;
  /** The draft cycle that it is about. */
  readonly cycle: number;
}

/** Whether enough is done was asked. */
export interface WorkAsked {
  readonly at: Instant;
  readonly verb: Verb;
  readonly cycle: number;
}

/**
 * How a piece of work stands on GitHub. `dropped`: closed without having been done.
 * `not-found`: its repository can be seen, and has no such number; `not-visible`: the
 * repository cannot. `unlooked`: no issue or pull request, or beyond the bound.
 */
export type WorkStanding =
  | "open"
  | "draft"
  | "merged"
  | "closed"
  | "dropped"
  | "not-found"
  | "not-visible"
  | "unlooked"
  | "unknown";

/** What was last read of them, by key (`workKey`). */
export interface WorkReading {
  readonly standings: Readonly<Record<string, WorkStanding>>;
  /** When they were last read; null: never. */
  readonly at: Instant | null;
  /** The last try failed: what is told may be old. */
  readonly failed: boolean;
}

/** The guard that asks for a confirmation before a move. */
export const workGuard = "implementation-confirmed";

/** Pieces of work that are looked up for one document. */
export const mostWorkLooked = 20;
