/** Votes dealt to the seats whose they are: the acts of each, and those of people without a seat. */
import type { Ballot, Vote } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { type Aside, type Hand, lineOf, whyNotTaken } from "./hand.ts";
import { type SeatOf, seatFinder } from "./seat-finder.ts";

export interface Deal {
  /** By the place of the seat. */
  readonly hands: Map<number, Hand>;
  readonly outside: Aside[];
}

/** Deals one more vote, whose place among all is `order`; the seat that got it, undefined where it is nobody's. */
export const dealVote = (
  { hands, outside }: Deal,
  ballot: Ballot,
  { vote, order }: { readonly vote: Vote; readonly order: number },
  { upTo, seatOf }: { readonly upTo: Instant | null; readonly seatOf: SeatOf },
): number | undefined => {
  const seat = seatOf(vote.by);
  if (seat === undefined) {
    const hadSeat = (ballot.formerRolls ?? []).some(({ seats }) => seatFinder(seats)(vote.by) !== undefined);
    const why = hadSeat ? "seat-ended" : "not-in-electorate";
    if (vote.choice !== "withdraw") outside.push({ order, line: lineOf(vote.by, vote, why) });
    return undefined;
  }
  const hand = hands.get(seat) ?? { taken: [], refused: [] };
  hands.set(seat, hand);
  const why = whyNotTaken(ballot, vote, upTo);
  if (why === null) hand.taken.push({ vote, order });
  else hand.refused.push({ vote, order, why });
  return seat;
};

/** `upTo`: what is later has not happened yet; null: everything has. */
export const dealHands = (ballot: Ballot, votes: readonly Vote[], upTo: Instant | null): Deal => {
  const deal: Deal = { hands: new Map(), outside: [] };
  const how = { upTo, seatOf: seatFinder(ballot.seats) };
  votes.forEach((vote, order) => {
    dealVote(deal, ballot, { vote, order }, how);
  });
  return deal;
};
