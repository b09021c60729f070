/** What voters and the secretary do to an open ballot besides voting: what each of these facts makes of the state. */
import type { Ballot, Vote } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Milestone } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { type Appliers, byOf, changeBallot, tell } from "./appliers.ts";

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

/** One act may be about several ballots and is one line of the history. */
const tellOnce = (draft: VotersDraft, entry: NewEntry, what: Milestone["what"]): void => {
  const last = draft.milestones.at(-1);
  const isTold = last?.at === entry.at && JSON.stringify(last.what) === JSON.stringify(what);
  if (!isTold) tell(draft, entry, what);
};

export const voterAppliers: Appliers<VotersDraft, VoterKind> = {
  "voter-recused": (draft, fact, entry) => {
    const by = byOf(entry);
    if (!by) return;
    changeBallot(draft, fact.ballot, ({ recused = [] }) => ({
      recused: [...recused, { person: by, at: entry.at, url: fact.url }],
    }));
    tellOnce(draft, entry, { kind: fact.kind, by });
  },
  "recusal-ended": (draft, fact, entry) => {
    const by = byOf(entry);
    if (!by) return;
    changeBallot(draft, fact.ballot, ({ recused = [] }) => ({
      recused: recused.filter(({ person }) => !isSamePerson(person, by)),
    }));
    tellOnce(draft, entry, { kind: fact.kind, by });
  },
  "vote-delegated": (draft, fact, entry) => {
    const by = byOf(entry);
    if (!by) return;
    changeBallot(draft, fact.ballot, ({ delegations = [] }) => ({
      delegations: [...delegations, { from: by, to: fact.to, at: entry.at }],
    }));
    tellOnce(draft, entry, { kind: fact.kind, by, person: fact.to });
  },
  "delegation-ended": (draft, fact, entry) => {
    const by = byOf(entry);
    if (!by) return;
    changeBallot(draft, fact.ballot, ({ delegations = [] }) => ({
      delegations: [...delegations, { from: by, to: null, at: entry.at }],
    }));
    tellOnce(draft, entry, { kind: fact.kind, by });
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
    tellOnce(draft, entry, { kind: fact.kind, by, person: fact.for, choice: fact.choice });
  },
  "electorate-refreshed": (draft, fact, entry) => {
    const by = byOf(entry);
    changeBallot(draft, fact.ballot, ({ formerRolls = [] }) => ({
      seats: fact.seats,
      formerRolls: [...formerRolls, { seats: fact.before, until: entry.at, by }],
    }));
    tellOnce(draft, entry, { kind: fact.kind, by, before: fact.before.length, after: fact.seats.length });
  },
};
