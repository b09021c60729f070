import type { Guard } from "./guard.ts";

/** Nothing moves before the window ends [D8]. */
export const windowEnded: Guard = ({ state }) =>
  state.window && !state.window.ended ? { code: "window-running", details: { ends: state.window.ends } } : null;
