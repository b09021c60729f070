/**
 * Whose seat is it? Asked for each of thousands of votes, so that every seat is
 * looked at once and not once a vote.
 */
import type { Seat } from "../model/ballot.ts";
import type { Login } from "../model/names.ts";
import type { Person } from "../model/subject.ts";

export type SeatOf = (person: Person) => number | undefined;

const finderFor = (seats: readonly Seat[]): SeatOf => {
  const byId = new Map<number, number>();
  const byLogin = new Map<Login, number>();
  const withoutId = new Map<Login, number>();
  seats.forEach(({ person }, index) => {
    if (!byLogin.has(person.login)) byLogin.set(person.login, index);
    if (person.id === null) {
      if (!withoutId.has(person.login)) withoutId.set(person.login, index);
    } else if (!byId.has(person.id)) byId.set(person.id, index);
  });
  return ({ id, login }) => (id === null ? byLogin.get(login) : (byId.get(id) ?? withoutId.get(login)));
};

/**
 * Seats are frozen at the opening: a list of them never changes, another roll is another
 * list. Of few seats the index is made faster than it is kept.
 */
const few = 20;
const finders = new WeakMap<readonly Seat[], SeatOf>();

/** Finds the place of a person's seat, by the same rule as `isSamePerson`. */
export const seatFinder = (seats: readonly Seat[]): SeatOf => {
  if (seats.length <= few) return finderFor(seats);
  const known = finders.get(seats);
  if (known) return known;
  const finder = finderFor(seats);
  finders.set(seats, finder);
  return finder;
};
