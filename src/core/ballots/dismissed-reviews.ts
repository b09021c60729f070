/**
 * A review that somebody dismissed is as if it had not been given: the dismissal takes its
 * vote back and nothing else, so what the person said in another way, before or after it,
 * stands. Where they said nothing else, their vote is taken back.
 */
import type { Vote } from "../model/ballot.ts";

interface Given {
  readonly vote: Vote;
}

export interface Standing<One extends Given> {
  readonly standing: readonly One[];
  readonly dismissed: readonly One[];
}

/** Of the acts of one person, in time and in an accepted way. */
export const withoutDismissed = <One extends Given>(taken: readonly One[]): Standing<One> => {
  const dismissals = taken.flatMap(({ vote }) => (vote.of === undefined ? [] : [{ of: vote.of, at: vote.at }]));
  if (dismissals.length === 0) return { standing: taken, dismissed: [] };
  const isDismissed = ({ vote }: Given): boolean =>
    dismissals.some(({ of, at }) => vote.act.startsWith(of) && vote.at <= at);
  const votes = taken.filter(({ vote }) => vote.of === undefined);
  const others = votes.filter((one) => !isDismissed(one));
  return others.length === 0
    ? { standing: taken, dismissed: [] }
    : { standing: others, dismissed: votes.filter(isDismissed) };
};
