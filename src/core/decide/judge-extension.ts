/**
 * Lengthening a window and the ballot that ends with it. A running one ends later,
 * never earlier; an overdue one starts a new round with fresh seats, and no vote is
 * carried over (behaviour.md section 3).
 */
import { windowWrites } from "../lifecycle/field-writes.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import { addDays, endOfDay, lastDayOf, windowEnd } from "../time/days.ts";
import { parsePeriod } from "../time/period.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { notYours } from "./not-yours.ts";
import { openBallot } from "./open-ballot.ts";
import { hasAnyRole } from "./rolls.ts";

export const judgeExtension = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, policy, at } = situation;
  const { call, act } = asked;
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
  if (state.heldMove) return refused("move-held", { to: state.heldMove.to });
  const words = call.words.join(" ");
  const limits = { longest: String(rules.longestDays), total: String(rules.totalDays), verb: call.verb };
  if (words === "") return refused("period-missing", { ...limits, shortest: "1" });
  const period = parsePeriod(words);
  if (period.kind !== "days" || period.days < 1)
    return refused("period-unreadable", { ...limits, shortest: "1", words });
  if (!call.reason) return refused("reason-missing", { command: `${call.verb} ${words}` });
  const granted = window.extendedDays + period.days;
  if (period.days > rules.longestDays || granted > rules.totalDays) {
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
  const ends = window.ended
    ? windowEnd(at, period.days, policy.zone)
    : endOfDay(addDays(lastDayOf(window.ends, policy.zone), period.days), policy.zone);
  const extended = entry(at, cause, {
    kind: "window-extended",
    ends,
    days: period.days,
    writes: windowWrites(kind, lastDayOf(ends, policy.zone)),
  });
  if (!window.ended) {
    const open = state.ballots.filter((ballot) => !ballot.closed && !ballot.voided);
    return is([
      extended,
      ...open.map((ballot) => entry(at, cause, { kind: "ballot-extended", ballot: ballot.id, closes: ends })),
    ]);
  }
  const last = state.ballots.at(-1);
  if (!last) return is([extended]);
  const ballot = openBallot(situation, { question: last.question.name, closes: ends, authors, cycle: state.cycle });
  if (ballot.kind !== "is") return ballot;
  return is([extended, entry(at, cause, { kind: "ballot-opened", ballot: ballot.value })]);
};
