/**
 * Votes handed to another voter: one step, the latest word of the person, taken
 * back by naming nobody. Whoever has voted for themself has spoken, before or after
 * handing the vote over; a delegate's own delegation hands nothing on.
 */
import type { Delegation, VoterLine } from "../model/ballot.ts";
import { laterOf } from "../time/instant.ts";
import type { Aside, HandReading } from "./hand.ts";
import type { VoteReason } from "./reason-codes.ts";

export interface DelegationQuestion {
  /** By seat, each of their own doing. */
  readonly own: readonly HandReading[];
  readonly recused: ReadonlySet<number>;
  /** Seat of a person, undefined where there is none. */
  readonly seatOf: (person: Delegation["from"]) => number | undefined;
  /** In the order of the timeline, those that came too late left out. */
  readonly delegations: readonly Delegation[];
}

/** An own vote that stands, even one that does not count because the text changed since. */
const spoke = ({ line }: HandReading): boolean =>
  line.counted === true || line.counted === "earlier-text" || line.counted === "text-unknown";

/** To whom each seat has handed its vote; `unseated`: to somebody without a seat, which hands over nothing. */
const inForce = ({ recused, seatOf, delegations }: DelegationQuestion): ReadonlyMap<number, Handed> => {
  const handed = new Map<number, Handed>();
  const latest = [...delegations].sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
  for (const { from, to, at } of latest) {
    const seat = seatOf(from);
    if (seat === undefined) continue;
    const delegate = to === null ? undefined : seatOf(to);
    if (to === null) handed.delete(seat);
    else if (delegate !== undefined && !recused.has(delegate)) handed.set(seat, { to: delegate, at });
    else if (handed.get(seat)?.to === undefined) handed.set(seat, { to: undefined, at });
  }
  return handed;
};

interface Handed {
  readonly to: number | undefined;
  readonly at: Delegation["at"];
}

/** What each seat says after its delegation, where it has one. */
export const withDelegations = (question: DelegationQuestion): readonly HandReading[] => {
  const { own, recused } = question;
  const handed = inForce(question);
  return own.map((reading, seat): HandReading => {
    const delegation = handed.get(seat);
    if (delegation === undefined || recused.has(seat) || spoke(reading)) return reading;
    const { line } = reading;
    const delegate = delegation.to === undefined ? undefined : own[delegation.to];
    if (delegate === undefined || delegate.line.counted !== true) {
      const why: VoteReason = delegate === undefined ? "delegate-not-in-electorate" : "delegate-not-voted";
      return line.act === null ? { ...reading, line: { ...line, counted: why } } : reading;
    }
    const { line: theirs, order } = delegate;
    const at = theirs.at === null ? delegation.at : laterOf(theirs.at, delegation.at);
    const voted: VoterLine = { ...theirs, person: line.person, at, through: theirs.person };
    const beside: Aside[] = line.act === null || line.choice === null ? [] : [{ order: reading.order, line }];
    return { line: voted, order, asides: [...reading.asides, ...beside] };
  });
};
