/**
 * From what is recorded and what was seen to what is to be changed on GitHub:
 * desired minus seen, a file per surface. Planning after the plan was carried out
 * gives nothing.
 */

import { closedLines } from "../ballots/closed-lines.ts";
import { closingDue } from "../ballots/closing-due.ts";
import { leadingBallot } from "../ballots/deciding-ballots.ts";
import { tallyInState } from "../ballots/tally-in-state.ts";
import { votesOfRound } from "../ballots/votes-of-round.ts";
import { isWaitingTie, waitingTies } from "../ballots/waiting-ties.ts";
import { openBallots } from "../decide/deadlines.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Decision } from "../model/decision.ts";
import type { Effect, EffectProblem } from "../model/effect.ts";
import type { Facts, GovernedFile, HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { MadeComments } from "../model/made-comment.ts";
import type { ActId, Day, Instant, TextHash } from "../model/names.ts";
import { type PolicyReading, policyPath } from "../model/policy.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";
import { askedView } from "../render/asked-view.ts";
import { ballotCommands } from "../render/ballot-commands.ts";
import { type BallotQuestion, ballotView } from "../render/ballot-view.ts";
import { concernsThatAre, overriderOf } from "../render/concerns-view.ts";
import { newlySeated } from "../render/electorate-view.ts";
import { codeSpan, escapeAroundCode } from "../render/escape.ts";
import { doubtView, outcomeCommands } from "../render/late-votes-view.ts";
import { mentionsOf } from "../render/many-names.ts";
import { type MarkerPlace, markerOf } from "../render/marker.ts";
import { objectionsView } from "../render/objections-view.ts";
import {
  absenceCommands,
  commandsFrom,
  concernCommands,
  correctionCommands,
  undoCommands,
  voterCommands,
} from "../render/offered-commands.ts";
import { refusalsOf } from "../render/refusals.ts";
import { statusView, titleInWords } from "../render/status-view.ts";
import { tieView } from "../render/tie-view.ts";
import type { View, Wording } from "../render/wording.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { dayInWords, deadlineInWords } from "../time/words.ts";
import { planAssignees } from "./assignees.ts";
import { annotationsOf, type CheckContent, decisionCheckName, formatCheckName, planChecks } from "./checks.ts";
import { planComments, type WantedComment } from "./comments.ts";
import { planFile } from "./file.ts";
import { commentWithSeats, cutToFit, linesToFit, threadInWords } from "./fitting-comments.ts";
import { type Gate, gateOf } from "./gate.ts";
import { planLabels } from "./labels.ts";
import { planMinimised } from "./minimised.ts";
import { missingComments } from "./missing-comments.ts";
import { type PolicyChange, policyChangeInWords } from "./policy-change.ts";
import { planReactions } from "./reactions.ts";
import { planTurnedDown } from "./turned-down.ts";

export interface PlanQuestion {
  readonly decision: Decision;
  readonly facts: Facts;
  readonly seen: Seen;
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly problems: readonly EffectProblem[];
  /** What the policy that the thread brings would have made of closed ballots; absent or null: it brings none. */
  readonly policyChange?: PolicyChange | null;
  /** The command for which the description told already that it is turned down; absent: none. */
  readonly described?: ActId | null;
  /** Our comments as they were last made; absent: nothing is known of any. */
  readonly made?: MadeComments;
  readonly wording: Wording;
  readonly marker: MarkerPlace;
  /** The thread's page, and where files at a commit can be read (`https://…/blob/`). */
  readonly threadUrl: string;
  readonly blobUrl: string;
}

type PresentReading = HeadReading | { readonly unreadable: string } | null;

export const presentReadingOf = (facts: Facts, seen: Seen): PresentReading =>
  seen.head ? (facts.heads.get(seen.head) ?? null) : null;

const policyOf = (policy: PolicyReading) => (policy.kind === "policy" ? policy.policy : null);

export const kindOf = (state: State, facts: Facts): Kind | null =>
  state.document ? (policyOf(facts.policy)?.kinds.get(state.document.kind) ?? null) : null;

export const decisionGate = (question: Pick<PlanQuestion, "decision" | "facts" | "seen">): Gate => {
  const { decision, facts, seen } = question;
  return gateOf({
    state: decision.state,
    kind: kindOf(decision.state, facts),
    reading: presentReadingOf(facts, seen),
    hold: decision.hold,
    merged: seen.merged,
    approvers: policyOf(facts.policy)?.governance.approval ?? null,
  });
};

const gateWords = (question: PlanQuestion, gate: Gate, kind: Kind | null, zone: string): Record<string, unknown> => {
  const { state, tallies } = question.decision;
  const ballot = leadingBallot(state, kind);
  const tally = ballot ? tallies.get(ballot.id) : undefined;
  const missing = tally ? Math.max(0, tally.needed - tally.counts.approve) : 0;
  const end = (ballot && closingDue(ballot)) ?? state.window?.ends;
  return {
    ...gate.details,
    status: state.status,
    steward: state.steward?.person.login ?? "",
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

/** A move at midnight belongs to the day that ended: deadlines are the end of a day. */
const endDay = (instant: Instant, zone: string): Day => lastDayOf(instant, zone);

/** Documents, the policy and rosters have a form; of other governance files nothing is known, and what is removed has none. */
const isChecked = ({ path, change, what, isRoster }: GovernedFile): boolean =>
  change !== "removed" && (what === "document" || path === policyPath || isRoster === true);

const formatCheck = (reading: PresentReading, wording: Wording): CheckContent => {
  const common = { name: formatCheckName, status: "completed" } as const;
  if (!reading || "unreadable" in reading) {
    const why = reading?.unreadable ?? "";
    const title = wording.plain("format.unreadable", { why });
    return { ...common, conclusion: "failure", title, summary: title, annotations: [] };
  }
  if (reading.governed.length === 0) {
    const title = wording.plain("format.skipped");
    return { ...common, conclusion: "skipped", title, summary: title, annotations: [] };
  }
  if (!reading.governed.some(isChecked)) {
    const title = wording.plain("format.nothing-checked");
    return { ...common, conclusion: "neutral", title, summary: title, annotations: [] };
  }
  const errors = reading.findings.filter((finding) => finding.severity === "error").length;
  const warnings = reading.findings.length - errors;
  const counted = (count: number) => (count === 0 ? null : { count, one: count === 1 });
  return {
    ...common,
    conclusion: errors > 0 ? "failure" : "success",
    title:
      reading.findings.length === 0
        ? wording.plain("format.clean")
        : wording.plain("format.found", { errors: counted(errors), warnings: counted(warnings) }),
    summary:
      reading.findings.length === 0
        ? wording.say("format.nothing")
        : linesToFit(
            reading.findings.map((finding) =>
              wording.say("format.line", {
                ...finding,
                path: codeSpan(finding.path),
                message: escapeAroundCode(finding.message),
                help: finding.help === null ? null : escapeAroundCode(finding.help),
              }),
            ),
            wording,
          ),
    annotations: annotationsOf(reading.findings),
  };
};

const missingQuestion = ({ seen, made = {}, facts, threadUrl, wording }: PlanQuestion, zone: string) => ({
  seen,
  made,
  now: facts.now,
  zone,
  thread: threadInWords(threadUrl),
  wording,
});

const decisionCheck = (
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
const isDecisionShown = ({ draft, checks }: Seen): boolean =>
  !draft || checks.some(({ name }) => name === decisionCheckName);

/**
 * The latest reminder, while the end that it names still stands: whoever was away for longer
 * is not reminded of what is over. What was said once stays.
 */
const reminderComments = (
  ballot: Ballot,
  now: Instant,
  view: View,
  zone: string,
  wording: Wording,
): readonly WantedComment[] => {
  const reminders = ballot.reminders ?? [];
  const last = reminders.at(-1);
  if (!last || last.people.length === 0 || last.closes !== ballot.closes) return [];
  const due = closingDue(ballot);
  if (ballot.closed || ballot.voided || ballot.restsSince || (due !== null && due <= now)) return [];
  const asked = mentionsOf(last.people, wording);
  const body = wording.comment("reminder", {
    ...view,
    asked,
    closes: last.closes && deadlineInWords(last.closes, zone),
  });
  return [{ slot: `reminder:${ballot.id}:${reminders.length}`, body }];
};

/** Those who got a seat while the ballot was open are asked once, as the others were at the opening. */
const seatedComments = (ballot: Ballot, view: View, wording: Wording): readonly WantedComment[] => {
  const people = newlySeated(ballot);
  if (people.length === 0 || ballot.closed || ballot.voided) return [];
  const body = wording.comment("seated", { ...view, asked: mentionsOf(people, wording) });
  return [{ slot: `seated:${ballot.id}:${ballot.formerRolls?.length ?? 0}`, body }];
};

/** Who is to decide a tie is asked once, and once again after a week; what is over is asked of nobody anew. */
const tieComments = (
  ballot: Ballot,
  state: State,
  view: View,
  seen: Seen,
  wording: Wording,
): readonly WantedComment[] => {
  const waits = ballot.tie?.waits;
  if (!waits) return [];
  const waiting = waitingTies(state).some(({ id }) => id === ballot.id);
  const asked = mentionsOf(waits.people, wording) || null;
  const body = (again: boolean): string => wording.comment("tie", { ...view, waiting, asked, again });
  const slots = [`tie:${ballot.id}`, ...(waits.reminded ? [`tie-reminder:${ballot.id}`] : [])];
  return slots
    .filter((slot) => waiting || seen.comments.some((comment) => comment.slot === slot))
    .map((slot, place) => ({ slot, body: body(place > 0) }));
};

/** A decision that needs a person is asked for in a comment of its own; what became of it stands there too. */
const lateVotesComments = (ballot: Ballot, view: View, wording: Wording): readonly WantedComment[] =>
  ballot.ifSeen ? [{ slot: `late-votes:${ballot.id}`, body: wording.comment("late-votes", view) }] : [];

/**
 * Whoever voted on a text of before is told in a new comment, since edits notify nobody. It
 * is kept up while the vote runs, and not begun where nobody waits any more.
 */
const askedComments = (about: BallotQuestion, seen: Seen, wording: Wording): readonly WantedComment[] => {
  const { ballot } = about;
  if (ballot.closed || ballot.voided) return [];
  return (ballot.asked ?? []).flatMap((asked, place): readonly WantedComment[] => {
    const slot = `asked:${ballot.id}:${place + 1}`;
    const { view, waits } = askedView(about, asked, wording);
    const isThere = seen.comments.some((comment) => comment.slot === slot);
    return waits || isThere ? [{ slot, body: wording.comment("asked", view) }] : [];
  });
};

const ballotComments = (question: PlanQuestion, kind: Kind, zone: string): readonly WantedComment[] => {
  const { decision, facts, seen, wording } = question;
  const { state } = decision;
  const title = titleInWords(state, kind, presentReadingOf(facts, seen));
  const holidays = policyOf(facts.policy)?.holidays ?? [];
  const thread = threadInWords(question.threadUrl);
  return state.ballots.flatMap((ballot): readonly WantedComment[] => {
    const votes = votesOfRound(ballot, state.ballots, state.votes);
    const tally = ballot.closed
      ? { ...ballot.closed.tally, voters: closedLines(state, ballot, votes) }
      : tallyInState(state, ballot, votes, { now: ballot.voided?.at ?? facts.now, closing: false });
    const about = {
      state,
      kind,
      ballot,
      tally,
      title,
      zone,
      holidays,
      blobUrl: question.blobUrl,
      texts: question.texts,
      now: facts.now,
    };
    const view = ballotView(about, wording);
    const opened = {
      slot: `ballot:${ballot.id}`,
      body: commentWithSeats((one) => wording.comment("ballot", one), view, thread),
    };
    const shown = [
      opened,
      ...seatedComments(ballot, view, wording),
      ...reminderComments(ballot, facts.now, view, zone, wording),
      ...askedComments(about, seen, wording),
    ];
    const ties = tieComments(ballot, state, view, seen, wording);
    const late = lateVotesComments(ballot, view, wording);
    if (!ballot.closed || isWaitingTie(ballot)) return [...shown, ...ties, ...late];
    const result = commentWithSeats((one) => wording.comment("result", one), view, thread);
    return [...shown, ...ties, { slot: `result:${ballot.id}`, body: result }, ...late];
  });
};

const helpComments = (
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
        ...absenceCommands(wording),
      ],
      voting: ballot ? { role: [...new Set(open.map((one) => one.question.electorate))].join(", "), several } : null,
    }),
  }));
};

