import type { Ballot, Vote } from "./ballot.ts";
import type { Concern } from "./concern.ts";
import type { Verdict } from "./entry.ts";
import type { ActId, Digest, Instant, KindName, RoleName, Sha, Status, TextHash } from "./names.ts";
import type { Person } from "./subject.ts";

export interface Steward {
  readonly person: Person;
  readonly role: RoleName;
  readonly since: Instant;
}

export interface HeadState {
  readonly sha: Sha;
  readonly since: Instant;
  readonly path: string | null;
  readonly digest: Digest | null;
  readonly typed: Status | null;
  readonly own: boolean;
}

export interface WindowState {
  readonly opened: Instant;
  readonly ends: Instant;
  /** Days granted by extensions so far. */
  readonly extendedDays: number;
  readonly ended: boolean;
}

/** By command; a closed thread rests by itself. */
export interface PauseState {
  readonly since: Instant;
  readonly by: Person | null;
}

export interface JudgedCommand {
  readonly act: ActId;
  readonly at: Instant;
  readonly by: Person;
  readonly verb: string;
  readonly line: TextHash;
  readonly verdict: Verdict;
  readonly url: string;
}

/** One line of the history that people are shown. */
export interface Milestone {
  readonly at: Instant;
  readonly what:
    | { readonly kind: "opened"; readonly by: Person }
    | { readonly kind: "steward"; readonly person: Person | null }
    | { readonly kind: "number"; readonly number: number }
    | { readonly kind: "moved"; readonly from: Status; readonly to: Status; readonly by: Person | null }
    | { readonly kind: "held"; readonly to: Status; readonly why: string }
    | { readonly kind: "paused"; readonly by: Person | null }
    | { readonly kind: "resumed"; readonly ends: Instant | null; readonly by: Person | null }
    | { readonly kind: "window-extended"; readonly ends: Instant; readonly by: Person | null }
    | { readonly kind: "ballot-opened"; readonly round: number }
    | { readonly kind: "ballot-closed"; readonly outcome: string; readonly approve: number; readonly needed: number }
    | { readonly kind: "ballot-voided"; readonly why: string }
    | { readonly kind: "concern-raised"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-answered"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-contested"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-withdrawn"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-overridden"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-settled"; readonly name: TextHash; readonly by: null }
    | { readonly kind: "text-changed"; readonly by: Person | null }
    | { readonly kind: "thread"; readonly to: "closed" | "merged" | "open" };
}

/** A subject as its record says: nothing in here that `replay(entries)` would not give again. */
export interface State {
  /** Null until a governed document was seen on the thread. */
  readonly document: { readonly kind: KindName; readonly path: string; readonly number: number | null } | null;
  readonly opened: { readonly at: Instant; readonly by: Person } | null;
  readonly status: Status | null;
  readonly since: Instant | null;
  /** From 1; a move that starts a new draft cycle adds one. */
  readonly cycle: number;
  /** Every status held so far on this thread, in order. */
  readonly held: readonly Status[];
  readonly steward: Steward | null;
  readonly stewardMissing: string | null;
  readonly heads: readonly HeadState[];
  /** The newest of `heads`. */
  readonly head: HeadState | null;
  readonly request: { readonly to: Status; readonly at: Instant; readonly by: Person | null } | null;
  readonly window: WindowState | null;
  readonly paused: PauseState | null;
  readonly ballots: readonly Ballot[];
  readonly votes: readonly Vote[];
  /** In the order of their raising. */
  readonly concerns: readonly Concern[];
  readonly commands: readonly JudgedCommand[];
  /** Verbs of moves made in the present cycle. */
  readonly movesThisCycle: readonly string[];
  readonly movesEver: readonly string[];
  /** Field key → value that the file is to carry; null: the line goes. Filled by moves and numbering. */
  readonly writes: Readonly<Record<string, string | null>>;
  readonly heldMove: { readonly to: Status; readonly why: string; readonly at: Instant } | null;
  readonly thread: "open" | "closed" | "merged";
  readonly closedSince: Instant | null;
  /** Act ids and happening ids taken by the fold. */
  readonly judged: ReadonlySet<string>;
  /** Instant of the last happening or deadline folded: what is older was seen late. */
  readonly cursor: Instant | null;
  readonly milestones: readonly Milestone[];
  /** How many entries of this subject have been folded: the version that `record` takes. */
  readonly version: number;
}
