/**
 * Lengthening a window and the ballot that ends with it. A running one ends later,
 * never earlier; an overdue one, and one whose vote is void, starts a new round with
 * fresh seats, and no vote is carried over (behaviour.md section 3).
 */
import { waitingTies } from "../ballots/waiting-ties.ts";
import { windowWrites } from "../lifecycle/field-writes.ts";
import type { CommandCall } from "../model/act.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { daysBetween, lastDayOf } from "../time/days.ts";
import { calendarDays, endOfLength, laterBy, parseDays } from "../time/length.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import { openBallots } from "./deadlines.ts";
import { judgeBallotExtension } from "./judge-ballot-extension.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { lacksVote } from "./lacks-vote.ts";
import { termsOfNext } from "./new-round.ts";
import { notYours } from "./not-yours.ts";
import { openBallot } from "./open-ballot.ts";
import { hasAnyRole } from "./rolls.ts";

/** The call as it is about the window; null: it names a vote with an end of its own. */
const withoutQuestion = (state: State, call: CommandCall): CommandCall | null => {
  const [word, ...rest] = call.words;
  const named = state.ballots.findLast((ballot) => ballot.question.name === word?.toLowerCase());
  if (!named) return call;
  return named.ownEnd ? null : { ...call, words: rest };
};

export const judgeExtension = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, policy, at } = situation;
  const { act } = asked;
  const call = withoutQuestion(state, asked.call);
  if (call === null) return judgeBallotExtension(situation, asked, kind);
  const rules = kind.extension;
  if (!rules) return refused("unknown-command", { word: call.verb, nearest: "" });
  const authors = authorsOf(situation, presentReading(situation), kind);
  const role = hasAnyRole(situation, act.by, rules.askedBy, authors);
  if (role.kind !== "is") return role;
  if (role.value === null) {
    return notYours(situation, asked, rules.askedBy);
  }
  const { window } = state;
  if (!window) return refused("no-window", { verb: call.verb });
  if (state.thread !== "open") return refused("thread-closed", { state: state.thread });
  const [tie] = waitingTies(state);
  if (tie) return refused("tie-waits", { role: tie.tie.waits.role });
  if (state.heldMove) return refused("move-held", { to: state.heldMove.to });
  const words = call.words.join(" ");
  const limits = { longest: String(rules.longestDays), total: String(rules.totalDays), verb: call.verb };
  if (words === "") return refused("period-missing", { ...limits, shortest: "1" });
  const length = parseDays(words);
  if (length.kind === "problem") return refused("period-unreadable", { ...limits, shortest: "1", words });
  if (!call.reason) return refused("reason-missing", { command: `${call.verb} ${words}` });
  const ends = window.ended ? endOfLength(at, length, policy) : laterBy(window.ends, length, policy);
  const days = window.ended
    ? calendarDays(at, ends, policy)
    : daysBetween(lastDayOf(window.ends, policy.zone), lastDayOf(ends, policy.zone));
  const granted = window.extendedDays + days;
  if (days > rules.longestDays || granted > rules.totalDays) {
    const beyond = rules.beyond ? hasAnyRole(situation, act.by, [rules.beyond], authors) : is(null);
    if (beyond.kind !== "is") return beyond;
    if (beyond.value === null) {
      return refused("extension-too-long", {
        ...limits,
        granted: String(window.extendedDays),
        role: rules.beyond ?? "",
      });
    }
  }
  const cause = causeOf(asked);
  const extendedTo = (end: Instant): NewEntry =>
    entry(at, cause, {
      kind: "window-extended",
      ends: end,
      days,
      writes: windowWrites(kind, lastDayOf(end, policy.zone), state, policy.zone),
    });
  const needsRound = window.ended || lacksVote(state);
  if (needsRound && !window.ended && state.paused) return refused("clocks-rest", { since: state.paused.since });
  if (!needsRound) {
    const open = openBallots(state).filter((ballot) => !ballot.ownEnd);
    return is([
      extendedTo(ends),
      ...open.map((ballot) => entry(at, cause, { kind: "ballot-extended", ballot: ballot.id, closes: ends })),
    ]);
  }
  const last = state.ballots.findLast((ballot) => !ballot.ownEnd);
  if (!last) return is([extendedTo(ends)]);
  const opened = openBallot(situation, {
    question: last.question.name,
    closes: ends,
    authors,
    cycle: state.cycle,
    ...termsOfNext(last),
  });
  if (opened.kind !== "is") return opened;
  const ballot = { ...opened.value, ...(last.parent === undefined ? {} : { parent: last.parent }) };
  return is([extendedTo(ballot.closes ?? ends), entry(at, cause, { kind: "ballot-opened", ballot })]);
};
