/** The votes of a document in the status comment: how each stands, and how to take part. */
import { closingDue } from "../ballots/closing-due.ts";
import { needInWords, votesInWords } from "../ballots/tally-words.ts";
import { openBallots } from "../decide/deadlines.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { isObjectedTo } from "../record/rested-window.ts";
import { deadlineInWords } from "../time/words.ts";
import { codeSpan } from "./escape.ts";
import { namesInWords } from "./many-names.ts";
import type { StatusQuestion } from "./status-question.ts";
import type { View, Wording } from "./wording.ts";

const untilInWords = (ballot: Ballot, { zone }: StatusQuestion, wording: Wording): string => {
  const due = closingDue(ballot);
  return due ? deadlineInWords(due, zone) : wording.say("until.decided");
};

/** Of an open ballot as of now, of a closed one as recorded. */
const voteLine = (ballot: Ballot, question: StatusQuestion, wording: Wording): View | null => {
  const asked = ballot.ownEnd ? codeSpan(ballot.question.name) : null;
  if (ballot.voided) return { asked, cancelled: true };
  const tally = ballot.closed?.tally ?? question.tallies.get(ballot.id);
  if (!tally) return null;
  return {
    asked,
    counts: votesInWords(ballot, tally),
    need: needInWords(ballot.question, tally, ballot.closed !== null),
    brokenBy: ballot.tie?.broken?.by.login ?? null,
    round: ballot.round > 1 ? ballot.round : null,
    until: ballot.ownEnd && !ballot.closed ? untilInWords(ballot, question, wording) : null,
  };
};

/** The newest vote on each question: what one of them decided stands beside what is still open. */
export const voteLines = (question: StatusQuestion, wording: Wording): readonly View[] =>
  [...new Map(question.state.ballots.map((ballot) => [ballot.question.name, ballot])).values()]
    .map((ballot) => voteLine(ballot, question, wording))
    .filter((line) => line !== null);

/** For those whose votes are still taken. */
export const howToVote = (state: State, now: Instant, wording: Wording): View | null => {
  const taken = openBallots(state).filter((ballot) => {
    const due = closingDue(ballot);
    return state.thread === "open" && (state.paused !== null || due === null || due > now || isObjectedTo(ballot));
  });
  const questions = taken.map((ballot) => ballot.question.name);
  const [first] = taken;
  if (!first) return null;
  return {
    role: namesInWords([...new Set(taken.map((ballot) => ballot.question.electorate))], wording),
    concern: state.window !== null && state.heldMove === null,
    several: taken.length > 1 ? { first: questions[0], names: namesInWords(questions.map(codeSpan), wording) } : null,
  };
};
