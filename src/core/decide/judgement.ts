/** What a judge is given, and what it may answer. */
import type { Hold } from "../model/decision.ts";
import type { Cause, Fact, NewEntry, Verdict } from "../model/entry.ts";
import type { Facts, HeadReading, Need } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant, TextHash } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import type { State } from "../model/state.ts";

/** The state as of the happening that is being judged. */
export interface Situation {
  readonly state: State;
  readonly facts: Facts;
  readonly policy: Policy;
  /** Kind of the thread's document; null while there is none. */
  readonly kind: Kind | null;
  readonly at: Instant;
  /** Older than something already folded. */
  readonly late: boolean;
}

export type Texts = readonly (readonly [TextHash, string])[];

export type Judgement =
  | { readonly kind: "entries"; readonly entries: readonly NewEntry[]; readonly texts?: Texts }
  | { readonly kind: "needs"; readonly needs: readonly Need[] }
  | { readonly kind: "hold"; readonly hold: Hold };

/** A part of a judgement: a value, something missing, or the refusal of a command. */
export type Answer<Value> =
  | { readonly kind: "is"; readonly value: Value }
  | { readonly kind: "needs"; readonly needs: readonly Need[] }
  | { readonly kind: "hold"; readonly hold: Hold }
  | { readonly kind: "refused"; readonly code: string; readonly details: Readonly<Record<string, string>> };

export const is = <Value>(value: Value): Answer<Value> => ({ kind: "is", value });
export const need = (...needs: Need[]): { readonly kind: "needs"; readonly needs: readonly Need[] } => ({
  kind: "needs",
  needs,
});
export const refused = (
  code: string,
  details: Readonly<Record<string, string>> = {},
): { readonly kind: "refused"; readonly code: string; readonly details: Readonly<Record<string, string>> } => ({
  kind: "refused",
  code,
  details,
});

export const entriesOf = (entries: readonly NewEntry[], texts: Texts = []): Judgement => ({
  kind: "entries",
  entries,
  texts,
});

export const entry = (at: Instant, cause: Cause, fact: Fact): NewEntry => ({ at, cause, fact });

export const done: Verdict = { done: true, code: null, details: {} };

/** The present head as read, or null when it could not be. */
export const presentReading = ({ state, facts }: Situation): HeadReading | null => {
  if (!state.head) return null;
  const reading = facts.heads.get(state.head.sha);
  return reading && !("unreadable" in reading) ? reading : null;
};
