/** What the status comment says, as values for its template: state first, then who must do what by when. */
import { countFindings } from "../documents/count-findings.ts";
import { fieldOf } from "../documents/field-values.ts";
import { dueWrites } from "../lifecycle/due-writes.ts";
import { listInWords } from "../model/list-in-words.ts";
import { daysLeftInWords, deadlineInWords, instantInWords } from "../time/words.ts";
import { concernsView } from "./concerns-view.ts";
import { documentKey, titleInWords } from "./document-names.ts";
import { codeSpan } from "./escape.ts";
import { historyView } from "./history-view.ts";
import { nextInWords } from "./next-in-words.ts";
import { objectedView } from "./objections-view.ts";
import { lastCommand } from "./offered-commands.ts";
import type { StatusQuestion } from "./status-question.ts";
import { askedSteward, standInView, stewardView } from "./steward-view.ts";
import { dayOffInWords } from "./term-view.ts";
import { textView } from "./text-view.ts";
import { tieView } from "./tie-view.ts";
import { turnedDownView } from "./turned-down-view.ts";
import { howToVote, voteLines } from "./votes-view.ts";
import type { View, Wording } from "./wording.ts";
import { workView } from "./work-view.ts";

const findingCounts = (question: StatusQuestion): View => {
  const { reading } = question;
  if (!reading || "unreadable" in reading) return { unreadable: true };
  if (!reading.document) return { missing: true };
  const { errors, warnings } = countFindings(reading.findings);
  return {
    head: reading.sha.slice(0, 7),
    errors: errors === 0 ? null : { count: errors, one: errors === 1 },
    warnings: warnings === 0 ? null : { count: warnings, one: warnings === 1 },
    clean: reading.findings.length === 0,
  };
};

/** Header lines that the App would write if it could, as they are to stand in the file. */
const linesToWrite = ({ state, kind, reading, headWritable, afterMerge }: StatusQuestion): readonly View[] => {
  const isOver = state.thread !== "open" || state.merged || (headWritable && afterMerge === null);
  if (isOver || !reading || "unreadable" in reading) return [];
  const { document } = reading;
  if (!document) return [];
  return Object.entries(dueWrites(state, kind, document))
    .filter(([key, value]) => (fieldOf(document, kind, key)?.value ?? null) !== value)
    .map(([key, value]) => {
      const name = kind.fields.find((field) => field.key === key)?.name ?? key;
      return value === null ? { removed: codeSpan(name) } : { line: codeSpan(`${name}: ${value}`) };
    });
};

const unwritable = (question: StatusQuestion): View | null => {
  const lines = linesToWrite(question);
  const { afterMerge } = question;
  return lines.length === 0 ? null : { lines, later: afterMerge && { fork: afterMerge === "fork" } };
};

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
    elsewhere: state.home && (state.home.open || state.home.moved) ? { thread: state.home.thread } : null,
    next: nextInWords(question, wording),
    hold: question.hold ? wording.say(`hold.${question.hold.code}`, { why: question.hold.why }) : null,
    stewardTitle: kind.steward.title.charAt(0).toUpperCase() + kind.steward.title.slice(1),
    steward: state.steward && stewardView(state.steward, kind, zone, wording),
    standIn: standInView(state, zone),
    stewardAsked: askedSteward(question),
    document: findingCounts(question),
    text: textView(question, wording),
    votes: voteLines(question, wording),
    work: workView(question, wording),
    concerns: concernsView(state, question.texts, zone, wording),
    lastCommand: lastCommand(state, question.texts, zone, now),
    voting: howToVote(state, now, wording),
    problems: problemRows(question.problems, wording),
    besides: question.besides && {
      number: question.besides.number,
      names: listInWords(question.besides.names),
    },
    unwritable: unwritable(question),
    history: historyView(question, wording),
  };
};
