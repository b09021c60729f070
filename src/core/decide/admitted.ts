/**
 * Whether a draft may be merged before it is decided (flow `pull-request-per-move`): its steward took it in, by
 * giving it its number where the kind has numbers, and the text is the one that was taken in.
 */
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { isAllowed } from "./existing-change.ts";

const isTakenIn = (state: State, kind: Kind): boolean => {
  if (kind.moves.some(({ numbers }) => numbers)) return state.document?.number != null;
  return kind.moves.some((move) => !move.sendsBack && !move.turnsDown && state.movesEver.includes(move.verb));
};

/** `other-text`: it was taken in, and its text is another one by now. */
export const admissionOf = (state: State, kind: Kind): "none" | "other-text" | "whole" => {
  const text = state.head?.digest ?? null;
  const waits = kind.statuses.find(({ name }) => name === state.status)?.gate === "waiting";
  if (!waits || text === null || state.sentBack || state.turnedDown || state.heldMove) return "none";
  if (!isTakenIn(state, kind)) return "none";
  return isAllowed(state, kind, text) ? "whole" : "other-text";
};
