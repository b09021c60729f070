/**
 * 48 hours before the end of a ballot those are reminded who have not voted: each person
 * once in a ballot, however often its end moves (behaviour.md section 4, "Life"). Where
 * there is no end, when the ballot has been open for its least time without being decided.
 * While a ballot is decided and its grace runs nobody is; should the decision be undone,
 * they are at that instant.
 */
import { tallyInState } from "../ballots/tally-in-state.ts";
import type { Ballot, VoterLine } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import { isSamePerson } from "../model/subject.ts";
import { addSeconds, laterOf } from "../time/instant.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";

const reminderSeconds = 48 * 3600;

/** When the reminder for the present end is due; null: it was made, or the end was set too late for one. */
export const reminderDue = (ballot: Ballot): Instant | null => {
  const { closes, earliest, standing, opened, closesSince = opened } = ballot;
  if (standing && standing.is !== "open") return null;
  if (ballot.reminders?.some((reminder) => reminder.closes === closes)) return null;
  const at = closes === null ? (earliest ?? null) : addSeconds(closes, -reminderSeconds);
  if (at === null || (closes !== null && at <= closesSince)) return null;
  return standing ? laterOf(at, standing.since) : at;
};

/** Where it cannot be told which text a vote was given on, the person did vote; who stepped aside is not asked for one. */
const isMissing = ({ counted }: VoterLine): boolean =>
  counted !== true && counted !== "text-unknown" && counted !== "recused";

/**
 * Longer than GitHub's reads were ever seen to lag behind, and no more: everything done after a
 * reminder waits for it, and no vote is lost by one that comes too early.
 */
const arrivedAfterSeconds = 15;

/** From when on a reminder that is due at `at` can be made. */
export const remindsFrom = (at: Instant, { settleSeconds }: Pick<Policy, "settleSeconds">): Instant =>
  addSeconds(at, Math.min(arrivedAfterSeconds, settleSeconds));

/** What was done before the reminder may still arrive: a hold, or null. */
export const tooEarlyToRemind = ({ facts, policy, at }: Situation): Judgement | null => {
  const settled = remindsFrom(at, policy);
  if (facts.now >= settled) return null;
  return {
    kind: "hold",
    hold: { code: "reminding", why: "Votes given before the reminder may still arrive.", until: settled },
  };
};

export const judgeReminder = (situation: Situation, at: Instant, ballot: Ballot): Judgement => {
  const early = tooEarlyToRemind(situation);
  if (early) return early;
  const { state } = situation;
  const tally = tallyInState(state, ballot, state.votes, { now: at, closing: false });
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
