/** Votes that can be opened by command, and what can be done to those that run; for help texts. */
import { openBallots } from "../decide/deadlines.ts";
import { stewardRole } from "../decide/rolls.ts";
import type { Question } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { QuestionName } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { codeSpan } from "./escape.ts";
import { whoGives } from "./offered-commands.ts";
import type { View, Wording } from "./wording.ts";

export const ballotCommands = (
  state: State,
  kind: Kind,
  questions: ReadonlyMap<QuestionName, Question>,
  wording: Wording,
): readonly View[] => {
  if (state.thread !== "open") return [];
  const open = openBallots(state);
  const offer = (words: string, { openedBy = [stewardRole] }: Question, description: string): View => ({
    command: codeSpan(words),
    who: whoGives(state, kind, openedBy, wording),
    description: description.replace(/\.$/, ""),
  });
  const free = [...questions.values()].filter(
    ({ name, openedBy = [] }) => openedBy.length > 0 && !open.some((ballot) => ballot.question.name === name),
  );
  const own = open.filter((ballot) => ballot.ownEnd && ballot.closes !== null).map(({ question }) => question);
  return [
    ...(state.paused ? [] : free).map((question) =>
      offer(
        `/open-ballot ${question.name}${question.term?.window || question.term?.whenDecided ? "" : " 14d"}`,
        question,
        wording.say("offer.open-ballot", { name: question.name, asks: question.asks }),
      ),
    ),
    ...own.map((question) =>
      offer(
        `/extend-ballot ${question.name} 7d because …`,
        question,
        wording.say("offer.extend-ballot", { name: question.name }),
      ),
    ),
  ];
};
