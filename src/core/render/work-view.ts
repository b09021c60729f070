/**
 * The work on a document as people are told of it: how much of it is done, each piece
 * with how it stands and who named it, and whether somebody said that it is enough.
 */
import { type FollowedWork, followedWork, isDone, standingOfWork } from "../lifecycle/followed-work.ts";
import { confirmedNow, hasWork } from "../lifecycle/work-question.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import type { WorkTracking } from "../model/work.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";
import type { StatusQuestion } from "./status-question.ts";
import { reasonInWords } from "./text-view.ts";
import type { View, Wording } from "./wording.ts";

export type WorkQuestion = Pick<StatusQuestion, "state" | "kind" | "reading" | "texts" | "zone" | "work" | "home">;

const documentOf = ({ reading }: WorkQuestion) => (reading && !("unreadable" in reading) ? reading.document : null);

/** Read as an address when it was taken, so that nothing in it ends the link. */
const linkView = ({ link }: FollowedWork): string | null =>
  link === null ? null : link.name === link.address ? `<${link.address}>` : `[${link.name}](${link.address})`;

const lineOf = (one: FollowedWork, question: WorkQuestion, wording: Wording): string => {
  const standing = standingOfWork(one, question.work);
  return wording.say("work.piece", {
    area: one.area,
    link: linkView(one),
    standing: one.link ? wording.say(`work-standing.${standing}`) : null,
    by: one.by?.login ?? null,
    reason: one.reason === null ? null : reasonInWords(one.reason, question.texts, wording),
  });
};

export const workLines = (question: WorkQuestion, wording: Wording): readonly string[] =>
  followedWork(question).map((one) => lineOf(one, question, wording));

/** Null: the document has no such work, and nobody named any. */
export const workView = (question: WorkQuestion, wording: Wording): View | null => {
  const { state, kind, zone } = question;
  const pieces = followedWork(question);
  if (!kind.work || (pieces.length === 0 && !hasWork(kind, documentOf(question)))) return null;
  const linked = pieces.filter(({ link }) => link !== null);
  const done = linked.filter((one) => isDone(standingOfWork(one, question.work))).length;
  const confirmed = confirmedNow(state);
  const { work } = question;
  const failed = linked.length > 0 && work?.failed;
  return {
    noun: kind.work.noun.charAt(0).toUpperCase() + kind.work.noun.slice(1),
    none: pieces.length === 0,
    linked: linked.length > 0 ? { done, count: linked.length } : null,
    confirmed: confirmed && {
      by: confirmed.by.login,
      on: dayInWords(dayOf(confirmed.at, zone)),
      reason: reasonInWords(confirmed.reason, question.texts, wording),
    },
    failed: failed ? { since: work.at ? dayInWords(dayOf(work.at, zone)) : null } : null,
    lines: workLines(question, wording),
  };
};

/** Who says that enough is done, for a sentence. */
export interface WorkAsking {
  readonly noun: string;
  readonly confirm: string;
  readonly none: boolean;
  readonly open: number;
}

const isAsking = ({ askedBefore }: WorkTracking, kind: Kind, state: State): boolean =>
  state.workAsked?.cycle === state.cycle
    ? kind.statuses.find(({ name }) => name === state.status)?.gate === "waiting"
    : kind.moves.some(
        ({ verb, from }) => askedBefore.includes(verb) && state.status !== null && from.includes(state.status),
      );

/** Null: nobody is asked now, or it is confirmed. */
export const workAsking = (question: WorkQuestion): WorkAsking | null => {
  const { state, kind } = question;
  if (!kind.work || confirmedNow(state) !== null || !hasWork(kind, documentOf(question))) return null;
  if (!isAsking(kind.work, kind, state)) return null;
  const pieces = followedWork(question);
  return {
    noun: kind.work.noun,
    confirm: kind.work.confirmVerb,
    none: pieces.length === 0,
    open: pieces.filter((one) => one.link && !isDone(standingOfWork(one, question.work))).length,
  };
};
