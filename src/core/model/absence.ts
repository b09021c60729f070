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

/** Until when somebody is away, as of an instant; null: they are here. */
export const awayUntil = (absences: readonly Absence[], person: Person, at: Instant): Instant | null => {
  const said = absences.filter((absence) => absence.at <= at && isSamePerson(absence.person, person));
  const last = said.reduce<Absence | null>((latest, one) => (latest && one.at < latest.at ? latest : one), null);
  return last?.until && at < last.until ? last.until : null;
};
