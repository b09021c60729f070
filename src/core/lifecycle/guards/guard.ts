/** A guard says why a move may not be made now, or null. Guards are named by presets and stand in one file each. */
import type { HeadReading } from "../../model/facts.ts";
import type { Kind, Move } from "../../model/kind.ts";
import type { State } from "../../model/state.ts";

export interface GuardQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly move: Move;
  /** The present head as read; null: it could not be. */
  readonly reading: HeadReading | null;
}

export interface GuardRefusal {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

export type Guard = (question: GuardQuestion) => GuardRefusal | null;
