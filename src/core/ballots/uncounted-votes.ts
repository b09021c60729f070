/**
 * Votes that were in vain when they were given: no vote was open, it had ended, or the
 * person had no seat. Each is answered where it was made (behaviour.md section 4,
 * "Explain"); what became of a vote later, the ballot's table tells.
 */

import type { Ballot, Vote } from "../model/ballot.ts";
import type { QuestionName } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { votedAside } from "./aside.ts";
import { isAfterCancelling } from "./is-after-cancelling.ts";
import { isBeforeOpening } from "./is-before-opening.ts";
import { isTooLate } from "./is-too-late.ts";
import { lacksReason } from "./lacks-reason.ts";
import { reactionOf } from "./reactions.ts";
import type { VoteReason } from "./reason-codes.ts";
import { seatFinder } from "./seat-finder.ts";
import { mayMean, wasOpen } from "./was-open.ts";

export interface UncountedVote {
  readonly vote: Vote;
  readonly code: VoteReason | "not-an-approver";
  /** The ballot that it was meant for, as far as there was one. */
  readonly ballot: Ballot | null;
  /** Questions that it could have named. */
  readonly questions: readonly QuestionName[];
}

type SeatOf = (person: Vote["by"]) => number | undefined;

const lostSeat = ({ formerRolls = [] }: Ballot, { by }: Vote): boolean =>
  formerRolls.some(({ seats }) => seats.some(({ person }) => isSamePerson(person, by)));

const reasonOf = (
  ballot: Ballot | null,
  seatOf: SeatOf | undefined,
  vote: Vote,
  isContradicting: boolean,
): VoteReason | null => {
  if (vote.question === null) return "question-not-named";
  if (!ballot) return "before-opening";
  if (isAfterCancelling(ballot, vote.at)) return "ballot-cancelled";
  if (seatOf?.(vote.by) === undefined) {
    if (lostSeat(ballot, vote)) return "seat-ended";
    return "not-in-electorate";
  }
  if (isTooLate(ballot, vote.at)) return "after-closing";
  if (vote.channel !== "recorded" && !ballot.question.channels.includes(vote.channel)) return "channel-not-accepted";
  if (votedAside(ballot, vote)) return "recused";
  if (vote.seenLate && ballot.closed && !ballot.closed.tally.voters.some(({ act }) => act === vote.act)) {
    return "seen-late";
  }
  if (lacksReason(ballot, vote)) return "reject-without-reason";
  if (vote.text === null) return "text-unknown";
  return isContradicting ? "two-reactions" : null;
};

/** Reactions that stand beside an earlier one of the same person that says something else. */
const contradicting = (votes: readonly Vote[]): ReadonlySet<Vote> => {
  const standing = votes.filter(({ channel, comment }) => channel === "reaction" && !comment?.byAuthor);
  const byPerson = Map.groupBy(standing, ({ act, by }) => `${reactionOf(act)?.comment} ${by.id ?? by.login}`);
  return new Set([...byPerson.values()].flatMap((some) => some.filter(({ choice }) => choice !== some[0]?.choice)));
};

/** In the order of the votes given. On a thread that touches governance files an approval without a ballot means those. */
export const uncountedVotes = ({
  ballots,
  votes,
  heads,
  governanceApprovals,
}: Pick<State, "ballots" | "votes" | "heads" | "governanceApprovals">): readonly UncountedVote[] => {
  const approving = new Set(governanceApprovals.map(({ act }) => act));
  const isGovernance = heads.some((head) => head.governance);
  const seats = new Map(ballots.map((ballot) => [ballot, seatFinder(ballot.seats)]));
  const contradictions = contradicting(votes);
  return votes.flatMap((vote): readonly UncountedVote[] => {
    if (vote.choice === "withdraw" || vote.comment?.byAuthor || approving.has(vote.act)) return [];
    // What was recorded for somebody is the secretary's command, answered as such.
    if (vote.channel === "recorded") return [];
    const open = ballots.filter((one) => wasOpen(one, vote.at));
    const questions = open
      .filter((one) => seats.get(one)?.(vote.by) !== undefined)
      .map(({ question }) => question.name);
    const meant =
      vote.question === null ? [] : ballots.filter((one) => !isBeforeOpening(one, vote.at) && mayMean(vote, one));
    const ballot = meant.findLast((one) => open.includes(one)) ?? meant.at(-1) ?? null;
    const code = reasonOf(ballot, ballot ? seats.get(ballot) : undefined, vote, contradictions.has(vote));
    // People put thumbs under anything: who has no seat is shown with the ballot, and not written to.
    if (code === null || (vote.channel === "reaction" && code === "not-in-electorate")) return [];
    return [
      {
        vote,
        code: isGovernance && !ballot && vote.choice === "approve" ? "not-an-approver" : code,
        ballot,
        questions,
      },
    ];
  });
};
