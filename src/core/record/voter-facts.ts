/** What voters and the secretary do to an open ballot besides voting: what each of these facts makes of the state. */
import type { Ballot, Vote } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { BallotId } from "../model/names.ts";
import type { Milestone } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";

interface VotersDraft {
  ballots: Ballot[];
  readonly votes: Vote[];
  readonly milestones: Milestone[];
}

type VoterKind =
  | "voter-recused"
  | "recusal-ended"
  | "vote-delegated"
  | "delegation-ended"
  | "vote-recorded"
  | "electorate-refreshed";

type Appliers = {
  readonly [Kind in VoterKind]: (draft: VotersDraft, fact: Extract<Fact, { kind: Kind }>, entry: NewEntry) => void;
};

const byOf = ({ cause }: NewEntry): Person | null => ("by" in cause ? cause.by : null);

const change = (draft: VotersDraft, id: BallotId, changed: (ballot: Ballot) => Partial<Ballot>): void => {
  draft.ballots = draft.ballots.map((ballot) => (ballot.id === id ? { ...ballot, ...changed(ballot) } : ballot));
};

/** One act may be about several ballots and is one line of the history. */
const tell = (draft: VotersDraft, entry: NewEntry, what: Milestone["what"]): void => {
  const last = draft.milestones.at(-1);
  const isTold = last?.at === entry.at && JSON.stringify(last.what) === JSON.stringify(what);
  if (!isTold) draft.milestones.push({ at: entry.at, what });
};

export const voterAppliers: Appliers = {
  "voter-recused": (draft, fact, entry) => {
    const by = byOf(entry);
    if (!by) return;
    change(draft, fact.ballot, ({ recused = [] }) => ({
      recused: [...recused, { person: by, at: entry.at, url: fact.url }],
    }));
    tell(draft, entry, { kind: fact.kind, by });
  },
  "recusal-ended": (draft, fact, entry) => {
    const by = byOf(entry);
    if (!by) return;
    change(draft, fact.ballot, ({ recused = [] }) => ({
      recused: recused.filter(({ person }) => !isSamePerson(person, by)),
    }));
    tell(draft, entry, { kind: fact.kind, by });
  },
  "vote-delegated": (draft, fact, entry) => {
    const by = byOf(entry);
    if (!by) return;
    change(draft, fact.ballot, ({ delegations = [] }) => ({
      delegations: [...delegations, { from: by, to: fact.to, at: entry.at }],
    }));
    tell(draft, entry, { kind: fact.kind, by, person: fact.to });
  },
  "delegation-ended": (draft, fact, entry) => {
    const by = byOf(entry);
    if (!by) return;
    change(draft, fact.ballot, ({ delegations = [] }) => ({
      delegations: [...delegations, { from: by, to: null, at: entry.at }],
    }));
    tell(draft, entry, { kind: fact.kind, by });
  },
  "vote-recorded": (draft, fact, entry) => {
    if (entry.cause.kind !== "act") return;
    const { act, by } = entry.cause;
    draft.votes.push({
      act,
      at: entry.at,
      by: fact.for,
      channel: "recorded",
      choice: fact.choice,
      text: fact.text,
      seenLate: false,
      ...(fact.question === undefined ? {} : { question: fact.question }),
      recorded: { by, evidence: fact.evidence, url: fact.url },
    });
    tell(draft, entry, { kind: fact.kind, by, person: fact.for, choice: fact.choice });
  },
  "electorate-refreshed": (draft, fact, entry) => {
    const by = byOf(entry);
    change(draft, fact.ballot, ({ formerRolls = [] }) => ({
      seats: fact.seats,
      formerRolls: [...formerRolls, { seats: fact.before, until: entry.at, by }],
    }));
    tell(draft, entry, { kind: fact.kind, by, before: fact.before.length, after: fact.seats.length });
  },
};
