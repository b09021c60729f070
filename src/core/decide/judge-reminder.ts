/**
 * 48 hours before the end of a ballot those are reminded who have not voted: each person
 * once in a ballot, however often its end moves (behaviour.md section 4, "Life").
 */
import { tallyBallot } from "../ballots/tally.ts";
import type { Ballot, VoterLine } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { isSamePerson } from "../model/subject.ts";
import { addSeconds } from "../time/instant.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";

const reminderSeconds = 48 * 3600;

/** When the reminder for the present end is due; null: it was made, or the end was set too late for one. */
export const reminderDue = (ballot: Ballot): Instant | null => {
  const at = addSeconds(ballot.closes, -reminderSeconds);
  const made = ballot.reminders?.some((reminder) => reminder.closes === ballot.closes) ?? false;
  return made || at <= (ballot.closesSince ?? ballot.opened) ? null : at;
};

/** Where it cannot be told which text a vote was given on, the person did vote. */
const isMissing = ({ counted }: VoterLine): boolean => counted !== true && counted !== "text-unknown";

export const judgeReminder = ({ state, facts, policy }: Situation, at: Instant, ballot: Ballot): Judgement => {
  const settled = addSeconds(at, policy.settleSeconds);
  if (facts.now < settled) {
    return {
      kind: "hold",
      hold: { code: "reminding", why: "Votes given before the reminder may still arrive.", until: settled },
    };
  }
  const tally = tallyBallot(ballot, state.votes, { text: state.head?.digest ?? null, now: at, closing: false });
  const people = tally.voters
    .slice(0, ballot.seats.length)
    .filter(isMissing)
    .map(({ person }) => person)
    .filter((person) => !ballot.reminders?.some((one) => one.people.some((other) => isSamePerson(other, person))));
  return entriesOf([
    entry(
      at,
      { kind: "deadline", deadline: "reminder" },
      { kind: "ballot-reminded", ballot: ballot.id, closes: ballot.closes, people },
    ),
  ]);
};
