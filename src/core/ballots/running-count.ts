/**
 * A ballot counted after every act, as one that closes when it is decided has to be.
 * Votes come in thousands, so what was dealt and read stays as long as it is the same:
 * one more vote is dealt to its seat, and that seat alone is read anew. It gives what
 * counting everything from the beginning gives, and belongs to one fold.
 */
import type { Ballot, Vote } from "../model/ballot.ts";
import type { BallotId } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { type Deal, dealVote } from "./deal.ts";
import { type HandReading, readHand, type TextInForce } from "./hand.ts";
import { seatFinder } from "./seat-finder.ts";
import { type Count, countSeats, textInForce } from "./tally.ts";
import { type Moment, presentIn } from "./tally-in-state.ts";
import { mayMean } from "./was-open.ts";

interface Running {
  readonly ballot: Ballot;
  /** A fold adds to its list of votes; where it changes one, the list is another. */
  votes: readonly Vote[];
  readonly text: TextInForce;
  readonly deal: Deal;
  /** How many of the votes are dealt. */
  dealt: number;
  readonly own: HandReading[];
}

/** What of a ballot says nothing about who has a seat and which votes are taken. */
const besides: ReadonlySet<string> = new Set<keyof Ballot>([
  "standing",
  "recused",
  "delegations",
  "reminders",
  "objections",
  "asked",
]);

const valuesOf = (ballot: Ballot): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(ballot).filter(([name, value]) => value !== undefined && !besides.has(name)));

const dealsAlike = (one: Ballot, other: Ballot): boolean => {
  if (one === other) return true;
  const [values, others] = [valuesOf(one), valuesOf(other)];
  return values.size === others.size && [...values].every(([name, value]) => others.get(name) === value);
};

const isSameText = (one: TextInForce, other: TextInForce): boolean => {
  const [goods, others] = [one.asGoodAs, other.asGoodAs];
  if (one.text !== other.text) return false;
  if (typeof goods !== "object" || typeof others !== "object") return goods === others;
  return goods.size === others.size && [...goods].every((text) => others.has(text));
};

const begun = (ballot: Ballot, votes: readonly Vote[], text: TextInForce): Running => ({
  ballot,
  votes,
  text,
  deal: { hands: new Map(), outside: [] },
  dealt: 0,
  own: ballot.seats.map(({ person }) => readHand(person, undefined, text)),
});

/** Takes out of its hand what was dealt as `order`; the seat, undefined where it is nobody's. */
const takeOut = ({ ballot, deal }: Running, { by }: Vote, order: number): number | undefined => {
  const seat = seatFinder(ballot.seats)(by);
  const hand = seat === undefined ? undefined : deal.hands.get(seat);
  for (const given of hand ? [hand.taken, hand.refused] : []) {
    const place = given.findIndex((one) => one.order === order);
    if (place >= 0) given.splice(place, 1);
  }
  return seat;
};

/** Votes that were changed, as by the deletion of their comment, are dealt anew; the seats that they are of. */
const dealChanged = (running: Running, votes: readonly Vote[]): ReadonlySet<number> => {
  const changed = new Set<number>();
  for (let order = 0; order < running.dealt; order += 1) {
    const [before, vote] = [running.votes[order], votes[order]];
    if (!before || !vote || before === vote || !mayMean(vote, running.ballot)) continue;
    const seat = takeOut(running, before, order);
    if (seat === undefined) continue;
    dealVote(running.deal, running.ballot, { vote, order }, { upTo: null, seatOf: seatFinder(running.ballot.seats) });
    changed.add(seat);
  }
  running.votes = votes;
  return changed;
};

const dealRest = (running: Running, votes: readonly Vote[]): void => {
  const { ballot, deal, own, text } = running;
  const seatOf = seatFinder(ballot.seats);
  const changed = new Set(running.votes === votes ? [] : dealChanged(running, votes));
  for (; running.dealt < votes.length; running.dealt += 1) {
    const vote = votes[running.dealt];
    if (!vote || !mayMean(vote, ballot)) continue;
    const seat = dealVote(deal, ballot, { vote, order: running.dealt }, { upTo: null, seatOf });
    if (seat !== undefined) changed.add(seat);
  }
  for (const seat of changed) {
    const person = ballot.seats[seat]?.person;
    if (person) own[seat] = readHand(person, deal.hands.get(seat), text);
  }
};

export type RunningCount = (
  state: Pick<State, "head" | "changes" | "rulings" | "votes">,
  ballot: Ballot,
  moment: Moment,
) => Count;

export const runningCount = (): RunningCount => {
  const known = new Map<BallotId, Running>();
  return (state, ballot, moment) => {
    const present = presentIn(state, ballot, moment);
    const text = textInForce(ballot, present);
    const before = known.get(ballot.id);
    const goesOn = before?.votes === state.votes && dealsAlike(before.ballot, ballot) && isSameText(before.text, text);
    const running = goesOn ? before : begun(ballot, state.votes, text);
    known.set(ballot.id, running);
    dealRest(running, state.votes);
    return countSeats(ballot, present, running.own);
  };
};
