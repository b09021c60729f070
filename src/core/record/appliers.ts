/** What the files of facts share: the shape of their tables, and the few things that many facts do to a state. */
import type { Ballot } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { Milestone } from "../model/state.ts";
import type { Person } from "../model/subject.ts";

export type Applier<Draft, Kind extends Fact["kind"]> = (
  draft: Draft,
  fact: Extract<Fact, { kind: Kind }>,
  entry: NewEntry,
) => void;

/** A function for each of these kinds of facts. */
export type Appliers<Draft, Kinds extends Fact["kind"]> = { readonly [Kind in Kinds]: Applier<Draft, Kind> };

/** Null: nobody's doing, or nobody knows whose. */
export const byOf = ({ cause }: NewEntry): Person | null => ("by" in cause ? cause.by : null);

export const changeBallot = (
  draft: { ballots: Ballot[] },
  id: Ballot["id"],
  changed: (ballot: Ballot) => Partial<Ballot>,
): void => {
  draft.ballots = draft.ballots.map((ballot) => (ballot.id === id ? { ...ballot, ...changed(ballot) } : ballot));
};

/** A line of the history. */
export const tell = (
  draft: { readonly milestones: Milestone[] },
  { at }: Pick<NewEntry, "at">,
  what: Milestone["what"],
): void => {
  draft.milestones.push({ at, what });
};
