/** What the status comment says, as values for its template: state first, then who must do what by when. */
import { countsInWords, needInWords } from "../ballots/tally-words.ts";
import { openBallots } from "../decide/deadlines.ts";
import { titleOf } from "../documents/field-values.ts";
import type { Tally } from "../model/ballot.ts";
import type { Hold } from "../model/decision.ts";
import type { EffectProblem } from "../model/effect.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { BallotId, Instant } from "../model/names.ts";
import type { Milestone, State } from "../model/state.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { dayInWords, deadlineInWords, timeLeftInWords } from "../time/words.ts";
import { codeSpan } from "./escape.ts";
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

const nextStep = (question: StatusQuestion, wording: Wording): string => {
  const { state, kind, tallies, gate, zone } = question;
  const [ballot] = openBallots(state);
  const tally = ballot ? tallies.get(ballot.id) : undefined;
  const silent =
    tally?.voters.filter((voter) => voter.counted === "not-voted").map((voter) => voter.person.login) ?? [];
  const missing = tally ? Math.max(0, tally.needed - tally.counts.approve) : 0;
  const errors =
    question.reading && !("unreadable" in question.reading)
      ? question.reading.findings.filter((finding) => finding.severity === "error").length
      : 0;
  return wording.say(`next.${gate.code}`, {
    ...gate.details,
    noun: kind.noun,
    title: kind.steward.title,
    steward: state.steward?.person.login ?? "",
    author: state.opened?.by.login ?? "",
    status: state.status,
    errors: errors === 0 ? null : { count: errors, one: errors === 1 },
    request: state.request ? { to: state.request.to, by: state.request.by?.login ?? "" } : null,
    missing: missing === 0 ? null : { count: missing, one: missing === 1 },
    silent: silent.length === 0 ? null : { names: names(silent), one: silent.length === 1 },
    ends: ballot ? deadlineInWords(ballot.closes, zone) : state.window ? deadlineInWords(state.window.ends, zone) : "",
    commands: commandsFrom(state, kind),
  });
};

/** The commands that the table has from the present status, for people to read. */
export const commandsFrom = (state: State, kind: Kind): readonly View[] =>
  kind.moves
    .filter((move) => move.askedBy.length > 0 && state.status !== null && move.from.includes(state.status))
    .filter((move) => !(move.numbers && move.from.includes(move.to) && state.document?.number !== null))
    .map((move) => ({
      command: codeSpan(
        `/${[move.verb, move.word, move.window ? `${move.window.shortestDays}d` : null, move.reason === "required" ? "because …" : null].filter(Boolean).join(" ")}`,
      ),
      description: move.description,
    }));

/** What a deadline brought about happened at the end of a day, not at the beginning of the next. */
const dayOfMilestone = ({ at, what }: Milestone, zone: string): string => {
  const byDeadline =
    what.kind === "ballot-closed" || what.kind === "held" || (what.kind === "moved" && what.by === null);
  return dayInWords(byDeadline ? lastDayOf(at, zone) : dayOf(at, zone));
};

const milestoneLine = (one: Milestone, zone: string, wording: Wording): View => {
  const what = one.what;
  const by = "by" in what && what.by ? what.by.login : null;
  const view: View = {
    ...what,
    by,
    person: "person" in what ? (what.person?.login ?? null) : null,
    ends: "ends" in what ? deadlineInWords(what.ends, zone) : null,
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
    counts: countsInWords(tally.counts),
    need: needInWords(ballot.question, tally),
    round: ballot.round > 1 ? ballot.round : null,
  };
};

export const statusView = (question: StatusQuestion, wording: Wording): View => {
  const { state, kind, now, zone } = question;
  const running = state.window && !state.window.ended ? state.window : null;
  const [ballot] = openBallots(state);
  return {
    key: documentKey(state, kind),
    title: titleInWords(state, kind, question.reading),
    status: state.status,
    until: running ? { deadline: deadlineInWords(running.ends, zone), left: timeLeftInWords(now, running.ends) } : null,
    overdue: state.window?.ended ? { deadline: deadlineInWords(state.window.ends, zone) } : null,
    next: nextStep(question, wording),
    hold: question.hold ? wording.say(`hold.${question.hold.code}`, { why: question.hold.why }) : null,
    stewardTitle: kind.steward.title.charAt(0).toUpperCase() + kind.steward.title.slice(1),
    steward: state.steward
      ? { name: state.steward.person.login, since: dayInWords(dayOf(state.steward.since, zone)) }
      : null,
    document: findingCounts(question),
    vote: voteLine(question),
    voting: ballot ? { role: ballot.question.electorate } : null,
    problems: question.problems.map(({ why }) => ({ why })),
    unwritable: !question.headWritable && state.thread === "open",
    history: {
      count: state.milestones.length,
      lines: state.milestones.slice(-60).map((one) => milestoneLine(one, zone, wording)),
      left: state.milestones.length > 60 ? state.milestones.length - 60 : null,
    },
  };
};
