/** What became of outcomes that acts seen too late would have changed. */
import type { Ballot } from "../model/ballot.ts";
import type { Milestone, State } from "../model/state.ts";
import { type Appliers, byOf, changeBallot, tell } from "./appliers.ts";

interface OutcomesDraft {
  ballots: Ballot[];
  heldMove: State["heldMove"];
  readonly milestones: Milestone[];
}

type OutcomeKind = "outcome-if-seen" | "outcome-confirmed" | "asked-again";

export const outcomeAppliers: Appliers<OutcomesDraft, OutcomeKind> = {
  "outcome-if-seen": (draft, { ballot, ending, counts, needed }, entry) => {
    const { at } = entry;
    const by = byOf(entry);
    changeBallot(draft, ballot, () => ({ ifSeen: { ending, counts, needed, at, by } }));
    tell(draft, entry, { kind: "outcome-if-seen", ending, by });
  },
  "outcome-confirmed": (draft, { ballot, reason }, entry) => {
    const by = byOf(entry);
    if (by) changeBallot(draft, ballot, () => ({ confirmed: { at: entry.at, by, reason } }));
    tell(draft, entry, { kind: "outcome-confirmed", by });
  },
  "asked-again": (draft, _fact, entry) => {
    draft.heldMove = null;
    tell(draft, entry, { kind: "asked-again", by: byOf(entry) });
  },
};
