import type { Guard } from "./guard.ts";

/** What is merged cannot be closed any more; what is closed already can be turned down all the same. */
export const threadUnmerged: Guard = ({ state }) =>
  state.merged ? { code: "thread-closed", details: { state: "merged" } } : null;
