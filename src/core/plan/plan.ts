/**
 * From what is recorded and what was seen to what is to be changed on GitHub:
 * desired minus seen, a file per surface. Planning after the plan was carried out
 * gives nothing.
 */

import { closedLines } from "../ballots/closed-lines.ts";
import { tallyBallot } from "../ballots/tally.ts";
import { votesOfRound } from "../ballots/votes-of-round.ts";
import { openBallots } from "../decide/deadlines.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Decision } from "../model/decision.ts";
import type { Effect, EffectProblem } from "../model/effect.ts";
import type { Facts, GovernedFile, HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant, TextHash } from "../model/names.ts";
import { type PolicyReading, policyPath } from "../model/policy.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";
import { ballotView } from "../render/ballot-view.ts";
import { concernsThatAre, overriderOf } from "../render/concerns-view.ts";
import { codeSpan, escapeAroundCode } from "../render/escape.ts";
import { type MarkerPlace, markerOf } from "../render/marker.ts";
import { commandsFrom, concernCommands } from "../render/offered-commands.ts";
import { refusalsOf } from "../render/refusals.ts";
import { statusView, titleInWords } from "../render/status-view.ts";
import type { View, Wording } from "../render/wording.ts";
import { type dayOf, lastDayOf } from "../time/days.ts";
import { dayInWords, deadlineInWords } from "../time/words.ts";
import { planAssignees } from "./assignees.ts";
import { annotationsOf, type CheckContent, decisionCheckName, formatCheckName, planChecks } from "./checks.ts";
import { planComments, type WantedComment } from "./comments.ts";
import { planFile } from "./file.ts";
import { type Gate, gateOf } from "./gate.ts";
import { planLabels } from "./labels.ts";
import { planReactions } from "./reactions.ts";

export interface PlanQuestion {
  readonly decision: Decision;
  readonly facts: Facts;
  readonly seen: Seen;
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly problems: readonly EffectProblem[];
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
  });
};

const gateWords = (question: PlanQuestion, gate: Gate, kind: Kind | null, zone: string): Record<string, unknown> => {
  const { state, tallies } = question.decision;
  const [ballot] = openBallots(state);
  const tally = ballot ? tallies.get(ballot.id) : undefined;
  const missing = tally ? Math.max(0, tally.needed - tally.counts.approve) : 0;
  const end = ballot?.closes ?? state.window?.ends;
  return {
    ...gate.details,
    status: state.status,
    steward: state.steward?.person.login ?? "",
    noun: kind?.noun ?? "document",
    unanswered: concernsThatAre(state, "unanswered", question.texts, question.wording),
    contested: concernsThatAre(state, "contested", question.texts, question.wording),
    overrider: kind ? overriderOf(kind) : "",
    since: state.since ? dayInWords(endDay(state.since, zone)) : "",
    missing: missing === 0 ? null : { count: missing, one: missing === 1 },
    day: end ? dayInWords(lastDayOf(end, zone)) : "",
  };
};

/** A move at midnight belongs to the day that ended: deadlines are the end of a day. */
const endDay = (instant: Parameters<typeof dayOf>[0], zone: string): ReturnType<typeof dayOf> =>
  lastDayOf(instant, zone);

/** Documents and the policy have a form; of other governance files nothing is known, and what is removed has none. */
const isChecked = ({ path, change, what }: GovernedFile): boolean =>
  change !== "removed" && (what === "document" || path === policyPath);

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
        : reading.findings
            .map((finding) =>
              wording.say("format.line", {
                ...finding,
                path: codeSpan(finding.path),
                message: escapeAroundCode(finding.message),
                help: finding.help === null ? null : escapeAroundCode(finding.help),
              }),
            )
            .join("\n"),
    annotations: annotationsOf(reading.findings),
  };
};

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
  summary: next,
  annotations: [],
});

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
  if (ballot.closed || ballot.voided || ballot.restsSince || ballot.closes <= now) return [];
  const asked = last.people.map(({ login }) => `@${login}`).join(", ");
  const body = wording.comment("reminder", { ...view, asked, closes: deadlineInWords(last.closes, zone) });
  return [{ slot: `reminder:${ballot.id}:${reminders.length}`, body }];
};

