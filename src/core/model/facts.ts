import type { Document, Finding } from "./document.ts";
import type { Instant, Login, RoleName, Sha } from "./names.ts";
import type { PolicyReading } from "./policy.ts";
import type { Person } from "./subject.ts";

/** What stands on one head of the thread, read whole. */
export interface HeadReading {
  readonly sha: Sha;
  /** Governed files that the thread adds or changes, under old and new names; complete. */
  readonly governed: readonly GovernedFile[];
  /** The document, when exactly one governed file is added. */
  readonly document: Document | null;
  /** Everything wrong with the document, by line. */
  readonly findings: readonly Finding[];
  /** The document's bytes; null when there is no document or they could not be read as a text file. */
  readonly bytes: Uint8Array | null;
}

export interface GovernedFile {
  readonly path: string;
  readonly change: "added" | "modified" | "removed" | "renamed";
  readonly what: "document" | "governance";
}

/** A role's people. A roll that could not be read is never an empty one. */
export type Roll =
  | { readonly kind: "roll"; readonly people: readonly Person[]; readonly why: string }
  | { readonly kind: "failed"; readonly forGood: boolean; readonly why: string };

/** Something that `decide` must know to go on. */
export type Need =
  | { readonly kind: "roll"; readonly role: RoleName }
  | { readonly kind: "head"; readonly sha: Sha }
  | { readonly kind: "numbers" }
  | { readonly kind: "assignments" }
  /** A closing reads everything afresh: the present look was not a complete reading. */
  | { readonly kind: "fresh-reading" };

export const needKey = (need: Need): string =>
  need.kind === "roll" ? `roll:${need.role}` : need.kind === "head" ? `head:${need.sha}` : need.kind;

/** Who holds a number: a path on the default branch or another thread. */
export interface NumberHolder {
  readonly number: number;
  readonly holder: string;
}

/** All that the fold may know besides the recorded state and the timeline. */
export interface Facts {
  readonly now: Instant;
  /** GitHub's clock and the App's differ by more than 60 seconds. */
  readonly clockSkewed: boolean;
  readonly threadNumber: number;
  /** A draft pull request: no ballot opens on it (github.md section 2). */
  readonly draft: boolean;
  /** Who opened the thread; null: a deleted account. */
  readonly opener: Person | null;
  readonly policy: PolicyReading;
  readonly heads: ReadonlyMap<Sha, HeadReading | { readonly unreadable: string }>;
  readonly rolls: ReadonlyMap<RoleName, Roll>;
  /** Null until needed. */
  readonly numbers: readonly NumberHolder[] | null;
  /** When each person was last assigned as steward, over the repository; null until needed. */
  readonly assignments: ReadonlyMap<Login, Instant> | null;
  readonly freshReading: boolean;
}
