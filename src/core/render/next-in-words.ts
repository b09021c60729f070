/** What is to be done next, by whom and until when: it stands in the status comment and in the decision check. */

import { closingDue } from "../ballots/closing-due.ts";
import { leadingBallot } from "../ballots/deciding-ballots.ts";
import { openBallots } from "../decide/deadlines.ts";
import { lacksVote } from "../decide/lacks-vote.ts";
import { countFindings } from "../documents/count-findings.ts";
import type { Ballot, Tally, VoterLine } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import { actingSteward } from "../model/stand-in.ts";
import { shownName } from "../model/without-account.ts";
import { deadlineInWords } from "../time/words.ts";
import { awayVotersView } from "./away-view.ts";
import { concernsThatAre, overriderOf } from "./concerns-view.ts";
import { doubtView } from "./late-votes-view.ts";
import { namesInWords } from "./many-names.ts";
import { objectedView } from "./objections-view.ts";
import { commandsFrom } from "./offered-commands.ts";
import { reasonSentence } from "./refusals.ts";
import type { StatusQuestion } from "./status-question.ts";
import { askedSteward } from "./steward-view.ts";
import { textView } from "./text-view.ts";
import { tieView } from "./tie-view.ts";
import { sentBackView, turnedDownView } from "./turned-down-view.ts";
import { updateView } from "./update-view.ts";
import type { View, Wording } from "./wording.ts";
import { workAsking } from "./work-view.ts";

const named = (people: readonly string[], wording: Wording): View | null =>
  people.length === 0 ? null : { names: namesInWords(people, wording), one: people.length === 1 };

/** Those with a seat whose vote is missing, and those whose vote is on another text than the present one. */
const askedVoters = (ballot: Ballot | undefined, tally: Tally | undefined): { silent: string[]; again: string[] } => {
  const seated = tally?.voters.slice(0, ballot?.seats.length ?? 0) ?? [];
  const isStale = ({ counted }: VoterLine): boolean => counted === "earlier-text" || counted === "text-unknown";
  return {
    silent: seated
      .filter((line) => line.counted !== true && line.counted !== "recused" && !isStale(line))
      .map(({ person }) => shownName(person)),
    again: seated.filter(isStale).map(({ person }) => shownName(person)),
  };
};

/** States of the gate that are still before a decision: a closed thread rests in them. */
const restingWhenClosed: readonly string[] = [
  "waiting",
  "voting",
  "paused",
  "overdue",
  "held",
  "no-steward",
  "concern-unanswered",
  "concern-contested",
  "tie",
  "sent-back",
  "draft",
  "objection",
  "outcome-in-doubt",
];

/** Those besides the document's own people who find a steward. */
const helpersOf = ({ steward }: Kind): string | null => {
  const helpers = (steward.assignedBy ?? []).filter((role) => role !== "steward" && role !== "author");
  return helpers.length === 0 ? null : helpers.join(", ");
};

export const nextInWords = (question: StatusQuestion, wording: Wording): string => {
  const { state, kind, tallies, gate, zone } = question;
  const ballot = leadingBallot(state, kind);
  const due = ballot ? closingDue(ballot) : null;
  const tally = ballot ? tallies.get(ballot.id) : undefined;
  const { silent, again } = askedVoters(ballot, tally);
  const rests = state.thread === "closed" && restingWhenClosed.includes(gate.code);
  const missing = tally ? Math.max(0, tally.needed - tally.counts.approve) : 0;
  const errors =
    question.reading && !("unreadable" in question.reading) ? countFindings(question.reading.findings).errors : 0;
  const noRound = state.ballots.findLast(({ closed }) => closed)?.noRound;
  const elsewhere = state.home?.moved ? { thread: state.home.thread } : null;
  const code = elsewhere ? "lives-elsewhere" : rests ? "closed" : gate.code;
  return wording.say(`next.${code}`, {
    ...gate.details,
    ...elsewhere,
    noun: kind.noun,
    title: kind.steward.title,
    everybodyAway: state.stewardMissing === "everybody-away",
    steward: actingSteward(state)?.login ?? "",
    consent: kind.steward.consentVerb ?? null,
    asked: askedSteward(question),
    helpers: helpersOf(kind),
    author: state.opened?.by.login ?? "",
    status: state.status,
    errors: errors === 0 ? null : { count: errors, one: errors === 1 },
    request: state.request ? { to: state.request.to, by: state.request.by?.login ?? "" } : null,
    missing: missing === 0 ? null : { count: missing, one: missing === 1 },
    silent: ballot?.question.lazy ? null : named(silent, wording),
    again: named(again, wording),
    change: textView(question, wording),
    unanswered: concernsThatAre(state, "unanswered", question.texts, wording),
    contested: concernsThatAre(state, "contested", question.texts, wording),
    overrider: overriderOf(kind),
    sentBack: state.sentBack && sentBackView(state.sentBack, question, wording),
    turnedDown: turnedDownView(question, wording),
    reopened: state.turnedDown?.closed === true && state.thread === "open",
    tie: tieView(state, kind),
    objected: objectedView(state, kind, zone),
    lazy: ballot?.question.lazy !== undefined,
    noRound: noRound ? reasonSentence(noRound, question, wording) : null,
    asking: workAsking(question),
    doubt: doubtView(state, kind, wording),
    lacksVote: lacksVote(state),
    away: ballot ? awayVotersView(ballot, tally, wording) : null,
    over: due !== null && due <= question.now,
    ballot: openBallots(state).length > 0,
    passes: ballot?.standing?.is === "passes",
    lost: ballot?.standing?.is === "cannot-pass",
    running: (ballot?.standing?.is ?? "open") === "open",
    byApp: question.mergedByApp,
    update: updateView(question),
    pausedBy: state.paused?.by?.login ?? null,
    ends: due ? deadlineInWords(due, zone) : !ballot && state.window ? deadlineInWords(state.window.ends, zone) : "",
    commands: commandsFrom(state, kind, wording),
  });
};
