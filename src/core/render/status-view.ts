/** What the status comment says, as values for its template: state first, then who must do what by when. */
import { closingDue } from "../ballots/closing-due.ts";
import { decidingBallots, leadingBallot } from "../ballots/deciding-ballots.ts";
import { needInWords, votesInWords } from "../ballots/tally-words.ts";
import { openBallots } from "../decide/deadlines.ts";
import { lacksVote } from "../decide/lacks-vote.ts";
import { stewardRole } from "../decide/rolls.ts";
import { fieldOf, titleOf } from "../documents/field-values.ts";
import type { Ballot, Tally, VoterLine } from "../model/ballot.ts";
import type { Hold } from "../model/decision.ts";
import type { EffectProblem } from "../model/effect.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { BallotId, Instant, TextHash } from "../model/names.ts";
import type { Milestone, SentBack, State } from "../model/state.ts";
import { shownName } from "../model/without-account.ts";
import { isObjectedTo } from "../record/rested-window.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { toInstant } from "../time/instant.ts";
import { dayInWords, daysLeftInWords, deadlineInWords, instantInWords } from "../time/words.ts";
import { awayVotersView } from "./away-view.ts";
import { concernName, concernsThatAre, concernsView, overriderOf, type Texts } from "./concerns-view.ts";
import { codeSpan } from "./escape.ts";
import { doubtView } from "./late-votes-view.ts";
import { namesInWords } from "./many-names.ts";
import { objectionsView } from "./objections-view.ts";
import { commandsFrom, lastCommand } from "./offered-commands.ts";
import { reasonSentence } from "./refusals.ts";
import { chosenInWords, stewardView } from "./steward-view.ts";
import { dayOffInWords } from "./term-view.ts";
import { reasonInWords, textView } from "./text-view.ts";
import { tieView } from "./tie-view.ts";
import type { View, Wording } from "./wording.ts";

export interface StatusQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly reading: HeadReading | { readonly unreadable: string } | null;
  readonly tallies: ReadonlyMap<BallotId, Tally>;
  readonly hold: Hold | null;
  readonly problems: readonly Pick<EffectProblem, "why">[];
  /** Key below `gate.` of how the decision check stands. */
  readonly gate: { readonly code: string; readonly details: Readonly<Record<string, string>> };
  readonly now: Instant;
  readonly zone: string;
  readonly holidays: readonly string[];
  readonly headWritable: boolean;
  readonly texts: Texts;
}

export const documentKey = (state: State, kind: Kind): string =>
  state.document?.number == null ? "" : `${kind.prefix}-${state.document.number}`;

export const titleInWords = (state: State, kind: Kind, reading: StatusQuestion["reading"]): string => {
  const document = reading && !("unreadable" in reading) ? reading.document : null;
  return (document && titleOf(document, kind)) || state.document?.path || "";
};

const findingCounts = (question: StatusQuestion): View => {
  const { reading } = question;
  if (!reading || "unreadable" in reading) return { unreadable: true };
  if (!reading.document) return { missing: true };
  const errors = reading.findings.filter((finding) => finding.severity === "error").length;
  const warnings = reading.findings.length - errors;
  return {
    head: reading.sha.slice(0, 7),
    errors: errors === 0 ? null : { count: errors, one: errors === 1 },
    warnings: warnings === 0 ? null : { count: warnings, one: warnings === 1 },
    clean: reading.findings.length === 0,
  };
};

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

/** What keeps the document's vote resting: an objection in lazy consensus. */
const objectedView = (state: State, kind: Kind, zone: string): View | null => {
  const ballot = decidingBallots(state, kind).find(isObjectedTo);
  return ballot ? objectionsView(ballot, zone) : null;
};

/** Somebody who was named as steward and has not agreed yet. */
const askedSteward = ({ state, zone }: Pick<StatusQuestion, "state" | "zone">): View | null =>
  state.stewardAsked && {
    person: state.stewardAsked.person.login,
    by: state.stewardAsked.by?.login ?? null,
    since: dayInWords(dayOf(state.stewardAsked.since, zone)),
  };

/** Those besides the document's own people who find a steward. */
const helpersOf = ({ steward }: Kind): string | null => {
  const helpers = (steward.assignedBy ?? []).filter((role) => role !== "steward" && role !== "author");
  return helpers.length === 0 ? null : helpers.join(", ");
};

