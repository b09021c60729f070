/**
 * The opening of a ballot: its seats are frozen from the whole roll, or it does not
 * open. A ballot keeps the question and the policy that it was opened under.
 */
import { seatCount } from "../ballots/capped-seats.ts";
import { whatCanNeverBeMet } from "../ballots/pass-rule/feasible-rule.ts";
import { type Ballot, isOpen, type Question, type Seat } from "../model/ballot.ts";
import type { BallotId, Instant, QuestionName } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { laterOf } from "../time/instant.ts";
import { endOfLength, lengthInWords } from "../time/length.ts";
import { electorateOf } from "./electorate.ts";
import { type Answer, is, refused, type Situation } from "./judgement.ts";
import { earliestEnd } from "./lazy-end.ts";
import { votersMissed } from "./voters-away.ts";

export interface Opening {
  readonly question: QuestionName;
  /** Null: it has no end, and closes when it is decided. */
  readonly closes: Instant | null;
  /** Opened by command: it does not run with the document's window. */
  readonly ownEnd?: true;
  /** Other terms than the policy's for this question. */
  readonly terms?: Question;
  readonly authors: readonly Person[];
  /** The draft cycle that the ballot belongs to. */
  readonly cycle: number;
}

/**
 * The seats that a question has now, whole or not at all. For the opening, and for
 * whatever makes the seats afresh; who calls it freezes them in the record.
 */
export const seatsFor = (
  situation: Situation,
  question: Question,
  authors: readonly Person[],
): Answer<readonly Seat[]> => {
  const seats = electorateOf(situation, question, authors);
  if (seats.kind !== "is") return seats;
  const count = seats.value.length;
  if (count < Math.max(1, question.minVoters)) {
    return refused("too-few-voters", {
      role: question.electorate,
      count: String(count),
      least: String(question.minVoters),
    });
  }
  const outOfReach = whatCanNeverBeMet(question, seats.value);
  return outOfReach.length === 0
    ? seats
    : refused("rule-impossible", {
        role: question.electorate,
        count: String(seatCount(question.cap, seats.value)),
        rule: outOfReach.join(", "),
      });
};

export const openBallot = (situation: Situation, opening: Opening): Answer<Ballot> => {
  const { state, policy, at } = situation;
  const question = opening.terms ?? policy.questions.get(opening.question);
  if (!question) return refused("question-unknown", { question: opening.question });
  if (state.isDraft) return refused("thread-draft");
  if (!state.head?.digest) return refused("text-changed");
  if (state.ballots.some((ballot) => isOpen(ballot) && ballot.question.name === question.name)) {
    return refused("ballot-open", { question: question.name });
  }
  const least = question.term?.minOpen ?? null;
  const leastEnd = least && endOfLength(at, least, policy);
  if (least && leastEnd && opening.closes !== null && opening.closes < leastEnd) {
    return refused("open-too-short", { question: question.name, least: lengthInWords(least) });
  }
  const lazyEnd = earliestEnd(question, at, policy);
  const earliest = leastEnd && lazyEnd ? laterOf(leastEnd, lazyEnd) : (leastEnd ?? lazyEnd);
  const seats = seatsFor(situation, question, opening.authors);
  if (seats.kind !== "is") return seats;
  const round = state.ballots.filter((ballot) => ballot.question.name === question.name).length + 1;
  const ballot: Ballot = {
    id: `${question.name}/${round}` as BallotId,
    round,
    cycle: opening.cycle,
    question,
    seats: seats.value,
    text: state.head.digest,
    head: state.head.sha,
    policy: policy.commit,
    opened: at,
    closes: opening.closes !== null && lazyEnd ? laterOf(opening.closes, lazyEnd) : opening.closes,
    ...(opening.ownEnd ? { ownEnd: true } : {}),
    ...(earliest && question.term?.whenDecided ? { earliest } : {}),
    closed: null,
    voided: null,
  };
  const away = votersMissed(situation, ballot);
  return is(away.length > 0 ? { ...ballot, away } : ballot);
};
