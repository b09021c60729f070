/**
 * A ballot as data, outside any repository: what `lastcall tally` is given. Read
 * from YAML or JSON, strictly; every name in it is in its strong type.
 */
import type { Cap, Delegation, PassRule, Seat, Tie, Vote } from "../../model/ballot.ts";
import type { Position } from "../../model/document.ts";
import type { Instant } from "../../model/names.ts";
import type { Person } from "../../model/subject.ts";

export type DataId = string | number | null;

/** A named objection. */
export interface DataConcern {
  readonly name: string;
  readonly by: Person;
  readonly at: Instant | null;
  /** False: it stands; an instant: since when it does not. */
  readonly resolved: boolean | Instant;
}

export interface BallotData {
  /** Echoed; null when there is none. */
  readonly id: DataId;
  readonly pass: PassRule;
  readonly quorum: PassRule | null;
  readonly tie: Tie;
  readonly cap: Cap | null;
  readonly seats: readonly Seat[];
  /** Null: no vote is too early. */
  readonly opened: Instant | null;
  /** Null: no vote is too late. */
  readonly closes: Instant | null;
  /** In the order of the file. */
  readonly votes: readonly Vote[];
  /** How each vote was given, as the file says; by the votes' order. */
  readonly ways: readonly (string | null)[];
  readonly recused: readonly Person[];
  readonly delegations: readonly Delegation[];
  readonly concerns: readonly DataConcern[];
  /** Null: just after `closes`. */
  readonly now: Instant | null;
}

export interface DataProblem {
  readonly position: Position;
  readonly message: string;
  readonly help: string | null;
}

export type BallotReading =
  | { readonly kind: "ballot"; readonly ballot: BallotData }
  /** `id` as far as it could be read. */
  | { readonly kind: "broken"; readonly id: DataId; readonly problems: readonly DataProblem[] };
