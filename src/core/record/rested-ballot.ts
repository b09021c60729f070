/**
 * A ballot whose clocks rested from an instant to another: its end, the instant before
 * which it does not close and the time that a decision has stood move on together.
 */
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { addSeconds, laterOf, secondsBetween } from "../time/instant.ts";

export const rested = (ballot: Ballot, since: Instant, at: Instant): Ballot => {
  const from = laterOf(since, ballot.opened);
  const seconds = Math.max(0, secondsBetween(from, at));
  const later = (instant: Instant): Instant => addSeconds(instant, seconds);
  const { closes, earliest, standing } = ballot;
  return {
    ...ballot,
    closes: closes === null ? null : later(closes),
    closesSince: at,
    restsSince: null,
    ...(earliest === undefined ? {} : { earliest: later(earliest) }),
    // What was decided meanwhile has stood only since the clock goes on.
    ...(standing === undefined
      ? {}
      : { standing: { ...standing, since: standing.since <= from ? later(standing.since) : at } }),
  };
};