const nextStep = (question: StatusQuestion, wording: Wording): string => {
  const { state, kind, tallies, gate, zone } = question;
  const ballot = leadingBallot(state, kind);
  const due = ballot ? closingDue(ballot) : null;
  const tally = ballot ? tallies.get(ballot.id) : undefined;
  const { silent, again } = askedVoters(ballot, tally);
  const rests = state.thread === "closed" && restingWhenClosed.includes(gate.code);
  const missing = tally ? Math.max(0, tally.needed - tally.counts.approve) : 0;
  const errors =
    question.reading && !("unreadable" in question.reading)
      ? question.reading.findings.filter((finding) => finding.severity === "error").length
      : 0;
  const noRound = state.ballots.findLast(({ closed }) => closed)?.noRound;
  return wording.say(`next.${rests ? "closed" : gate.code}`, {
    ...gate.details,
    noun: kind.noun,
    title: kind.steward.title,
    steward: state.steward?.person.login ?? "",
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
    change: textOf(question, wording),
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
    doubt: doubtView(state, kind, wording),
    lacksVote: lacksVote(state),
    away: ballot ? awayVotersView(ballot, tally, wording) : null,
    over: due !== null && due <= question.now,
    ballot: openBallots(state).length > 0,
    passes: ballot?.standing?.is === "passes",
    lost: ballot?.standing?.is === "cannot-pass",
    running: (ballot?.standing?.is ?? "open") === "open",
    pausedBy: state.paused?.by?.login ?? null,
    ends: due ? deadlineInWords(due, zone) : !ballot && state.window ? deadlineInWords(state.window.ends, zone) : "",
    commands: commandsFrom(state, kind, wording),
  });
};

/** What a deadline brought about happened at the end of a day, not at the beginning of the next. */
const dayOfMilestone = ({ at, what }: Milestone, zone: string): string => {
  const byDeadline =
    what.kind === "ballot-closed" ||
    what.kind === "held" ||
    what.kind === "tie-extended" ||
    what.kind === "round-not-opened" ||
    (what.kind === "ballot-opened" && what.byDeadline) ||
    (what.kind === "window-extended" && what.by === null) ||
    what.kind === "tie-waits" ||
    what.kind === "concern-settled" ||
    (what.kind === "moved" && what.by === null);
  return dayInWords(byDeadline ? lastDayOf(at, zone) : dayOf(at, zone));
};

/** The end of a period as people read it; statuses and logins as they are. */
const correctedPart = (what: string, part: string, zone: string): string => {
  const end = what === "end" ? toInstant(part) : null;
  return end ? deadlineInWords(end, zone) : part;
};

const mostOfReason = 200;

/** The rest stands where it was written. */
const inBrief = (reason: string | null): string | null =>
  reason !== null && reason.length > mostOfReason ? `${reason.slice(0, mostOfReason)} …` : reason;

const correctionView = (
  what: Extract<Milestone["what"], { kind: "corrected" }>,
  { kind, zone, texts }: StatusQuestion,
): View => ({
  subject: what.subject === "steward" ? kind.steward.title : what.subject,
  from: correctedPart(what.subject, what.from, zone),
  to: correctedPart(what.subject, what.to, zone),
  reason: inBrief(texts.get(what.reason) ?? null),
});

/** Read as a web address when it was taken, so that nothing in it ends the link. */
const linkInWords = (link: TextHash, texts: Texts, wording: Wording): string => {
  const address = texts.get(link);
  return address === undefined ? wording.say("text.erased") : `<${address}>`;
};

const sentBackView = ({ by, named, reason }: SentBack, { texts }: StatusQuestion, wording: Wording): View => ({
  by: by?.login ?? null,
  named,
  reason: reason && reasonInWords(reason, texts, wording),
});

const turnedDownView = ({ state, zone, texts }: StatusQuestion, wording: Wording): View | null =>
  state.turnedDown && {
    by: state.turnedDown.by?.login ?? null,
    day: dayInWords(dayOf(state.turnedDown.at, zone)),
    reason: state.turnedDown.reason && reasonInWords(state.turnedDown.reason, texts, wording),
  };

