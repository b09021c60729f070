/**
 * `/refresh-electorate [QUESTION] because …` by the secretary: the whole roll is read anew
 * and becomes the seats, not in the last 48 hours, so that nobody is unseated at the end.
 * The entry keeps both rolls; the result tells what the first would have decided.
 */
import { closingDue } from "../ballots/closing-due.ts";
import type { Ballot, Seat } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant } from "../model/names.ts";
import { isSamePerson } from "../model/subject.ts";
import { secondsBetween } from "../time/instant.ts";
import { asSecretary } from "./as-secretary.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { meantBallots } from "./meant-ballots.ts";
import { seatsFor } from "./open-ballot.ts";

const lastSeconds = 48 * 3600;

/**
 * The end of a ballot whose last 48 hours have begun, also the one that a decision would bring
 * it; null: they have not. While its clock rests a ballot has the time that it had when it was stopped.
 */
const endSoon = (ballot: Ballot, at: Instant): Instant | null => {
  const ends = closingDue(ballot);
  return ends !== null && secondsBetween(ballot.restsSince ?? at, ends) < lastSeconds ? ends : null;
};

const isSameRoll = (one: readonly Seat[], other: readonly Seat[]): boolean =>
  one.length === other.length &&
  one.every((seat) =>
    other.some(({ person, organisation }) => isSamePerson(person, seat.person) && organisation === seat.organisation),
  );

const refreshed = (situation: Situation, asked: Asked, kind: Kind, ballot: Ballot): Answer<NewEntry | null> => {
  if (ballot.question.refresh === false) return refused("refresh-not-allowed");
  const ends = endSoon(ballot, situation.at);
  if (ends !== null) return refused("refresh-too-late", { ends });
  const authors = authorsOf(situation, presentReading(situation), kind);
  const seats = seatsFor(situation, ballot.question, authors);
  if (seats.kind !== "is") return seats;
  if (isSameRoll(ballot.seats, seats.value)) return is(null);
  return is(
    entry(situation.at, causeOf(asked), {
      kind: "electorate-refreshed",
      ballot: ballot.id,
      before: ballot.seats,
      seats: seats.value,
    }),
  );
};

const judgeRefresh = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { call } = asked;
  const allowed = asSecretary(situation, asked, kind);
  if (allowed.kind !== "is") return allowed;
  const { thread } = situation.state;
  if (thread !== "open") return refused("thread-closed", { state: thread });
  const [question = null, extra] = call.words;
  if (extra !== undefined) return refused("unexpected-word", { verb: call.verb, word: extra });
  const meant = meantBallots(situation, call.verb, question);
  if (meant.kind !== "is") return meant;
  if (!call.reason) return refused("reason-missing", { command: [call.verb, ...call.words].join(" ") });
  const entries: NewEntry[] = [];
  for (const ballot of meant.value) {
    const answer = refreshed(situation, asked, kind, ballot);
    if (answer.kind !== "is") return answer;
    if (answer.value) entries.push(answer.value);
  }
  const roles = [...new Set(meant.value.map((ballot) => ballot.question.electorate))];
  return entries.length > 0 ? is(entries) : refused("electorate-unchanged", { role: roles.join(", ") });
};

export const refreshFamily: CommandFamily = { verbs: ["refresh-electorate"], judge: judgeRefresh };
