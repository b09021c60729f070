/**
 * Counts a ballot. Seats are those frozen at the opening; a person is known by
 * user id, by login only where an id is missing; over all channels the latest act
 * of a person speaks, and only for the text that it was given on. Then whoever
 * stepped aside leaves the base, votes handed over are looked up, and an
 * organisation's votes over its cap become advice. Every vote that does not count
 * is listed with the reason. Linear in seats and votes.
 */
import type { Ballot, Counts, Delegation, Outcome, Tally, Vote } from "../model/ballot.ts";
import type { Choice, Digest, Instant } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { asksForSome } from "../policy/pass-rule/circle.ts";
import { withCap } from "./capped-seats.ts";
import { withDelegations } from "./delegated-votes.ts";
import { type Aside, type Hand, type HandReading, lineOf, lineWithout, readHand, whyNotTaken } from "./hand.ts";
import { isTooLate } from "./is-too-late.ts";
import { countsOf, isMet, withAllSilentApproving } from "./pass-rule/evaluate-pass-rule.ts";
import { neededApprovals } from "./pass-rule/needed-approvals.ts";
import type { Voter } from "./pass-rule/voters.ts";
import { seatFinder } from "./seat-finder.ts";
import { isTied, type Sides } from "./tie.ts";

/** What the count is made against. */
export interface Present {
  /** Digest of the document as it stands; null when it cannot be told: then no vote counts. */
  readonly text: Digest | null;
  readonly now: Instant;
  /** True at the close and after it; before, the outcome is pending whatever the numbers say. */
  readonly closing: boolean;
  /** A tally of the past: what is later than `now` is listed and not counted. Left out, GitHub's clock may be ahead of ours. */
  readonly asOfNow?: boolean;
  /** Out of the base; nothing that they did counts. */
  readonly recused?: readonly Person[];
  /** In the order of the timeline. */
  readonly delegations?: readonly Delegation[];
}

const byActs = (one: Aside, other: Aside): number => one.order - other.order;

/** Hands by seat, and the votes of those who have none. */
const dealHands = (
  ballot: Ballot,
  votes: readonly Vote[],
  upTo: Instant | null,
  seatOf: (person: Person) => number | undefined,
): { readonly hands: ReadonlyMap<number, Hand>; readonly outside: readonly Aside[] } => {
  const hands = new Map<number, Hand>();
  const outside: Aside[] = [];
  votes.forEach((vote, order) => {
    const seat = seatOf(vote.by);
    if (seat === undefined) {
      if (vote.choice !== "withdraw") outside.push({ order, line: lineOf(vote.by, vote, "not-in-electorate") });
      return;
    }
    const hand = hands.get(seat) ?? { taken: [], refused: [] };
    hands.set(seat, hand);
    const why = whyNotTaken(ballot, vote, upTo);
    if (why === null) hand.taken.push({ vote, order });
    else hand.refused.push({ vote, order, why });
  });
  return { hands, outside };
};

/** Who stepped aside or handed over a vote without having a seat. */
const withoutSeat = (people: readonly Person[], seatOf: (person: Person) => number | undefined): readonly Aside[] => {
  const names = new Map(people.filter((one) => seatOf(one) === undefined).map((one) => [one.login, one]));
  return [...names.values()].map((person) => ({ order: -1, line: lineWithout(person, "not-in-electorate") }));
};

const readSeats = (
  ballot: Ballot,
  votes: readonly Vote[],
  present: Present,
  text: Digest | null,
): { readonly seats: number; readonly readings: readonly HandReading[]; readonly outside: readonly Aside[] } => {
  const { recused = [], delegations = [] } = present;
  const { cap } = ballot.question;
  const upTo = present.asOfNow ? present.now : null;
  const seatOf = seatFinder(ballot.seats);
  const { hands, outside } = dealHands(ballot, votes, upTo, seatOf);
  const away = new Set(recused.flatMap((person) => seatOf(person) ?? []));
  let readings: readonly HandReading[] = ballot.seats.map(({ person }, seat) =>
    readHand(person, hands.get(seat), text),
  );
  if (delegations.length > 0) {
    const inTime = delegations.filter(({ at }) => !isTooLate(ballot, at) && (upTo === null || at <= upTo));
    readings = withDelegations({ own: readings, recused: away, seatOf, delegations: inTime });
  }
  if (away.size > 0) {
    readings = readings.map((reading, seat) =>
      away.has(seat) ? { ...reading, line: { ...reading.line, counted: "recused" } } : reading,
    );
  }
  const strangers = withoutSeat([...recused, ...delegations.map(({ from }) => from)], seatOf);
  const capped = cap ? withCap(cap, ballot.seats, readings, away) : null;
  return {
    seats: capped?.seats ?? ballot.seats.length - away.size,
    readings: capped?.readings ?? readings,
    outside: [...outside, ...strangers],
  };
};

