import type { Tally } from "./ballot.ts";
import type { NewEntry } from "./entry.ts";
import type { Need } from "./facts.ts";
import type { BallotId, Instant, TextHash } from "./names.ts";
import type { State } from "./state.ts";

/** Why the fold stopped before the end of its timeline. */
export interface Hold {
  readonly code:
    | "settling"
    | "reminding"
    | "catching-up"
    | "clock-skewed"
    | "policy-broken"
    | "head-unknown"
    | "look-up-failed"
    | "look-up-impossible";
  readonly why: string;
  /** When looking again can help; null: when something changes. */
  readonly until: Instant | null;
}

export interface Decision {
  readonly entries: readonly NewEntry[];
  /** Texts of people that the entries name by hash. */
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly state: State;
  /** Ids of the happenings that the fold has passed, ignored ones included: what may be forgotten outside the record. */
  readonly taken: ReadonlySet<string>;
  /** What must be gathered before the fold can go on; empty when it is done. */
  readonly needs: readonly Need[];
  readonly hold: Hold | null;
  /** Tallies of the open ballots as of now. */
  readonly tallies: ReadonlyMap<BallotId, Tally>;
  /** The earliest instant at which time alone changes something. */
  readonly nextLook: Instant | null;
}