/** A decision that needs a person: what was merged without one is told of in a comment of its own. */
const undecidedComments = (question: PlanQuestion, kind: Kind | null, zone: string): readonly WantedComment[] => {
  const { decision, facts, seen, wording } = question;
  const { state } = decision;
  if (!state.undecided) return [];
  const body = wording.comment("undecided", {
    title: kind && titleInWords(state, kind, presentReadingOf(facts, seen)),
    status: state.status,
    on: dayInWords(dayOf(state.undecided.at, zone)),
    by: state.undecided.by?.login ?? null,
    role: policyOf(facts.policy)?.governance.approval ?? "",
  });
  return [{ slot: "undecided", body }];
};

const wantedComments = (
  question: PlanQuestion,
  gate: Gate,
  kind: Kind | null,
  zone: string,
): readonly WantedComment[] => {
  const { decision, facts, seen, texts, wording } = question;
  const { state, tallies, hold } = decision;
  const refusals = refusalsOf({ state, kind, texts, zone }, wording).map(
    ({ person, view }): WantedComment => ({
      slot: `refusals:${person.login}`,
      body: wording.comment("refusals", view),
    }),
  );
  const undecided = undecidedComments(question, kind, zone);
  if (!kind) return [...undecided, ...refusals];
  const reading = presentReadingOf(facts, seen);
  const others = [
    ...ballotComments(question, kind, zone),
    ...undecided,
    ...refusals,
    ...helpComments(question, kind, zone),
  ];
  const missing = missingComments(
    others.map(({ slot }) => slot),
    missingQuestion(question, zone),
  );
  const status = statusView(
    {
      state,
      kind,
      reading,
      tallies,
      hold,
      problems: [...question.problems, ...missing],
      gate,
      now: facts.now,
      zone,
      holidays: policyOf(facts.policy)?.holidays ?? [],
      headWritable: seen.headWritable,
      texts,
    },
    wording,
  );
  return [{ slot: "status", body: wording.comment("status", status) }, ...others];
};

