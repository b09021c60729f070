/** The window rests with the ballot that runs with it, for whichever reason that rests. */
import { type Ballot, isOpen } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { addSeconds, laterOf, secondsBetween } from "../time/instant.ts";

export const isObjectedTo = ({ objections = [] }: Pick<Ballot, "objections">): boolean => objections.length > 0;

const runsWithWindow = (ballot: Ballot): boolean => !ballot.ownEnd && isOpen(ballot);

/** The ballot whose objections keep the window resting; undefined: nothing does. */
const objected = ({ ballots }: Pick<State, "ballots">): Ballot | undefined =>
  ballots.find((ballot) => runsWithWindow(ballot) && isObjectedTo(ballot));

/** Where a window ends whose clock rested since then and goes on at `at`; null: there is none, or an objection keeps it resting. */
export const windowEndAfterRest = (
  state: Pick<State, "ballots" | "window">,
  since: Instant,
  at: Instant,
): Instant | null => {
  const { window, ballots } = state;
  if (!window || window.ended || objected(state)) return null;
  const from = laterOf(ballots.find(runsWithWindow)?.restsSince ?? since, window.opened);
  return addSeconds(window.ends, Math.max(0, secondsBetween(from, at)));
};
