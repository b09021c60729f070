import type { Instant, KindName, RoleName, Status } from "./names.ts";
import type { Person } from "./subject.ts";

/** By what the threads of one document are found: its number, or a path that it has or had on the base branch. */
export interface DocumentIdentity {
  readonly kind: KindName;
  readonly number: number | null;
  readonly paths: readonly string[];
}

/** What goes with a document from one thread to the next. */
export interface CarriedOver {
  readonly status: Status;
  readonly since: Instant;
  readonly number: number | null;
  readonly cycle: number;
  readonly movesThisCycle: readonly string[];
  readonly movesEver: readonly string[];
  readonly steward: { readonly person: Person; readonly role: RoleName; readonly since: Instant } | null;
  /** A vote is open on it, or rests. */
  readonly voting: boolean;
  /** Who brought the document in the first place; null: nobody knows. */
  readonly broughtBy: Person | null;
}

/** What the other threads of a document have recorded of it. */
export interface Elsewhere {
  /** In the order of recording. */
  readonly standings: readonly DocumentStanding[];
  /** Sequence number of the last move or undoing on any of them; 0: there is none. */
  readonly known: number;
}

/** How a document stood after something that another of its threads recorded. */
export interface DocumentStanding extends CarriedOver {
  /** Under which a fold knows that it has taken it. */
  readonly id: string;
  /** Whose record says so. */
  readonly told: number;
  /** Of the entry: the order over all threads, whatever their instants are. */
  readonly seq: number;
  readonly at: Instant;
  /** It was moved, or a move of it undone; otherwise something became of the thread. */
  readonly moved: boolean;
  /** The thread on which the document lives since then. */
  readonly home: number;
  /** That thread is open: whatever is asked for is asked for there. */
  readonly open: boolean;
}
