/** The check `lastcall/decision`: where the decision stands, and what is to be done next. */

import { closingDue } from "../ballots/closing-due.ts";
import { leadingBallot } from "../ballots/deciding-ballots.ts";
import type { Kind } from "../model/kind.ts";
import type { Day, Instant } from "../model/names.ts";
import type { Seen } from "../model/seen.ts";
import { actingSteward } from "../model/stand-in.ts";
import type { State } from "../model/state.ts";
import type { Person } from "../model/subject.ts";
import { concernsThatAre, overriderOf } from "../render/concerns-view.ts";
import { doubtView } from "../render/late-votes-view.ts";
import { objectionsView } from "../render/objections-view.ts";
import { tieView } from "../render/tie-view.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";
import { type CheckContent, decisionCheckName } from "./checks.ts";
import { cutToFit } from "./fitting-comments.ts";
import type { Gate } from "./gate-state.ts";
import { missingComments } from "./missing-comments.ts";
import { missingQuestion, type PlanQuestion } from "./plan-question.ts";
import { policyChangeInWords } from "./policy-change.ts";

/** A move at midnight belongs to the day that ended: deadlines are the end of a day. */
const endDay = (instant: Instant, zone: string): Day => lastDayOf(instant, zone);

/** Whoever left a request unanswered may still answer it, and is named; the next step names whom it was passed on to. */
const titledSteward = (state: State): Person | null =>
  state.standIn?.why === "away" ? actingSteward(state) : (state.steward?.person ?? null);

const gateWords = (question: PlanQuestion, gate: Gate, kind: Kind | null, zone: string): Record<string, unknown> => {
  const { state, tallies } = question.decision;
  const ballot = leadingBallot(state, kind);
  const tally = ballot ? tallies.get(ballot.id) : undefined;
  const missing = tally ? Math.max(0, tally.needed - tally.counts.approve) : 0;
  const end = (ballot && closingDue(ballot)) ?? state.window?.ends;
  return {
    ...gate.details,
    status: state.status,
    steward: titledSteward(state)?.login ?? "",
    asked: state.stewardAsked?.person.login ?? null,
    title: kind?.steward.title ?? "steward",
    noun: kind?.noun ?? "document",
    unanswered: concernsThatAre(state, "unanswered", question.texts, question.wording),
    contested: concernsThatAre(state, "contested", question.texts, question.wording),
    sentBack: state.sentBack,
    turnedDown: state.turnedDown && {
      by: state.turnedDown.by?.login ?? null,
      day: dayInWords(dayOf(state.turnedDown.at, zone)),
    },
    author: state.opened?.by.login ?? "",
    tie: kind ? tieView(state, kind) : null,
    objected: ballot ? objectionsView(ballot, zone) : null,
    lazy: ballot?.question.lazy !== undefined,
    doubt: kind ? doubtView(state, kind, question.wording) : null,
    overrider: kind ? overriderOf(kind) : "",
    since: state.since ? dayInWords(endDay(state.since, zone)) : "",
    missing: missing === 0 ? null : { count: missing, one: missing === 1 },
    lost: ballot?.standing?.is === "cannot-pass",
    day: end ? dayInWords(lastDayOf(end, zone)) : "",
  };
};

export const decisionCheck = (
  question: PlanQuestion,
  gate: Gate,
  next: string,
  kind: Kind | null,
  zone: string,
): CheckContent => ({
  name: decisionCheckName,
  status: gate.status,
  conclusion: gate.conclusion,
  title: question.wording.plain(`gate.${gate.code}`, gateWords(question, gate, kind, zone)),
  // Where the status comment itself is gone, only this is left to say so.
  summary: cutToFit(
    [
      next,
      ...policyChangeInWords(question.policyChange ?? null, zone, question.wording),
      ...missingComments(["status"], missingQuestion(question, zone)).map(({ why }) => why),
    ].join("\n\n"),
    question.wording,
  ),
  annotations: [],
});

/** On a draft no decision is begun to be shown; one that stands on its head already is kept true. */
export const isDecisionShown = ({ draft, checks }: Seen): boolean =>
  !draft || checks.some(({ name }) => name === decisionCheckName);
