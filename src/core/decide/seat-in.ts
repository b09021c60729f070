/** A person's own seats in ballots; who has none in any of them is told so. */
import { seatFinder } from "../ballots/seat-finder.ts";
import type { Ballot, Seat } from "../model/ballot.ts";
import type { State } from "../model/state.ts";
import type { Person } from "../model/subject.ts";
import { type Answer, is, refused } from "./judgement.ts";

export const seatIn = (ballot: Ballot, person: Person): Seat | null => {
  const place = seatFinder(ballot.seats)(person);
  return place === undefined ? null : (ballot.seats[place] ?? null);
};

/** The seat of somebody who was named: by the account that the login meant when it was first seen, or by the login. */
export const seatOfNamed = ({ accountOf }: Pick<State, "accountOf">, ballot: Ballot, person: Person): Seat | null => {
  const account = accountOf.get(person.login);
  const known = account === undefined ? null : seatIn(ballot, { ...person, id: account });
  return known ?? seatIn(ballot, person);
};

/** Those of the ballots in which the person has a seat. */
export const withOwnSeat = (ballots: readonly Ballot[], person: Person): Answer<readonly Ballot[]> => {
  const own = ballots.filter((ballot) => seatIn(ballot, person) !== null);
  const roles = [...new Set(ballots.map((ballot) => ballot.question.electorate))];
  return own.length > 0 ? is(own) : refused("not-in-electorate", { role: roles.join(", ") });
};
