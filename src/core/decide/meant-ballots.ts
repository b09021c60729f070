/**
 * Which ballots a command about a running vote means: the one whose question it names,
 * otherwise all that are open at its instant. Where there is none, the refusal says
 * whether the vote has ended, or was never opened.
 */
import { isBeforeOpening } from "../ballots/is-before-opening.ts";
import { isTooLate } from "../ballots/is-too-late.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { openBallots } from "./deadlines.ts";
import { type Answer, is, refused, type Situation } from "./judgement.ts";

const noneIsOpen = ({ ballots }: State, at: Instant): Answer<never> => {
  const last = ballots.findLast((ballot) => !isBeforeOpening(ballot, at) && ballot.voided === null);
  if (!last?.closed) return refused("no-ballot");
  return at <= last.closed.at ? refused("seen-late") : refused("after-closing", { ends: last.closed.at });
};

/** `question` null: none is named. */
export const meantBallots = (
  { state, policy, at }: Situation,
  verb: string,
  question: string | null,
): Answer<readonly Ballot[]> => {
  if (state.thread === "merged") return refused("thread-closed", { state: state.thread });
  const open = openBallots(state).filter((ballot) => !isBeforeOpening(ballot, at) && !isTooLate(ballot, at));
  if (question === null) return open.length === 0 ? noneIsOpen(state, at) : is(open);
  const isNamed = (name: string): boolean => name.toLowerCase() === question.toLowerCase();
  const named = open.filter((ballot) => isNamed(ballot.question.name));
  if (named.length > 0) return is(named);
  if (![...policy.questions.keys()].some(isNamed)) return refused("unexpected-word", { verb, word: question });
  if (open.length === 0) return noneIsOpen(state, at);
  return refused("ballot-not-open", { question, questions: open.map((ballot) => ballot.question.name).join(", ") });
};
