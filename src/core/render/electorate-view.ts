/** Whom a ballot asks, who stepped aside, and what refreshing its electorate changed, for people to read. */
import { tallyUnderFirstSeats } from "../ballots/tally-in-state.ts";
import { countsInWords, ruleWithNumbers } from "../ballots/tally-words.ts";
import { votesOfRound } from "../ballots/votes-of-round.ts";
import type { Ballot, Seat } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { shownName } from "../model/without-account.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";
import { listOfNames } from "./many-names.ts";
import type { View, Wording } from "./wording.ts";

export interface ElectorateQuestion {
  readonly state: State;
  readonly ballot: Ballot;
  readonly zone: string;
  readonly now: Instant;
}

export const namesOf = (people: readonly Person[], wording: Wording): View | null =>
  people.length === 0 ? null : { names: listOfNames(people.map(shownName), wording), one: people.length === 1 };

const notAmong = (people: readonly Person[], others: readonly Seat[]): readonly Person[] =>
  people.filter((person) => !others.some((seat) => isSamePerson(seat.person, person)));

/** What became of the electorate since the opening, and how the votes stand under the seats of then; null: nothing. */
export const refreshedView = ({ state, ballot, zone, now }: ElectorateQuestion, wording: Wording): View | null => {
  const rolls = ballot.formerRolls ?? [];
  const [first] = rolls;
  const last = rolls.at(-1);
  const moment = ballot.closed ? { now: ballot.closed.at, closing: true } : { now, closing: false };
  const votes = votesOfRound(ballot, state.ballots, state.votes);
  const tally = tallyUnderFirstSeats(state, ballot, votes, moment);
  if (!first || !last || !tally) return null;
  return {
    by: last.by?.login ?? null,
    day: dayInWords(dayOf(last.until, zone)),
    joined: namesOf(
      notAmong(
        ballot.seats.map(({ person }) => person),
        first.seats,
      ),
      wording,
    ),
    left: namesOf(
      notAmong(
        first.seats.map(({ person }) => person),
        ballot.seats,
      ),
      wording,
    ),
    seats: first.seats.length,
    counts: countsInWords(tally.counts, ballot.closed !== null),
    rule: ruleWithNumbers(ballot.question, tally.counts),
    decided: ballot.closed ? { passed: tally.outcome === "passed" } : null,
  };
};

/** Those whom the latest refreshing gave a seat that they never had in this ballot; null: nobody. */
export const newlySeated = ({ seats, formerRolls = [] }: Ballot): readonly Person[] =>
  formerRolls.length === 0
    ? []
    : notAmong(
        seats.map(({ person }) => person),
        formerRolls.flatMap((roll) => roll.seats),
      );