const ballotComments = (question: PlanQuestion, kind: Kind, zone: string): readonly WantedComment[] => {
  const { decision, facts, seen, wording } = question;
  const { state } = decision;
  const title = titleInWords(state, kind, presentReadingOf(facts, seen));
  return state.ballots.flatMap((ballot): readonly WantedComment[] => {
    const votes = votesOfRound(ballot, state.ballots, state.votes);
    const text = state.head?.digest ?? null;
    const tally = ballot.closed
      ? { ...ballot.closed.tally, voters: closedLines(ballot, votes) }
      : tallyBallot(ballot, votes, { text, now: ballot.voided?.at ?? facts.now, closing: false });
    const view = ballotView(
      { state, kind, ballot, tally, title, zone, blobUrl: question.blobUrl, texts: question.texts },
      wording,
    );
    const opened = { slot: `ballot:${ballot.id}`, body: wording.comment("ballot", view) };
    const shown = [opened, ...reminderComments(ballot, facts.now, view, zone, wording)];
    return ballot.closed ? [...shown, { slot: `result:${ballot.id}`, body: wording.comment("result", view) }] : shown;
  });
};

const helpComments = ({ decision, wording }: PlanQuestion, kind: Kind): readonly WantedComment[] => {
  const { state } = decision;
  const askers = new Set(
    state.commands.filter((command) => command.verb === "lastcall" && command.verdict.done).map(({ by }) => by.login),
  );
  const [ballot] = openBallots(state);
  return [...askers].map((name) => ({
    slot: `help:${name}`,
    body: wording.comment("help", {
      name,
      commands: [...commandsFrom(state, kind, wording), ...concernCommands(state, kind, wording)],
      voting: ballot ? { role: ballot.question.electorate } : null,
    }),
  }));
};

const wantedComments = (
  question: PlanQuestion,
  gate: Gate,
  kind: Kind | null,
  zone: string,
): readonly WantedComment[] => {
  const { decision, facts, seen, texts, wording, problems } = question;
  const { state, tallies, hold } = decision;
  const refusals = refusalsOf({ state, kind, texts, zone }, wording).map(
    ({ person, view }): WantedComment => ({
      slot: `refusals:${person.login}`,
      body: wording.comment("refusals", view),
    }),
  );
  if (!kind) return refusals;
  const reading = presentReadingOf(facts, seen);
  const status = statusView(
    {
      state,
      kind,
      reading,
      tallies,
      hold,
      problems,
      gate,
      now: facts.now,
      zone,
      headWritable: seen.headWritable,
      texts,
    },
    wording,
  );
  return [
    { slot: "status", body: wording.comment("status", status) },
    ...ballotComments(question, kind, zone),
    ...refusals,
    ...helpComments(question, kind),
  ];
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
  const checks = planChecks(
    [formatCheck(reading, wording), decisionCheck(question, gate, nextStep(question), kind, zone)],
    seen,
    facts.now,
  );
  if (facts.policy.kind === "broken") return checks.filter((effect) => effect.key === `check:${decisionCheckName}`);
  const comments = planComments(
    wantedComments(question, gate, kind, zone).map(({ slot, body }) => ({
      slot,
      body: `${markerOf(slot, marker)}\n${body}`,
    })),
    seen,
  );
  const present = reading && !("unreadable" in reading) ? reading : null;
  return [
    ...checks,
    ...(kind ? planFile(state, kind, present, seen, wording, question.threadUrl) : []),
    ...(kind ? planLabels(state, kind, seen) : []),
    ...comments,
    ...(kind ? planAssignees(state, seen) : []),
    ...planReactions(state, seen),
  ];
};
