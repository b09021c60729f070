import type { Guard } from "./guard.ts";

/** The move is made once in the life of a document [D2]. */
export const once: Guard = ({ state, move }) =>
  state.movesEver.includes(move.verb) || (move.numbers && state.document?.number !== null)
    ? { code: "already-done", details: { verb: move.verb, number: String(state.document?.number ?? "") } }
    : null;
