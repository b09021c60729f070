/** Absences concern people, not documents: said on one thread, they hold in the whole repository. */
import type { Instant } from "./names.ts";
import { isSamePerson, type Person } from "./subject.ts";

/** What somebody said of being away; the latest word of a person holds. */
export interface Absence {
  readonly person: Person;
  readonly at: Instant;
  /** Null: back again. */
  readonly until: Instant | null;
}

/** Somebody is away from the first instant to before the second. */
export interface TimeAway {
  readonly from: Instant;
  readonly to: Instant;
}

const byInstant = (one: Absence, other: Absence): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

/** One after the other, with days of presence between them. */
export const timesAway = (absences: readonly Absence[], person: Person): readonly TimeAway[] => {
  const said = absences.filter((absence) => isSamePerson(absence.person, person)).toSorted(byInstant);
  const times: TimeAway[] = [];
  for (const [place, { at, until }] of said.entries()) {
    if (until === null || until <= at) continue;
    const next = said[place + 1]?.at;
    const to = next !== undefined && next < until ? next : until;
    const last = times.at(-1);
    if (last?.to === at) times[times.length - 1] = { from: last.from, to };
    else times.push({ from: at, to });
  }
  return times;
};

/** Until when somebody is away, by what had been said then; null: they are here. */
export const awayUntil = (absences: readonly Absence[], person: Person, at: Instant): Instant | null => {
  const known = absences.filter((absence) => absence.at <= at);
  return timesAway(known, person).find(({ from, to }) => from <= at && at < to)?.to ?? null;
};
