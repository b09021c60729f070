import type { Guard } from "./guard.ts";

/** The status was entered without a period, as by taking something up again: one has to be held first. */
export const windowOpened: Guard = ({ state, move }) =>
  state.window === null ? { code: "no-window", details: { verb: move.verb } } : null;
