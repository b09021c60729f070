/** How a judged command is recorded, done or refused. The line as written goes into `texts`. */
import type { Act, CommandCall } from "../model/act.ts";
import type { Cause, Fact, NewEntry, Verdict } from "../model/entry.ts";
import { hashText } from "../record/text-hash.ts";
import { type Answer, done, entriesOf, entry, type Judgement, type Situation, type Texts } from "./judgement.ts";

/** A command with the act that carried it. */
export interface Asked {
  readonly act: Act;
  readonly call: CommandCall;
}

export const causeOf = ({ act }: Asked): Cause => ({ kind: "act", act: act.id, by: act.by });

const textsOf = ({ call }: Asked): Texts => [
  [hashText(call.source), call.source],
  ...(call.reason === null ? [] : ([[hashText(call.reason), call.reason]] as const)),
];

/** Words and deeds that are taken back in ways of their own, if at all. Whatever else a command brings about, `/undo` takes back. */
const notForUndo: ReadonlySet<Fact["kind"]> = new Set([
  "concern-raised",
  "concern-reworded",
  "concern-answered",
  "concern-contested",
  "concern-withdrawn",
  "voter-recused",
  "recusal-ended",
  "vote-delegated",
  "delegation-ended",
  "vote-recorded",
  "undone",
  "went-away",
  "came-back",
  "work-added",
  "work-dropped",
]);

const isUndoable = (consequences: readonly NewEntry[]): boolean =>
  consequences.some(({ fact }) => !notForUndo.has(fact.kind));

const commandEntry = (
  situation: Situation,
  asked: Asked,
  verdict: Verdict,
  consequences: readonly NewEntry[] = [],
): NewEntry =>
  entry(situation.at, causeOf(asked), {
    kind: "command",
    verb: asked.call.verb,
    line: hashText(asked.call.source),
    reason: asked.call.reason === null ? null : hashText(asked.call.reason),
    verdict,
    url: asked.act.url,
    seenLate: situation.late,
    ...(isUndoable(consequences) ? { undoable: true } : {}),
  });

/** Turns what a judge found into a judgement: consequences follow the command's own entry, which name `texts`. */
export const verdictOf = (
  situation: Situation,
  asked: Asked,
  answer: Answer<readonly NewEntry[]>,
  texts: Texts = [],
): Judgement => {
  switch (answer.kind) {
    case "needs":
    case "hold":
      return answer;
    case "refused":
      return entriesOf(
        [commandEntry(situation, asked, { done: false, code: answer.code, details: answer.details })],
        textsOf(asked),
      );
    case "is":
      return entriesOf(
        [commandEntry(situation, asked, done, answer.value), ...answer.value],
        [...textsOf(asked), ...texts],
      );
  }
};
