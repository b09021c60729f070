/**
 * Once all of the work is done, those who take the next step are told in a comment of
 * its own, since edits notify nobody. It is kept up where it stands, and made only once.
 */

import { homeOf } from "../documents/work-target.ts";
import { followedWork, isAllDone, standingOfWork } from "../lifecycle/followed-work.ts";
import type { Kind } from "../model/kind.ts";
import { titleInWords } from "../render/document-names.ts";
import { codeSpan } from "../render/escape.ts";
import { whoGives } from "../render/offered-commands.ts";
import { type WorkQuestion, workLines } from "../render/work-view.ts";
import type { WantedComment } from "./comments.ts";
import { type PlanQuestion, presentReadingOf, zoneOf } from "./plan-question.ts";

export const workSlot = "work-done";

export const workQuestion = (question: PlanQuestion, kind: Kind): WorkQuestion => ({
  state: question.decision.state,
  kind,
  reading: presentReadingOf(question.facts, question.seen),
  texts: question.texts,
  zone: zoneOf(question.facts),
  work: question.work ?? null,
  home: homeOf(question.threadUrl),
});

const isThere = ({ seen, made = {} }: PlanQuestion): boolean =>
  seen.comments.some(({ slot }) => slot === workSlot) || made[workSlot] !== undefined;

export const workComments = (question: PlanQuestion, kind: Kind): readonly WantedComment[] => {
  const { wording } = question;
  const about = workQuestion(question, kind);
  const { state } = about;
  const move = kind.moves.find(({ verb }) => verb === kind.work?.leadsTo);
  if (!kind.work || !move || state.status === null) return [];
  const work = followedWork(about);
  const follows = move.from.includes(state.status);
  const ready = follows && isAllDone(work, about.work);
  if (!ready && !isThere(question)) return [];
  const reached = state.status === move.to;
  const body = wording.comment("work-done", {
    noun: kind.work.noun,
    matter: codeSpan(titleInWords(state, kind, about.reading)),
    ready,
    reached: !ready && reached,
    waiting: !ready && !reached,
    unlooked: work.some((one) => standingOfWork(one, about.work) === "unlooked"),
    lines: workLines(about, wording),
    who: whoGives(state, kind, move.askedBy, wording),
    verb: move.verb,
    to: move.to,
    status: state.status,
  });
  return [{ slot: workSlot, body }];
};
