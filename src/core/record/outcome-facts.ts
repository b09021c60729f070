/** What became of outcomes that acts seen too late would have changed. */
import type { Ballot } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { BallotId } from "../model/names.ts";
import type { Milestone, State } from "../model/state.ts";
import type { Person } from "../model/subject.ts";

interface OutcomesDraft {
  ballots: Ballot[];
  heldMove: State["heldMove"];
  readonly milestones: Milestone[];
}

type OutcomeKind = "outcome-if-seen" | "outcome-confirmed" | "asked-again";
type Appliers = {
  readonly [Kind in OutcomeKind]: (draft: OutcomesDraft, fact: Extract<Fact, { kind: Kind }>, entry: NewEntry) => void;
};

const byOf = ({ cause }: NewEntry): Person | null => ("by" in cause ? cause.by : null);

const change = (draft: OutcomesDraft, id: BallotId, made: Partial<Ballot>): void => {
  draft.ballots = draft.ballots.map((ballot) => (ballot.id === id ? { ...ballot, ...made } : ballot));
};

export const outcomeAppliers: Appliers = {
  "outcome-if-seen": (draft, { ballot, ending, counts, needed }, entry) => {
    const { at } = entry;
    const by = byOf(entry);
    change(draft, ballot, { ifSeen: { ending, counts, needed, at, by } });
    draft.milestones.push({ at, what: { kind: "outcome-if-seen", ending, by } });
  },
  "outcome-confirmed": (draft, { ballot, reason }, entry) => {
    const by = byOf(entry);
    if (by) change(draft, ballot, { confirmed: { at: entry.at, by, reason } });
    draft.milestones.push({ at: entry.at, what: { kind: "outcome-confirmed", by } });
  },
  "asked-again": (draft, _fact, entry) => {
    draft.heldMove = null;
    draft.milestones.push({ at: entry.at, what: { kind: "asked-again", by: byOf(entry) } });
  },
};
