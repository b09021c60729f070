/** The answers to `/lastcall help`. */
import { openBallots } from "../decide/deadlines.ts";
import type { Kind } from "../model/kind.ts";
import { ballotCommands } from "../render/ballot-commands.ts";
import { codeSpan } from "../render/escape.ts";
import { outcomeCommands } from "../render/late-votes-view.ts";
import {
  absenceCommands,
  commandsFrom,
  concernCommands,
  correctionCommands,
  undoCommands,
  voterCommands,
  workCommands,
} from "../render/offered-commands.ts";
import type { WantedComment } from "./comments.ts";
import { type PlanQuestion, policyOf } from "./plan-question.ts";

export const helpComments = (
  { decision, wording, facts }: PlanQuestion,
  kind: Kind,
  zone: string,
): readonly WantedComment[] => {
  const { state } = decision;
  const askers = new Set(
    state.commands.filter((command) => command.verb === "lastcall" && command.verdict.done).map(({ by }) => by.login),
  );
  const open = openBallots(state);
  const [ballot, another] = open;
  const several = another
    ? { first: ballot?.question.name, names: open.map((one) => codeSpan(one.question.name)).join(", ") }
    : null;
  return [...askers].map((name) => ({
    slot: `help:${name}`,
    body: wording.comment("help", {
      name,
      commands: [
        ...commandsFrom(state, kind, wording),
        ...concernCommands(state, kind, wording),
        ...outcomeCommands(state, kind, wording),
        ...correctionCommands(state, kind, wording),
        ...undoCommands(state, zone, facts.now, wording),
        ...voterCommands(state, kind, wording),
        ...ballotCommands(state, kind, policyOf(facts.policy)?.questions ?? new Map(), wording),
        ...workCommands(state, kind, wording),
        ...absenceCommands(wording),
      ],
      voting: ballot ? { role: [...new Set(open.map((one) => one.question.electorate))].join(", "), several } : null,
    }),
  }));
};
