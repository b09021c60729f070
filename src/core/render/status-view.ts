/** What the status comment says, as values for its template: state first, then who must do what by when. */
import { countsInWords, needInWords } from "../ballots/tally-words.ts";
import { openBallots } from "../decide/deadlines.ts";
import { fieldOf, titleOf } from "../documents/field-values.ts";
import type { Ballot, Tally, VoterLine } from "../model/ballot.ts";
import type { Hold } from "../model/decision.ts";
import type { EffectProblem } from "../model/effect.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { BallotId, Instant } from "../model/names.ts";
import type { Milestone, State } from "../model/state.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { dayInWords, daysLeftInWords, deadlineInWords, instantInWords } from "../time/words.ts";
import { concernName, concernsThatAre, concernsView, overriderOf, type Texts } from "./concerns-view.ts";
import { codeSpan } from "./escape.ts";
import { commandsFrom } from "./offered-commands.ts";
import type { View, Wording } from "./wording.ts";

export interface StatusQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly reading: HeadReading | { readonly unreadable: string } | null;
  readonly tallies: ReadonlyMap<BallotId, Tally>;
  readonly hold: Hold | null;
  readonly problems: readonly EffectProblem[];
  /** Key below `gate.` of how the decision check stands. */
  readonly gate: { readonly code: string; readonly details: Readonly<Record<string, string>> };
  readonly now: Instant;
  readonly zone: string;
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

const names = (people: readonly string[]): string =>
  people.length < 2 ? (people[0] ?? "") : `${people.slice(0, -1).join(", ")} and ${people.at(-1)}`;

const named = (people: readonly string[]): View | null =>
  people.length === 0 ? null : { names: names(people), one: people.length === 1 };

