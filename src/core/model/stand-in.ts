/** Somebody who acts in the steward's place for a while. The steward stays steward, and may act too. */
import type { Instant } from "./names.ts";
import type { Person } from "./subject.ts";

export interface StandIn {
  /** Null: somebody was looked for, and nobody can be it. */
  readonly person: Person | null;
  /** The steward is away, or has left a request unanswered. */
  readonly why: "away" | "unanswered";
  readonly since: Instant;
  readonly ended: Instant | null;
  /** Since when the request waits; null: the steward is away. */
  readonly waitsSince: Instant | null;
  /** From 1, how often that request was passed on. */
  readonly step: number;
}

/** A request was brought to somebody. */
export interface StewardCall {
  readonly at: Instant;
  readonly person: Person;
  readonly waitsSince: Instant;
  /** They stand in; otherwise they are the steward, and were reminded. */
  readonly passedOn: boolean;
}

export const standsIn = ({ standIn }: { readonly standIn: StandIn | null }): Person | null =>
  standIn && standIn.ended === null ? standIn.person : null;

/** Whose turn it is to act. */
export const actingSteward = (state: {
  readonly steward: { readonly person: Person } | null;
  readonly standIn: StandIn | null;
}): Person | null => standsIn(state) ?? state.steward?.person ?? null;
