/**
 * Votes that were in vain when they were given: no vote was open, it had ended, or the
 * person had no seat. Each is answered where it was made (behaviour.md section 4,
 * "Explain"); what became of a vote later, the ballot's table tells.
 */
import type { Ballot, Vote } from "../model/ballot.ts";
import { isTooLate } from "./is-too-late.ts";
import type { VoteReason } from "./reason-codes.ts";
import { seatFinder } from "./seat-finder.ts";

export interface UncountedVote {
  readonly vote: Vote;
  readonly code: VoteReason;
  /** The ballot that it was meant for, as far as there was one. */
  readonly ballot: Ballot | null;
}

type SeatOf = (person: Vote["by"]) => number | undefined;

const reasonOf = (ballot: Ballot | null, seatOf: SeatOf | undefined, vote: Vote): VoteReason | null => {
  if (!ballot || (ballot.voided && vote.at >= ballot.voided.at)) return "before-opening";
  if (seatOf?.(vote.by) === undefined) return "not-in-electorate";
  if (isTooLate(ballot, vote.at)) return "after-closing";
  if (!ballot.question.channels.includes(vote.channel)) return "channel-not-accepted";
  return vote.seenLate ? "seen-late" : null;
};

/** In the order of the votes given. */
export const uncountedVotes = (ballots: readonly Ballot[], votes: readonly Vote[]): readonly UncountedVote[] => {
  const seats = new Map(ballots.map((ballot) => [ballot, seatFinder(ballot.seats)]));
  return votes.flatMap((vote): readonly UncountedVote[] => {
    if (vote.choice === "withdraw" || vote.comment?.byAuthor) return [];
    const ballot = ballots.findLast((one) => one.opened <= vote.at) ?? null;
    const code = reasonOf(ballot, ballot ? seats.get(ballot) : undefined, vote);
    return code === null ? [] : [{ vote, code, ballot }];
  });
};
