/** A period whose vote is void goes on without one: whoever extends it opens the next round. */
import type { State } from "../model/state.ts";
import { openBallots } from "./deadlines.ts";

export const lacksVote = ({ window, ballots }: Pick<State, "window" | "ballots">): boolean => {
  const last = ballots.findLast((ballot) => !ballot.ownEnd);
  const runs = openBallots({ ballots }).some((ballot) => !ballot.ownEnd);
  return window !== null && !runs && last?.voided != null && last.opened >= window.opened;
};
