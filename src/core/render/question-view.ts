/**
 * What a vote is about, in words: whether the document takes the step that the outcome
 * decides, or a question asked beside the lifecycle; and the ways to vote, which name
 * the question where somebody could mean another vote that is open too.
 */
import { seatFinder } from "../ballots/seat-finder.ts";
import { openBallots } from "../decide/deadlines.ts";
import type { Ballot, VoteChannel } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { spanInWords } from "../time/words.ts";
import { codeSpan } from "./escape.ts";
import type { View, Wording } from "./wording.ts";

/** The status that a pass brings; null: its outcome moves nothing. */
export const stepAtStake = (kind: Kind, { question }: Ballot): string | null =>
  kind.moves.find((move) => move.byBallot?.question === question.name && move.byBallot.outcome === "passed")?.to ??
  null;

/** `name` is the document's, as people call it. */
export const questionView = (kind: Kind, ballot: Ballot, name: string, wording: Wording): View => {
  const status = stepAtStake(kind, ballot);
  const question = codeSpan(ballot.question.name);
  const asks = ballot.question.asks ?? null;
  return {
    step: status !== null,
    status: status ?? ballot.question.name,
    question,
    asks,
    matter:
      status === null
        ? wording.say("matter.question", { name, question, asks })
        : wording.say("matter.step", { name, status }),
  };
};

/** Other open votes in which somebody of this one has a seat as well, and which take votes in this way. */
const couldMeanAnother = (state: Pick<State, "ballots">, ballot: Ballot, channel: VoteChannel): boolean =>
  openBallots(state).some((other) => {
    if (other.id === ballot.id || !other.question.channels.includes(channel)) return false;
    const seatOf = seatFinder(other.seats);
    return ballot.seats.some(({ person }) => seatOf(person) !== undefined);
  });

export const waysToVote = (state: Pick<State, "ballots">, ballot: Ballot, wording: Wording): readonly string[] =>
  ballot.question.channels.map((channel) =>
    wording.say(`channel.${channel}`, {
      poll: spanInWords(ballot.question.pollSeconds ?? 600),
      named: couldMeanAnother(state, ballot, channel) ? ballot.question.name : null,
    }),
  );
