/**
 * Which question a vote means where several votes are open: the one that it names,
 * otherwise the only one in which the person has a seat, takes votes in this way or, to
 * take one back, has given one. Where that leaves several it counts for none, and the
 * person is told (docs/adr/0020-several-votes-at-once.md).
 */
import { wasOpen } from "../ballots/was-open.ts";
import type { Act, VoteCast } from "../model/act.ts";
import type { Ballot } from "../model/ballot.ts";
import type { QuestionName } from "../model/names.ts";
import { nearestWord } from "../model/nearest-word.ts";
import type { Policy } from "../model/policy.ts";
import type { State } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import type { Situation } from "./judgement.ts";
import { seatIn } from "./seat-in.ts";

const onlyIf = (ballots: readonly Ballot[], isOne: (ballot: Ballot) => boolean): readonly Ballot[] => {
  const some = ballots.filter(isOne);
  return some.length > 0 ? some : ballots;
};

const knownQuestions = (state: State, policy: Policy): readonly QuestionName[] => [
  ...new Set([...policy.questions.keys(), ...state.ballots.map((ballot) => ballot.question.name)]),
];

/** Null: it is not clear which; undefined: none is open that it could be about. */
export const meantQuestion = (
  { state, policy }: Situation,
  act: Act,
  vote: VoteCast,
): QuestionName | null | undefined => {
  if (vote.of !== undefined) {
    const { of } = vote;
    return state.votes.findLast((one) => one.act.startsWith(of))?.question;
  }
  const word = vote.question as QuestionName | undefined;
  const known = word === undefined ? [] : knownQuestions(state, policy);
  if (word !== undefined && known.includes(word)) return word;
  const open = state.ballots.filter((ballot) => wasOpen(ballot, act.at));
  const seated = onlyIf(open, (ballot) => seatIn(ballot, act.by) !== null);
  const taking = onlyIf(seated, ({ question }) => question.channels.some((channel) => channel === act.channel));
  const meant =
    vote.choice === "withdraw"
      ? onlyIf(taking, (ballot) =>
          state.votes.some((one) => one.question === ballot.question.name && isSamePerson(one.by, act.by)),
        )
      : taking;
  const [only, another] = meant;
  if (!only) return undefined;
  if (another) return seatIn(only, act.by) === null ? undefined : null;
  // A slip in a name is no vote on something else.
  const near = word === undefined ? null : nearestWord(word, known);
  return near === null || near === only.question.name ? only.question.name : null;
};
