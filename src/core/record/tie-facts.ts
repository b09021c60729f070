/** What each fact about a tie makes of the state. */
import type { Ballot, Outcome } from "../model/ballot.ts";
import type { Fact } from "../model/entry.ts";
import type { BallotId } from "../model/names.ts";
import type { Milestone } from "../model/state.ts";
import type { TieState } from "../model/tie.ts";
import { type Appliers, byOf, changeBallot, tell } from "./appliers.ts";

interface TiesDraft {
  ballots: Ballot[];
  readonly milestones: Milestone[];
}

type TieFact = Extract<Fact, { readonly kind: `tie-${string}` }>;

const change = (draft: TiesDraft, id: BallotId, made: TieState, outcome?: Outcome): void => {
  changeBallot(draft, id, ({ tie, closed }) => ({
    tie: { ...tie, ...made },
    ...(outcome && closed ? { closed: { ...closed, tally: { ...closed.tally, outcome } } } : {}),
  }));
};

export const tieAppliers: Appliers<TiesDraft, TieFact["kind"]> = {
  "tie-extended": (draft, { ballot, days }, entry) => {
    change(draft, ballot, { extended: { at: entry.at, days } });
    tell(draft, entry, { kind: "tie-extended", days });
  },
  "tie-waits": (draft, { ballot, role, people, unreadable }, entry) => {
    change(draft, ballot, { waits: { role, people, unreadable, since: entry.at, reminded: false } });
    tell(draft, entry, { kind: "tie-waits", role });
  },
  "tie-reminded": (draft, { ballot }) => {
    const waits = draft.ballots.find(({ id }) => id === ballot)?.tie?.waits;
    if (waits) change(draft, ballot, { waits: { ...waits, reminded: true } });
  },
  "tie-broken": (draft, { ballot, outcome, reason, url }, entry) => {
    const by = byOf(entry);
    if (!by) return;
    change(draft, ballot, { broken: { at: entry.at, by, outcome, reason, url } }, outcome);
    tell(draft, entry, { kind: "tie-broken", outcome, by });
  },
};