const milestoneLine = (one: Milestone, question: StatusQuestion, wording: Wording): View => {
  const { kind, zone, texts } = question;
  const what = one.what;
  const by = "by" in what && what.by ? what.by.login : null;
  const view: View = {
    ...what,
    title: "role" in what && what.role !== stewardRole ? null : kind.steward.title,
    by,
    person: "person" in what && what.person ? shownName(what.person) : null,
    ends: "ends" in what && what.ends ? deadlineInWords(what.ends, zone) : null,
    name: "name" in what ? concernName(what.name, texts, wording) : null,
    concern: "why" in what && what.why === "concern-open",
    passed: "outcome" in what && what.outcome === "passed",
    counted: what.kind === "ballot-closed" && what.needed > 0,
    tied: what.kind === "ballot-closed" && what.outcome === "pending",
    material: "as" in what && what.as === "material",
    editorial: "as" in what && what.as === "editorial",
    ...("choice" in what ? { choice: what.choice === "withdraw" ? null : what.choice } : {}),
    link: "link" in what && what.link ? linkInWords(what.link, texts, wording) : null,
    named: "named" in what ? what.named : null,
    reason: "reason" in what && what.reason ? reasonInWords(what.reason, texts, wording) : null,
    reopened: what.kind === "thread" && what.to === "open",
    ending: what.kind === "outcome-if-seen" ? wording.say(`ending.${what.ending}`) : null,
    ...(what.kind === "steward" ? { chosen: chosenInWords(what.how, what.files, kind, wording) } : {}),
    ...(what.kind === "corrected" ? correctionView(what, question) : {}),
  };
  return {
    day: dayOfMilestone(one, zone),
    what: wording.say(`milestone.${what.kind}`, view),
  };
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

const untilInWords = (ballot: Ballot, { zone }: StatusQuestion, wording: Wording): string => {
  const due = closingDue(ballot);
  return due ? deadlineInWords(due, zone) : wording.say("until.decided");
};

/** The newest vote on each question: what one of them decided stands beside what is still open. */
const voteLines = (question: StatusQuestion, wording: Wording): readonly View[] =>
  [...new Map(question.state.ballots.map((ballot) => [ballot.question.name, ballot])).values()]
    .map((ballot) => voteLine(ballot, question, wording))
    .filter((line) => line !== null);

/** Header lines that the App would write if it could, as they are to stand in the file. */
const linesToWrite = ({ state, kind, reading, headWritable }: StatusQuestion): readonly View[] => {
  if (headWritable || state.thread !== "open" || !reading || "unreadable" in reading) return [];
  const { document } = reading;
  if (!document) return [];
  return Object.entries(state.writes)
    .filter(([key]) => !(state.request && key === kind.statusField))
    .filter(([key, value]) => (fieldOf(document, kind, key)?.value ?? null) !== value)
    .map(([key, value]) => {
      const name = kind.fields.find((field) => field.key === key)?.name ?? key;
      return value === null ? { removed: codeSpan(name) } : { line: codeSpan(`${name}: ${value}`) };
    });
};

/** For those whose votes are still taken. */
const howToVote = (state: State, now: Instant, wording: Wording): View | null => {
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
const textOf = ({ state, kind, texts }: StatusQuestion, wording: Wording): View | null =>
  textView(state, kind.statuses.find(({ name }) => name === state.status)?.gate === "decided", texts, wording);

/** GitHub refuses few things at a time; a row each. */
const mostProblems = 20;
const longestProblem = 500;

const problemRows = (problems: StatusQuestion["problems"], wording: Wording): readonly View[] => [
  ...problems
    .slice(0, mostProblems)
    .map(({ why }) => ({ why: why.length <= longestProblem ? why : `${why.slice(0, longestProblem - 1)}…` })),
  ...(problems.length > mostProblems
    ? [{ why: wording.plain("many.problems", { count: problems.length - mostProblems }) }]
    : []),
];

export const statusView = (question: StatusQuestion, wording: Wording): View => {
  const { state, kind, now, zone } = question;
  const unended = state.window && !state.window.ended && state.thread === "open" ? state.window : null;
  const objected = objectedView(state, kind, zone);
  const running = state.paused || objected ? null : unended;
  const tie = tieView(state, kind);
  const deadline = state.window
    ? {
        deadline: deadlineInWords(state.window.ends, zone),
        dayOff: dayOffInWords(state.window.ends, question, wording),
      }
    : null;
  return {
    key: documentKey(state, kind),
    title: titleInWords(state, kind, question.reading),
    status: state.status,
    until: running && running.ends > now ? { ...deadline, left: daysLeftInWords(now, running.ends, zone) } : null,
    objected: state.paused ? null : objected,
    paused: state.paused ? { since: instantInWords(state.paused.since, zone) } : null,
    ending: running && running.ends <= now ? deadline : null,
    tied: tie === null ? null : deadline,
    turnedDown: turnedDownView(question, wording),
    overdue:
      state.window?.ended && state.heldMove === null && tie === null && state.turnedDown === null ? deadline : null,
    next: nextStep(question, wording),
    hold: question.hold ? wording.say(`hold.${question.hold.code}`, { why: question.hold.why }) : null,
    stewardTitle: kind.steward.title.charAt(0).toUpperCase() + kind.steward.title.slice(1),
    steward: state.steward && stewardView(state.steward, kind, zone, wording),
    stewardAsked: askedSteward(question),
    document: findingCounts(question),
    text: textOf(question, wording),
    votes: voteLines(question, wording),
    concerns: concernsView(state, question.texts, zone, wording),
    lastCommand: lastCommand(state, question.texts, zone, now),
    voting: howToVote(state, now, wording),
    problems: problemRows(question.problems, wording),
    unwritable: linesToWrite(question).length > 0 ? { lines: linesToWrite(question) } : null,
    history: {
      count: state.milestones.length,
      lines: state.milestones.slice(-60).map((one) => milestoneLine(one, question, wording)),
      left: state.milestones.length > 60 ? state.milestones.length - 60 : null,
    },
  };
};