/** Those with a seat whose vote is missing, and those whose vote is on another text than the present one. */
const askedVoters = (ballot: Ballot | undefined, tally: Tally | undefined): { silent: string[]; again: string[] } => {
  const seated = tally?.voters.slice(0, ballot?.seats.length ?? 0) ?? [];
  const isStale = ({ counted }: VoterLine): boolean => counted === "earlier-text" || counted === "text-unknown";
  return {
    silent: seated.filter((line) => line.counted !== true && !isStale(line)).map(({ person }) => person.login),
    again: seated.filter(isStale).map(({ person }) => person.login),
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
];

const nextStep = (question: StatusQuestion, wording: Wording): string => {
  const { state, kind, tallies, gate, zone } = question;
  const [ballot] = openBallots(state);
  const tally = ballot ? tallies.get(ballot.id) : undefined;
  const { silent, again } = askedVoters(ballot, tally);
  const rests = state.thread === "closed" && restingWhenClosed.includes(gate.code);
  const missing = tally ? Math.max(0, tally.needed - tally.counts.approve) : 0;
  const errors =
    question.reading && !("unreadable" in question.reading)
      ? question.reading.findings.filter((finding) => finding.severity === "error").length
      : 0;
  return wording.say(`next.${rests ? "closed" : gate.code}`, {
    ...gate.details,
    noun: kind.noun,
    title: kind.steward.title,
    steward: state.steward?.person.login ?? "",
    author: state.opened?.by.login ?? "",
    status: state.status,
    errors: errors === 0 ? null : { count: errors, one: errors === 1 },
    request: state.request ? { to: state.request.to, by: state.request.by?.login ?? "" } : null,
    missing: missing === 0 ? null : { count: missing, one: missing === 1 },
    silent: named(silent),
    again: named(again),
    unanswered: concernsThatAre(state, "unanswered", question.texts, wording),
    contested: concernsThatAre(state, "contested", question.texts, wording),
    overrider: overriderOf(kind),
    over: ballot !== undefined && ballot.closes <= question.now,
    ballot: ballot !== undefined,
    pausedBy: state.paused?.by?.login ?? null,
    ends: ballot ? deadlineInWords(ballot.closes, zone) : state.window ? deadlineInWords(state.window.ends, zone) : "",
    commands: commandsFrom(state, kind, wording),
  });
};

/** What a deadline brought about happened at the end of a day, not at the beginning of the next. */
const dayOfMilestone = ({ at, what }: Milestone, zone: string): string => {
  const byDeadline =
    what.kind === "ballot-closed" ||
    what.kind === "held" ||
    what.kind === "concern-settled" ||
    (what.kind === "moved" && what.by === null);
  return dayInWords(byDeadline ? lastDayOf(at, zone) : dayOf(at, zone));
};

const milestoneLine = (one: Milestone, { kind, zone, texts }: StatusQuestion, wording: Wording): View => {
  const what = one.what;
  const by = "by" in what && what.by ? what.by.login : null;
  const view: View = {
    ...what,
    title: kind.steward.title,
    by,
    person: "person" in what ? (what.person?.login ?? null) : null,
    ends: "ends" in what && what.ends ? deadlineInWords(what.ends, zone) : null,
    name: "name" in what ? concernName(what.name, texts, wording) : null,
    concern: "why" in what && what.why === "concern-open",
    passed: what.kind === "ballot-closed" && what.outcome === "passed",
    reopened: what.kind === "thread" && what.to === "open",
  };
  return {
    day: dayOfMilestone(one, zone),
    what: wording.say(`milestone.${what.kind}`, view),
  };
};

/** The newest ballot with its figures: of an open one as of now, of a closed one as recorded. */
const voteLine = (question: StatusQuestion): View | null => {
  const ballot = question.state.ballots.at(-1);
  if (!ballot) return null;
  if (ballot.voided) return { cancelled: true };
  const tally = ballot.closed?.tally ?? question.tallies.get(ballot.id);
  if (!tally) return null;
  return {
    counts: countsInWords(tally.counts, ballot.closed !== null),
    need: needInWords(ballot.question, tally),
    round: ballot.round > 1 ? ballot.round : null,
  };
};

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

export const statusView = (question: StatusQuestion, wording: Wording): View => {
  const { state, kind, now, zone } = question;
  const unended = state.window && !state.window.ended && state.thread === "open" ? state.window : null;
  const running = state.paused ? null : unended;
  const [ballot] = openBallots(state);
  const deadline = state.window ? { deadline: deadlineInWords(state.window.ends, zone) } : null;
  return {
    key: documentKey(state, kind),
    title: titleInWords(state, kind, question.reading),
    status: state.status,
    until: running && running.ends > now ? { ...deadline, left: daysLeftInWords(now, running.ends, zone) } : null,
    paused: state.paused ? { since: instantInWords(state.paused.since, zone) } : null,
    ending: running && running.ends <= now ? deadline : null,
    overdue: state.window?.ended && state.heldMove === null ? deadline : null,
    next: nextStep(question, wording),
    hold: question.hold ? wording.say(`hold.${question.hold.code}`, { why: question.hold.why }) : null,
    stewardTitle: kind.steward.title.charAt(0).toUpperCase() + kind.steward.title.slice(1),
    steward: state.steward
      ? { name: state.steward.person.login, since: dayInWords(dayOf(state.steward.since, zone)) }
      : null,
    document: findingCounts(question),
    vote: voteLine(question),
    concerns: concernsView(state, question.texts, zone, wording),
    voting:
      ballot && unended && (state.paused !== null || unended.ends > now) ? { role: ballot.question.electorate } : null,
    problems: question.problems.map(({ why }) => ({ why })),
    unwritable: linesToWrite(question).length > 0 ? { lines: linesToWrite(question) } : null,
    history: {
      count: state.milestones.length,
      lines: state.milestones.slice(-60).map((one) => milestoneLine(one, question, wording)),
      left: state.milestones.length > 60 ? state.milestones.length - 60 : null,
    },
  };
};
