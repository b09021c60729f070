/**
 * The opening of a ballot: its seats are frozen from the whole roll, or it does not
 * open. A ballot keeps the question and the policy that it was opened under.
 */
import type { Ballot, Seat } from "../model/ballot.ts";
import type { BallotId, Instant, QuestionName } from "../model/names.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { type Answer, is, refused, type Situation } from "./judgement.ts";
import { rollOf } from "./rolls.ts";

export interface Opening {
  readonly question: QuestionName;
  readonly closes: Instant;
  readonly authors: readonly Person[];
  /** The draft cycle that the ballot belongs to. */
  readonly cycle: number;
}

export const openBallot = (situation: Situation, opening: Opening): Answer<Ballot> => {
  const { state, facts, policy, at } = situation;
  const question = policy.questions.get(opening.question);
  if (!question) return refused("question-unknown", { question: opening.question });
  if (facts.draft) return refused("thread-draft");
  if (!state.head?.digest) return refused("text-changed");
  if (state.ballots.some((ballot) => !ballot.closed && !ballot.voided && ballot.question.name === question.name)) {
    return refused("ballot-open", { question: question.name });
  }
  const roll = rollOf(situation, question.electorate, true);
  if (roll.kind !== "is") return roll;
  const voters = question.excludeAuthors
    ? roll.value.people.filter((person) => !opening.authors.some((author) => isSamePerson(author, person)))
    : roll.value.people;
  if (voters.length < question.minVoters) {
    return refused("too-few-voters", {
      role: question.electorate,
      count: String(voters.length),
      least: String(question.minVoters),
    });
  }
  const seats = voters.map(
    (person): Seat => ({ person, organisation: null, role: question.electorate, why: roll.value.why }),
  );
  const round = state.ballots.filter((ballot) => ballot.question.name === question.name).length + 1;
  return is({
    id: `${question.name}/${round}` as BallotId,
    round,
    cycle: opening.cycle,
    question,
    seats,
    text: state.head.digest,
    head: state.head.sha,
    policy: policy.commit,
    opened: at,
    closes: opening.closes,
    closed: null,
    voided: null,
  });
};
