/**
 * Lazy consensus (behaviour.md section 4): silence is consent, a rejection with a reason
 * is an objection. While one stands the clock rests; one that is not taken back in time
 * ends the ballot, and a majority is asked.
 */
import type { ActId, Instant, QuestionName } from "./names.ts";
import type { Person } from "./subject.ts";

export interface LazyConsensus {
  /** The question by whose terms a majority is asked; null: more than half of the same electorate. */
  readonly majority: QuestionName | null;
  /** Length of the period in which it is asked. */
  readonly days: number;
}

export interface Objection {
  readonly by: Person;
  /** The rejection that first stopped the clock; a later one by the same person goes on from it. */
  readonly act: ActId;
  readonly since: Instant;
  /** If it still stands then, the ballot ends; later where clocks rested meanwhile. */
  readonly until: Instant;
}
