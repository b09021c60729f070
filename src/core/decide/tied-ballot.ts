/**
 * The end of a ballot whose sides are equal: it goes on once, or it closes with its
 * outcome pending and somebody of a role decides. Anything else, a second tie too, is
 * an end like any other (docs/adr/0012-what-follows-a-tie.md).
 */
import { windowWrites } from "../lifecycle/field-writes.ts";
import type { Ballot, Tally } from "../model/ballot.ts";
import type { Cause, NewEntry } from "../model/entry.ts";
import type { Digest, Instant, RoleName } from "../model/names.ts";
import { actingSteward } from "../model/stand-in.ts";
import { lastDayOf } from "../time/days.ts";
import { addSeconds } from "../time/instant.ts";
import { laterBy } from "../time/length.ts";
import { tooEarlyToRemind } from "./judge-reminder.ts";
import { type Answer, entriesOf, entry, is, type Judgement, type Situation } from "./judgement.ts";
import { rollOf, stewardRole } from "./rolls.ts";

const reminderSeconds = 7 * 24 * 3600;

const byBallot: Cause = { kind: "deadline", deadline: "ballot" };

const goesOn = (
  { state, policy, kind, at }: Situation,
  ballot: Ballot,
  ends: Instant,
  days: number,
): readonly NewEntry[] => {
  const closes = laterBy(ends, { kind: "days", days }, policy);
  const { window } = state;
  const withWindow = window !== null && !window.ended && !ballot.ownEnd;
  const writes = kind ? windowWrites(kind, lastDayOf(closes, policy.zone), state, policy.zone) : {};
  return [
    entry(at, byBallot, { kind: "tie-extended", ballot: ballot.id, days }),
    ...(withWindow ? [entry(at, byBallot, { kind: "window-extended", ends: closes, days, writes })] : []),
    entry(at, byBallot, { kind: "ballot-extended", ballot: ballot.id, closes }),
  ];
};

const waits = (
  situation: Situation,
  ballot: Ballot,
  role: RoleName,
  closed: { readonly tally: Tally; readonly text: Digest },
): Answer<readonly NewEntry[]> => {
  const { state, at } = situation;
  const roll =
    role === stewardRole
      ? is({ people: [actingSteward(state)].filter((person) => person !== null) })
      : rollOf(situation, role, false);
  if (roll.kind === "needs" || roll.kind === "hold") return roll;
  const people = roll.kind === "is" ? roll.value.people : [];
  const unreadable = roll.kind === "is" ? null : (roll.details.why ?? roll.code);
  const tally: Tally = { ...closed.tally, outcome: "pending", canStillPass: true };
  return is([
    entry(at, byBallot, { kind: "ballot-closed", ballot: ballot.id, tally, text: closed.text }),
    entry(at, byBallot, { kind: "tie-waits", ballot: ballot.id, role, people, unreadable }),
  ]);
};

/** What follows at the end of a tied ballot in place of its outcome; null: the outcome as it is. */
export const tiedEnd = (
  situation: Situation,
  ballot: Ballot,
  closed: { readonly tally: Tally; readonly text: Digest },
): Answer<readonly NewEntry[] | null> => {
  const { tie } = ballot.question;
  switch (tie.kind) {
    case "fail":
      return is(null);
    case "extend":
      return is(
        ballot.tie?.extended || ballot.closes === null ? null : goesOn(situation, ballot, ballot.closes, tie.days),
      );
    case "decided-by":
      return waits(situation, ballot, tie.role, closed);
  }
};

/** When those who are to decide are reminded, once. */
export const tieReminderDue = ({ tie }: Ballot): Instant | null =>
  tie?.waits && !tie.waits.reminded ? addSeconds(tie.waits.since, reminderSeconds) : null;

export const judgeTieReminder = (situation: Situation, ballot: Ballot): Judgement => {
  const { at } = situation;
  return (
    tooEarlyToRemind(situation) ??
    entriesOf([entry(at, { kind: "deadline", deadline: "reminder" }, { kind: "tie-reminded", ballot: ballot.id })])
  );
};
