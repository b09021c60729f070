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
import { dealHands } from "./deal.ts";
import { withDelegations } from "./delegated-votes.ts";
import { type Aside, type HandReading, lineWithout, readHand, type TextInForce } from "./hand.ts";
import { isTooLate } from "./is-too-late.ts";
import { countsOf, isMet, withAllSilentApproving } from "./pass-rule/evaluate-pass-rule.ts";
import { neededApprovals } from "./pass-rule/needed-approvals.ts";
import type { Voter } from "./pass-rule/voters.ts";
import { seatFinder } from "./seat-finder.ts";
import type { AsGoodAs } from "./text-difference.ts";
import { isTied, type Sides } from "./tie.ts";

/** What the count is made against. */
export interface Present {
  /** Digest of the document as it stands; null when it cannot be told: then no vote counts. */
  readonly text: Digest | null;
  /** On which other texts votes count too; left out: on none. */
  readonly asGoodAs?: AsGoodAs;
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

/** Who stepped aside or handed over a vote without having a seat. */
const withoutSeat = (people: readonly Person[], seatOf: (person: Person) => number | undefined): readonly Aside[] => {
  const names = new Map(people.filter((one) => seatOf(one) === undefined).map((one) => [one.login, one]));
  return [...names.values()].map((person) => ({ order: -1, line: lineWithout(person, "not-in-electorate") }));
};

/** Which seats there are and what each says, after recusals, delegations and the cap. */
const readSeats = (
  ballot: Ballot,
  present: Present,
  own: readonly HandReading[],
): { readonly seats: number; readonly readings: readonly HandReading[]; readonly strangers: readonly Aside[] } => {
  const { recused = [], delegations = [] } = present;
  const { cap } = ballot.question;
  const upTo = upToOf(present);
  const seatOf = seatFinder(ballot.seats);
  const away = new Set(recused.flatMap((person) => seatOf(person) ?? []));
  let readings = own;
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
    strangers,
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

/** How a ballot stands, without the lists that people read. */
export interface Count {
  readonly counts: Counts;
  readonly passes: boolean;
  readonly tied: boolean;
  readonly canStillPass: boolean;
  /** What each seat says, in the order of the seats. */
  readonly readings: readonly HandReading[];
  /** Who acted without having a seat, as far as no vote tells of them. */
  readonly strangers: readonly Aside[];
}

/** Null: whatever is later than now has happened all the same. */
const upToOf = ({ asOfNow, now }: Present): Instant | null => (asOfNow ? now : null);

export const textInForce = (ballot: Ballot, { text, asGoodAs }: Present): TextInForce => ({
  text: ballot.closed ? ballot.closed.text : text,
  asGoodAs,
});

/** `own`: what each seat says by acts of its own. */
export const countSeats = (ballot: Ballot, present: Present, own: readonly HandReading[]): Count => {
  const closing = present.closing || ballot.closed !== null;
  const { seats, readings, strangers } = readSeats(ballot, present, own);
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
  return {
    counts,
    passes: passesNow,
    tied: isTied(ballot.question, counts, sides),
    canStillPass: ballot.voided === null && couldPass,
    readings,
    strangers,
  };
};

/** The tally; whether the rule is met, and whether it is a tie, as the numbers stand. */
export const tallyWithTie = (
  ballot: Ballot,
  votes: readonly Vote[],
  present: Present,
): { readonly tally: Tally; readonly passes: boolean; readonly tied: boolean } => {
  const { hands, outside } = dealHands(ballot, votes, upToOf(present));
  const text = textInForce(ballot, present);
  const own = ballot.seats.map(({ person }, seat) => readHand(person, hands.get(seat), text));
  const { counts, passes, tied, canStillPass, readings, strangers } = countSeats(ballot, present, own);
  const asides = [...outside, ...strangers, ...readings.flatMap((reading) => reading.asides)].sort(byActs);
  const tally: Tally = {
    counts,
    outcome: outcomeOf(ballot, present.closing || ballot.closed !== null, passes),
    needed: neededApprovals(ballot.question.pass, counts),
    canStillPass,
    rejectedByMajority: counts.reject * 2 > counts.electorate,
    voters: [...readings.map((reading) => reading.line), ...asides.map((one) => one.line)],
  };
  return { tally, passes, tied };
};

const outcomeOf = (ballot: Ballot, closing: boolean, passes: boolean): Outcome => {
  if (ballot.voided) return "void";
  if (ballot.closed) return ballot.closed.tally.outcome;
  if (!closing) return "pending";
  return passes ? "passed" : "failed";
};
