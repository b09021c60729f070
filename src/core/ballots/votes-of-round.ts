/**
 * A vote is told with one round of its question: the one that was open or last open when
 * it was given; before the first, with the first. One that means no question in
 * particular is told with the ballots that were open, or else in the same way.
 */
import type { Ballot, Vote } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { isBeforeOpening } from "./is-before-opening.ts";
import { mayMean, wasOpen } from "./was-open.ts";

const isOfRound = (ballot: Ballot, rounds: readonly Ballot[], at: Instant): boolean => {
  const place = rounds.findIndex((one) => one.id === ballot.id);
  const next = rounds[place + 1];
  return (place === 0 || !isBeforeOpening(ballot, at)) && (!next || isBeforeOpening(next, at));
};

export const votesOfRound = (ballot: Ballot, ballots: readonly Ballot[], votes: readonly Vote[]): readonly Vote[] => {
  const rounds = ballots.filter((one) => one.question.name === ballot.question.name);
  return votes.filter((vote) => {
    if (!mayMean(vote, ballot)) return false;
    if (typeof vote.question === "string") return isOfRound(ballot, rounds, vote.at);
    if (wasOpen(ballot, vote.at)) return true;
    return isOfRound(ballot, ballots, vote.at) && !ballots.some((one) => wasOpen(one, vote.at));
  });
};
