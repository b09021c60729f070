/** A vote is told with one round: the one that was open or last open when it was given; before the first, with the first. */
import type { Ballot, Vote } from "../model/ballot.ts";

export const votesOfRound = (ballot: Ballot, ballots: readonly Ballot[], votes: readonly Vote[]): readonly Vote[] => {
  const place = ballots.findIndex((one) => one.id === ballot.id);
  const next = ballots[place + 1];
  return votes.filter((vote) => (place === 0 || vote.at >= ballot.opened) && (!next || vote.at < next.opened));
};
