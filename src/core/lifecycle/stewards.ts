/**
 * Who shepherds a document from its opening on [D3]: the listed person who was
 * assigned longest ago in the record, never assigned first, then in listed order;
 * never its opener or a listed author; else the primary steward.
 */
import type { Instant, Login, RoleName } from "../model/names.ts";
import { isSamePerson, type Person } from "../model/subject.ts";

export interface StewardChoice {
  readonly person: Person;
  readonly role: RoleName;
  readonly how: "turn" | "primary";
}

export interface Candidates {
  readonly role: RoleName;
  readonly people: readonly Person[];
}

const eligible = (people: readonly Person[], authors: readonly Person[]): readonly Person[] =>
  people.filter((person) => !authors.some((author) => isSamePerson(author, person)));

/** Null: nobody can be. `authors` are those who may not be steward. */
export const chooseSteward = (
  inTurn: Candidates,
  primary: Candidates | null,
  authors: readonly Person[],
  assignments: ReadonlyMap<Login, Instant>,
): StewardChoice | null => {
  const lastAssigned = (person: Person): string => assignments.get(person.login) ?? "";
  const [first] = eligible(inTurn.people, authors)
    .map((person, place) => ({ person, place, last: lastAssigned(person) }))
    .sort((one, other) => (one.last === other.last ? one.place - other.place : one.last < other.last ? -1 : 1));
  if (first) return { person: first.person, role: inTurn.role, how: "turn" };
  const [standIn] = primary ? eligible(primary.people, authors) : [];
  return primary && standIn ? { person: standIn, role: primary.role, how: "primary" } : null;
};
