/**
 * While the steward is away somebody stands in, and so does whoever a request goes to that
 * the steward has left unanswered: first the primary steward, then the policy's deputies
 * (docs/adr/0028-standing-in.md). All of it by time alone, at the instant when it was due.
 */
import { timesAway } from "../model/absence.ts";
import type { Fact } from "../model/entry.ts";
import type { Facts } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import type { State, Steward } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { addSeconds, laterOf } from "../time/instant.ts";
import { absencesKnown, awayUntilHere } from "./absences.ts";
import { authorsOf } from "./judge-head.ts";
import { tooEarlyToRemind } from "./judge-reminder.ts";
import {
  type Answer,
  entriesOf,
  entry,
  is,
  type Judgement,
  need,
  presentReading,
  type Situation,
} from "./judgement.ts";
import { rollOf } from "./rolls.ts";
import { assignmentInTurn } from "./steward-assignment.ts";
import { waitsForSteward } from "./steward-wait.ts";

export type StewardDue =
  | { readonly what: "stand-in" | "stand-in-over" | "steward-sought"; readonly at: Instant }
  | { readonly what: "steward-reminder" | "pass-on"; readonly at: Instant; readonly waitsSince: Instant };

interface Known {
  readonly state: State;
  readonly facts: Facts;
  readonly policy: Policy;
  readonly kind: Kind | null;
}

const daySeconds = 24 * 3600;

const whileAway = (known: Known, steward: Steward): StewardDue | null => {
  const { state } = known;
  const { standIn } = state;
  const times = timesAway(absencesKnown(known), steward.person);
  if (standIn?.why === "away" && standIn.ended === null) {
    const present = times.find(({ from, to }) => from <= standIn.since && standIn.since < to);
    const over = present?.to ?? standIn.since;
    const own = standIn.person ? timesAway(absencesKnown(known), standIn.person) : [];
    const gone = own.find(({ from, to }) => from > standIn.since && from < over && to > standIn.since)?.from;
    return gone ? { what: "stand-in", at: gone } : { what: "stand-in-over", at: over };
  }
  const after = [steward.since, state.since, standIn?.ended ?? null].filter((at) => at !== null).reduce(laterOf);
  const next = times.find(({ to }) => to > after);
  return next ? { what: "stand-in", at: laterOf(next.from, after) } : null;
};

const whileUnanswered = ({ state, facts, policy, kind }: Known): StewardDue | null => {
  const waitsSince = kind && waitsForSteward(state, kind, facts);
  if (!waitsSince) return null;
  const { remindDays, passOnDays } = policy.unanswered;
  const after = (days: number): Instant => addSeconds(waitsSince, days * daySeconds);
  const calls = state.stewardCalls.filter((call) => call.waitsSince === waitsSince);
  if (remindDays < passOnDays && calls.length === 0 && state.standIn?.waitsSince !== waitsSince) {
    return { what: "steward-reminder", at: after(remindDays), waitsSince };
  }
  const steps = state.standIn?.waitsSince === waitsSince ? state.standIn.step : 0;
  const most = policy.deputies.length > 0 ? 2 : 1;
  return steps < most ? { what: "pass-on", at: after(passOnDays + steps * remindDays), waitsSince } : null;
};

/** Where all who could be it were away: when the next of them all is back, whoever that is. */
const whileNobody = (known: Known): StewardDue | null => {
  const { stewardMissing, stewardMissingSince: since } = known.state;
  if (stewardMissing !== "everybody-away" || since === null) return null;
  const absences = absencesKnown(known);
  const [first] = absences
    .flatMap(({ person }) => timesAway(absences, person).map(({ to }) => to))
    .filter((to) => to > since)
    .toSorted();
  return first ? { what: "steward-sought", at: first } : null;
};

/** The next of these; a closed thread and a decided document wait for nobody. */
export const stewardDue = (known: Known): StewardDue | null => {
  const { state, kind } = known;
  const { steward } = state;
  const gate = kind?.statuses.find(({ name }) => name === state.status)?.gate;
  if (!kind || kind.steward.consentVerb || state.thread !== "open" || gate !== "waiting") return null;
  if (!steward) return whileNobody(known);
  const away = whileAway(known, steward);
  const unanswered = state.standIn?.why === "away" && state.standIn.ended === null ? null : whileUnanswered(known);
  if (!away || !unanswered) return away ?? unanswered;
  return unanswered.at < away.at ? unanswered : away;
};

