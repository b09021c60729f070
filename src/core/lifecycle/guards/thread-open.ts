import type { Guard } from "./guard.ts";

export const threadOpen: Guard = ({ state }) =>
  state.thread === "open" ? null : { code: "thread-closed", details: { state: state.thread } };
