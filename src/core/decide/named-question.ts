/** A question as a command names it, and what to answer when it is none or not clear which. */
import type { Ballot } from "../model/ballot.ts";
import type { QuestionName } from "../model/names.ts";
import { nearestWord } from "../model/nearest-word.ts";
import { type Answer, is, refused, type Situation } from "./judgement.ts";

const longestShown = 60;

/** Questions of the policy that somebody may open by command. */
export const openedByCommand = ({ policy }: Situation): readonly QuestionName[] =>
  [...policy.questions.values()].filter(({ openedBy = [] }) => openedBy.length > 0).map(({ name }) => name);

export const unknownQuestion = (word: string, known: readonly string[]): Answer<never> =>
  refused("question-unknown", {
    question: word.slice(0, longestShown),
    nearest: nearestWord(word, known) ?? "",
    questions: known.join(", "),
  });

/** The open ballot that a word names; without a word the only one there is. */
export const openBallotNamed = (open: readonly Ballot[], word: string | undefined, verb: string): Answer<Ballot> => {
  const [first, second] = open;
  const questions = open.map((ballot) => ballot.question.name);
  if (!first) return refused("no-ballot");
  if (word === undefined) {
    return second
      ? refused("which-ballot", { verb, first: first.question.name, questions: questions.join(", ") })
      : is(first);
  }
  const named = open.find((ballot) => ballot.question.name === word.toLowerCase());
  return named
    ? is(named)
    : refused("ballot-not-open", {
        question: word.slice(0, longestShown),
        nearest: nearestWord(word, questions) ?? "",
        questions: questions.join(", "),
      });
};
