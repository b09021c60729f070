/**
 * What other rules would have made of the ballots that are closed: the recorded votes
 * counted again under the questions of a policy that somebody proposes. It decides
 * nothing and changes nothing that is recorded.
 */
import type { Ballot, Question, Seat, Tally, Vote } from "../model/ballot.ts";
import type { Instant, QuestionName } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import { isSamePerson } from "../model/subject.ts";
import { tallyWithTie } from "./tally.ts";
import { type Counted, presentIn } from "./tally-in-state.ts";
import { mayMean } from "./was-open.ts";

/** The closed ballots of one thread, with what they were counted from. */
export interface RecordedVotes extends Counted {
  readonly number: number;
  readonly ballots: readonly Ballot[];
  readonly votes: readonly Vote[];
}

export interface ImpactOnBallot {
  readonly thread: number;
  readonly round: number;
  readonly at: Instant;
  readonly recorded: Tally;
  readonly again: Tally;
}

export interface ImpactOnQuestion {
  readonly question: QuestionName;
  /** Closed ballots of the question that were counted again. */
  readonly ballots: number;
  /** Those that would end otherwise, the latest first. */
  readonly otherwise: readonly ImpactOnBallot[];
  /** Who votes is another one, and cannot be told without asking: counted with the people who had seats then. */
  readonly seatsOfThen: boolean;
}

const rules = (question: Question): string =>
  JSON.stringify([
    question.pass,
    question.quorum,
    question.tie,
    question.cap,
    question.channels,
    question.excludeAuthors,
    question.excludeRoles ?? [],
    question.lazy ?? null,
  ]);

const voters = ({ roles }: Policy, { electorate }: Question): string =>
  JSON.stringify([electorate, roles.get(electorate)?.source ?? null]);

/** Questions of both policies whose rules or voters differ. */
export const changedQuestions = (present: Policy, proposed: Policy): readonly Question[] =>
  [...proposed.questions.values()].filter((question) => {
    const before = present.questions.get(question.name);
    return (
      before !== undefined &&
      (rules(before) !== rules(question) || voters(present, before) !== voters(proposed, question))
    );
  });

/** The seats under the proposed policy, as far as it lists people itself; null: it does not. */
const proposedSeats = (proposed: Policy, question: Question, { seats }: Ballot): readonly Seat[] | null => {
  const source = proposed.roles.get(question.electorate)?.source;
  if (source?.kind !== "users") return null;
  return source.users.map((login): Seat => {
    const person = { login, id: null };
    const before = seats.find((seat) => isSamePerson(seat.person, person));
    return (
      before ?? { person, organisation: null, role: question.electorate, why: `listed under ${question.electorate}` }
    );
  });
};

export const replayUnder = (
  recorded: RecordedVotes,
  ballot: Ballot,
  question: Question,
  seats: readonly Seat[],
): Tally => {
  const at = ballot.closed?.at ?? ballot.opened;
  const inTime = recorded.votes.filter((vote) => vote.at <= at && !vote.seenLate && mayMean(vote, ballot));
  const present = presentIn(recorded, ballot, { now: at, closing: true });
  return tallyWithTie({ ...ballot, question, seats, closed: null }, inTime, present).tally;
};

export const policyImpact = (
  present: Policy,
  proposed: Policy,
  recorded: readonly RecordedVotes[],
): readonly ImpactOnQuestion[] =>
  changedQuestions(present, proposed).map((question) => {
    const before = present.questions.get(question.name);
    const otherVoters = before === undefined || voters(present, before) !== voters(proposed, question);
    let seatsOfThen = false;
    const counted = recorded.flatMap((thread) =>
      thread.ballots.flatMap((ballot): readonly ImpactOnBallot[] => {
        if (!ballot.closed || ballot.question.name !== question.name) return [];
        const seats = otherVoters ? proposedSeats(proposed, question, ballot) : ballot.seats;
        if (seats === null) seatsOfThen = true;
        const again = replayUnder(thread, ballot, question, seats ?? ballot.seats);
        const { at, tally } = ballot.closed;
        return [{ thread: thread.number, round: ballot.round, at, recorded: tally, again }];
      }),
    );
    return {
      question: question.name,
      ballots: counted.length,
      otherwise: counted
        .filter((one) => one.recorded.outcome !== one.again.outcome)
        .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : other.thread - one.thread)),
      seatsOfThen,
    };
  });