/** Neither an author, nor the steward, nor somebody who is away. */
const canStandIn = (situation: Situation, barred: readonly Person[], people: readonly Person[]): Person | null =>
  people.find(
    (person) => !barred.some((one) => isSamePerson(one, person)) && awayUntilHere(situation, person) === null,
  ) ?? null;

const deputiesOf = ({ policy }: Situation): readonly Person[] =>
  policy.deputies.map((login): Person => ({ login, id: null }));

const inPlaceOfAbsent = (situation: Situation, kind: Kind, barred: readonly Person[]): Answer<Person | null> => {
  const deputy = canStandIn(situation, barred, deputiesOf(situation));
  if (deputy) return is(deputy);
  const next = assignmentInTurn(situation, kind, barred, situation.state.document?.path ?? null);
  if (next.kind !== "is") return next;
  return is(next.value.kind === "steward-assigned" ? next.value.person : null);
};

const inPlaceOfSilent = (situation: Situation, kind: Kind, barred: readonly Person[]): Answer<Person | null> => {
  const { primary } = kind.steward;
  const roll = primary ? rollOf(situation, primary, false) : null;
  if (roll && (roll.kind === "needs" || roll.kind === "hold")) return roll;
  const people = roll?.kind === "is" ? roll.value.people : [];
  return is(canStandIn(situation, barred, [...people, ...deputiesOf(situation)]));
};

const named = (situation: Situation, due: StewardDue, kind: Kind): Answer<Fact> => {
  const { state, facts } = situation;
  if (state.head && !facts.heads.has(state.head.sha)) return need({ kind: "head", sha: state.head.sha });
  const before = due.what === "pass-on" && state.standIn?.waitsSince === due.waitsSince ? state.standIn.person : null;
  const barred = [
    ...authorsOf(situation, presentReading(situation), kind),
    ...(state.steward ? [state.steward.person] : []),
    ...(before ? [before] : []),
  ];
  const person =
    due.what === "pass-on" ? inPlaceOfSilent(situation, kind, barred) : inPlaceOfAbsent(situation, kind, barred);
  if (person.kind !== "is") return person;
  return is(
    due.what === "pass-on"
      ? { kind: "stand-in-named", person: person.value ?? before, why: "unanswered", waitsSince: due.waitsSince }
      : { kind: "stand-in-named", person: person.value, why: "away", waitsSince: null },
  );
};

/** Recorded also when it is in vain again, so that it is looked for once for each who comes back. */
const sought = (situation: Situation, kind: Kind): Judgement => {
  const { state, facts, at } = situation;
  if (state.head && !facts.heads.has(state.head.sha)) return need({ kind: "head", sha: state.head.sha });
  const authors = authorsOf(situation, presentReading(situation), kind);
  const fact = assignmentInTurn(situation, kind, authors, state.document?.path ?? null);
  if (fact.kind === "needs" || fact.kind === "hold") return fact;
  const found: Fact = fact.kind === "is" ? fact.value : { kind: "steward-missing", why: "everybody-away" };
  return entriesOf([entry(at, { kind: "deadline", deadline: "steward" }, found)]);
};

export const judgeStewardDue = (situation: Situation, due: StewardDue): Judgement => {
  const { kind, state } = situation;
  const cause = { kind: "deadline", deadline: "steward" } as const;
  if (!kind) return entriesOf([]);
  if (due.what === "steward-sought") return sought(situation, kind);
  if (!state.steward) return entriesOf([]);
  if (due.what === "stand-in-over") return entriesOf([entry(due.at, cause, { kind: "stand-in-ended" })]);
  const early = due.what === "stand-in" ? null : tooEarlyToRemind(situation);
  if (early) return early;
  if (due.what === "steward-reminder") {
    const { person } = state.steward;
    return entriesOf([entry(due.at, cause, { kind: "steward-reminded", person, waitsSince: due.waitsSince })]);
  }
  const fact = named(situation, due, kind);
  if (fact.kind === "refused")
    return entriesOf([
      entry(due.at, cause, {
        kind: "stand-in-named",
        person: null,
        why: due.what === "pass-on" ? "unanswered" : "away",
        waitsSince: due.what === "pass-on" ? due.waitsSince : null,
      }),
    ]);
  return fact.kind === "is" ? entriesOf([entry(due.at, cause, fact.value)]) : fact;
};