/** What is to be done next and by whom, in the words of the status comment. */
export const nextStep = (question: PlanQuestion): string => {
  const { decision, facts, seen, wording } = question;
  const { state, tallies, hold } = decision;
  const kind = kindOf(state, facts);
  const zone = policyOf(facts.policy)?.zone ?? "UTC";
  const gate = decisionGate(question);
  if (!kind) return wording.say(`next.${gate.code}`, { ...gate.details, noun: "document", author: "the author" });
  const reading = presentReadingOf(facts, seen);
  const { headWritable } = seen;
  const { now } = facts;
  const about = {
    state,
    kind,
    reading,
    tallies,
    hold,
    problems: [],
    gate,
    now,
    zone,
    holidays: policyOf(facts.policy)?.holidays ?? [],
    headWritable,
    texts: question.texts,
  };
  return String(statusView(about, wording).next);
};

/** In the order in which they are to be carried out: the gate first, courtesies last. */
export const planEffects = (question: PlanQuestion): readonly Effect[] => {
  const { decision, facts, seen, marker, wording } = question;
  if (facts.policy.kind === "missing") return [];
  const { state } = decision;
  const kind = kindOf(state, facts);
  const zone = policyOf(facts.policy)?.zone ?? "UTC";
  const reading = presentReadingOf(facts, seen);
  const gate = decisionGate(question);
  const decided = isDecisionShown(seen) ? [decisionCheck(question, gate, nextStep(question), kind, zone)] : [];
  const checks = planChecks([formatCheck(reading, wording), ...decided], seen, facts.now);
  if (facts.policy.kind === "broken") return checks.filter((effect) => effect.key === `check:${decisionCheckName}`);
  const comments = planComments(
    wantedComments(question, gate, kind, zone).map(({ slot, body }) => ({
      slot,
      body: `${markerOf(slot, marker)}\n${cutToFit(body, wording)}`,
    })),
    seen,
    question.made ?? {},
    facts.now,
  );
  const present = reading && !("unreadable" in reading) ? reading : null;
  return [
    ...checks,
    ...(kind ? planFile(state, kind, present, seen, wording, question.threadUrl) : []),
    ...(kind ? planLabels(state, kind, seen) : []),
    ...comments,
    ...(kind ? planAssignees(state, seen) : []),
    ...(kind
      ? planTurnedDown({
          state,
          kind,
          seen,
          described: question.described ?? null,
          texts: question.texts,
          zone,
          wording,
        })
      : []),
    ...planReactions(state, seen),
    ...planMinimised(state, seen, facts.now),
  ];
};
