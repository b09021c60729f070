/**
 * What a closed ballot would have come to, had every act that was made in time been seen
 * in time: the exact tally over, with the acts that came late. The outcome stands
 * whatever this says; where it differs, a person is asked (design.md section 3).
 */
import type { Ballot, Counts, Ending, Tally, Vote } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { type Counted, tallyWithTieInState } from "./tally-in-state.ts";

type ClosedBallot = Ballot & { readonly closed: NonNullable<Ballot["closed"]> };

const isClosed = (ballot: Ballot): ballot is ClosedBallot => ballot.closed !== null && ballot.voided === null;

const endingOf = ({ outcome, rejectedByMajority }: Tally): Ending =>
  outcome === "passed" ? "passed" : rejectedByMajority ? "rejected" : "failed";

/** As it was recorded; a tie that waited for somebody's word stays one, whatever the word was. */
export const recordedEnding = ({ closed, tie }: ClosedBallot): Ending => (tie?.waits ? "tied" : endingOf(closed.tally));

/** What was done to its comment after the end is as if it had not been done. */
const asOf = (vote: Vote, end: Instant): Vote => {
  const { comment, ...given } = vote;
  const late = comment?.at !== undefined && comment.at > end;
  return { ...given, seenLate: false, ...(comment && !late ? { comment } : {}) };
};

export interface IfSeen {
  readonly ending: Ending;
  readonly counts: Counts;
  readonly needed: number;
}

export const ifSeen = (state: Counted, ballot: ClosedBallot, votes: readonly Vote[]): IfSeen => {
  const { at, text } = ballot.closed;
  const open: Ballot = { ...ballot, closed: null, restsSince: null };
  const inTime = votes.filter((vote) => vote.at <= at).map((vote) => asOf(vote, at));
  const head = state.head && { ...state.head, digest: text };
  const { tally, tied } = tallyWithTieInState({ ...state, head }, open, inTime, { now: at, closing: true });
  const { tie } = ballot.question;
  const followed = tie.kind === "decided-by" || (tie.kind === "extend" && !ballot.tie?.extended);
  return { ending: tied && followed ? "tied" : endingOf(tally), counts: tally.counts, needed: tally.needed };
};

/**
 * Closed ballots of which it still matters what late acts say: the newest of their
 * question that is not void, in the present cycle, nothing merged and nobody's word
 * given yet.
 */
export const openToDoubt = ({
  ballots,
  cycle,
  thread,
}: Pick<State, "ballots" | "cycle" | "thread">): readonly ClosedBallot[] => {
  if (thread === "merged") return [];
  const standing = ballots.filter(({ voided }) => voided === null);
  const isNewest = ({ id, question }: Ballot): boolean =>
    standing.findLast((other) => other.question.name === question.name)?.id === id;
  return ballots.filter(isClosed).filter((ballot) => ballot.cycle === cycle && !ballot.confirmed && isNewest(ballot));
};

export type DoubtedBallot = ClosedBallot & { readonly ifSeen: NonNullable<Ballot["ifSeen"]> };

/**
 * Those whose outcome late acts would have changed, and that nobody has answered for;
 * votes beside the document's own come last.
 */
const doubtedBallots = (state: Pick<State, "ballots" | "cycle" | "thread">): readonly DoubtedBallot[] =>
  openToDoubt(state)
    .filter(
      (ballot): ballot is DoubtedBallot =>
        ballot.ifSeen !== undefined && ballot.ifSeen.ending !== recordedEnding(ballot),
    )
    .toSorted((one, other) => Number(one.ownEnd ?? false) - Number(other.ownEnd ?? false));

/** The first of them; null: there is none. */
export const doubtedBallot = (state: Pick<State, "ballots" | "cycle" | "thread">): DoubtedBallot | null =>
  doubtedBallots(state)[0] ?? null;

/** Whether one of them could have moved a document of the kind: what is asked beside it keeps no check waiting. */
export const isOutcomeInDoubt = (state: Pick<State, "ballots" | "cycle" | "thread">, kind: Kind): boolean =>
  doubtedBallots(state).some(
    ({ ownEnd, question }) => !ownEnd || kind.moves.some((move) => move.byBallot?.question === question.name),
  );