const count = (seats: number, readings: readonly HandReading[]): Counts => {
  const chosen: Record<Choice, number> = { approve: 0, reject: 0, abstain: 0 };
  for (const { line } of readings) if (line.counted === true && line.choice !== null) chosen[line.choice] += 1;
  return countsOf(seats, chosen.approve, chosen.reject, chosen.abstain);
};

/** Who they are, for rules that ask for some people. */
const peopleOf = (
  { seats }: Ballot,
  readings: readonly HandReading[],
  isOne: (reading: HandReading) => boolean,
): readonly Voter[] =>
  readings.flatMap((reading, seat): readonly Voter[] =>
    isOne(reading) ? [{ login: reading.line.person.login, organisation: seats[seat]?.organisation ?? null }] : [],
  );

const sidesOf = (ballot: Ballot, readings: readonly HandReading[]): Sides => ({
  approve: peopleOf(ballot, readings, ({ line }) => line.counted === true && line.choice === "approve"),
  present: peopleOf(ballot, readings, ({ line }) => line.counted === true),
});

/** As if everybody approved who has not chosen otherwise. */
const bestSidesOf = (ballot: Ballot, readings: readonly HandReading[]): Sides => {
  const isFree = ({ line }: HandReading): boolean => line.counted !== true && line.counted !== "recused";
  return {
    approve: peopleOf(
      ballot,
      readings,
      (one) => isFree(one) || (one.line.counted === true && one.line.choice === "approve"),
    ),
    present: peopleOf(ballot, readings, (one) => isFree(one) || one.line.counted === true),
  };
};

const nobodySpecial: Sides = { approve: "whoever", present: "whoever" };

/**
 * `votes` in the order of the timeline: at the same instant the later one speaks.
 * Of a ballot that is closed the outcome is the recorded one; the lines are made
 * again, so that votes seen late appear in them.
 */
export const tallyBallot = (ballot: Ballot, votes: readonly Vote[], present: Present): Tally =>
  tallyWithTie(ballot, votes, present).tally;

/** The tally, and whether it is a tie as the numbers stand. */
export const tallyWithTie = (
  ballot: Ballot,
  votes: readonly Vote[],
  present: Present,
): { readonly tally: Tally; readonly tied: boolean } => {
  const closing = present.closing || ballot.closed !== null;
  const text = ballot.closed ? ballot.closed.text : present.text;
  const { seats, readings, outside } = readSeats(ballot, votes, present, text);
  const counts = count(seats, readings);
  const { pass, quorum } = ballot.question;
  const bySome = asksForSome(pass) || (quorum !== null && asksForSome(quorum));
  const passes = (reached: Counts, sides: Sides): boolean =>
    isMet(pass, reached, "approve", sides.approve) &&
    (quorum === null || isMet(quorum, reached, "present", sides.present));
  const sides = bySome ? sidesOf(ballot, readings) : nobodySpecial;
  const passesNow = passes(counts, sides);
  const over = closing || isTooLate(ballot, present.now) || ballot.voided !== null;
  const couldPass = over
    ? passesNow
    : passes(withAllSilentApproving(counts), bySome ? bestSidesOf(ballot, readings) : nobodySpecial);
  const asides = [...outside, ...readings.flatMap((reading) => reading.asides)].sort(byActs);
  const tally: Tally = {
    counts,
    outcome: outcomeOf(ballot, closing, passesNow),
    needed: neededApprovals(pass, counts),
    canStillPass: ballot.voided === null && couldPass,
    rejectedByMajority: counts.reject * 2 > counts.electorate,
    voters: [...readings.map((reading) => reading.line), ...asides.map((one) => one.line)],
  };
  return { tally, tied: isTied(ballot.question, counts, sides) };
};

const outcomeOf = (ballot: Ballot, closing: boolean, passes: boolean): Outcome => {
  if (ballot.voided) return "void";
  if (ballot.closed) return ballot.closed.tally.outcome;
  if (!closing) return "pending";
  return passes ? "passed" : "failed";
};
