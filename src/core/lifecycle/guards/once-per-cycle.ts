import type { Guard } from "./guard.ts";

/** The move is made once in a draft cycle; going back starts a new one [D6]. */
export const oncePerCycle: Guard = ({ state, move }) =>
  state.movesThisCycle.includes(move.verb) ? { code: "once-per-cycle", details: { verb: move.verb } } : null;
