/**
 * A cap per organisation: so many seats, or as many as it has members if those are
 * fewer; people without an organisation have a seat each. Members' votes take the
 * seats in the order of their times; who changes a vote stands behind again.
 */
import type { Cap, Seat } from "../model/ballot.ts";
import { organisationKey } from "../policy/pass-rule/circle.ts";
import type { HandReading } from "./hand.ts";

export interface CappedSeats {
  /** How many seats there are to be had. */
  readonly seats: number;
  readonly readings: readonly HandReading[];
}

const byTime = (one: HandReading, other: HandReading): number => {
  const [at, otherAt] = [one.line.at ?? "", other.line.at ?? ""];
  return at === otherAt ? one.order - other.order : at < otherAt ? -1 : 1;
};

/** Places of the seats that take part, by organisation; those without one stand alone. */
const byOrganisation = (
  seats: readonly Seat[],
  away: ReadonlySet<number>,
): { readonly members: readonly (readonly number[])[]; readonly alone: readonly number[] } => {
  const members = new Map<string, number[]>();
  const alone: number[] = [];
  seats.forEach(({ organisation }, seat) => {
    if (away.has(seat)) return;
    if (organisation === null) alone.push(seat);
    else {
      const key = organisationKey(organisation);
      const list = members.get(key) ?? [];
      members.set(key, list);
      list.push(seat);
    }
  });
  return { members: [...members.values()], alone };
};

const nobody: ReadonlySet<number> = new Set();

/** So many of each organisation as may count together; everybody without a cap. */
export const seatsWithin = (cap: Cap | null, seats: readonly Seat[]): readonly Seat[] => {
  if (cap === null) return seats;
  const { members, alone } = byOrganisation(seats, nobody);
  const within = new Set([...alone, ...members.flatMap((list) => list.slice(0, cap.perOrganisation))]);
  return seats.filter((_seat, place) => within.has(place));
};

/** How many votes can count. */
export const seatCount = (cap: Cap | null, seats: readonly Seat[]): number => seatsWithin(cap, seats).length;

/** `seats` and `readings` by the same index; who is in `away` is no member here. */
export const withCap = (
  { perOrganisation }: Cap,
  seats: readonly Seat[],
  readings: readonly HandReading[],
  away: ReadonlySet<number>,
): CappedSeats => {
  const { members, alone } = byOrganisation(seats, away);
  let count = alone.length;
  const advisory = new Set<number>();
  for (const list of members) {
    count += Math.min(perOrganisation, list.length);
    const voted = list.flatMap((seat) => {
      const reading = readings[seat];
      return reading?.line.counted === true ? [{ seat, reading }] : [];
    });
    voted.sort((one, other) => byTime(one.reading, other.reading));
    for (const { seat } of voted.slice(perOrganisation)) advisory.add(seat);
  }
  return {
    seats: count,
    readings: readings.map((reading, seat) =>
      advisory.has(seat) ? { ...reading, line: { ...reading.line, counted: "over-cap" } } : reading,
    ),
  };
};
