/** What each fact about a tie makes of the state. */
import type { Ballot, Outcome } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { BallotId } from "../model/names.ts";
import type { Milestone } from "../model/state.ts";
import type { TieState } from "../model/tie.ts";

interface TiesDraft {
  ballots: Ballot[];
  readonly milestones: Milestone[];
}

type TieFact = Extract<Fact, { readonly kind: `tie-${string}` }>;
type Appliers = {
  readonly [Kind in TieFact["kind"]]: (
    draft: TiesDraft,
    fact: Extract<TieFact, { kind: Kind }>,
    entry: NewEntry,
  ) => void;
};

const change = (draft: TiesDraft, id: BallotId, made: TieState, outcome?: Outcome): void => {
  draft.ballots = draft.ballots.map((ballot) => {
    if (ballot.id !== id) return ballot;
    const tied: Ballot = { ...ballot, tie: { ...ballot.tie, ...made } };
    return outcome && ballot.closed
      ? { ...tied, closed: { ...ballot.closed, tally: { ...ballot.closed.tally, outcome } } }
      : tied;
  });
};

const tell = (draft: TiesDraft, { at }: NewEntry, what: Milestone["what"]): void => {
  draft.milestones.push({ at, what });
};

export const tieAppliers: Appliers = {
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
    if (!("by" in entry.cause) || !entry.cause.by) return;
    const { by } = entry.cause;
    change(draft, ballot, { broken: { at: entry.at, by, outcome, reason, url } }, outcome);
    tell(draft, entry, { kind: "tie-broken", outcome, by });
  },
};
