/**
 * From entries to state. The only reader of facts: what the fold decides and what
 * an auditor replays go through the same function, so they cannot disagree.
 */
import type { Fact, NewEntry } from "../model/entry.ts";
import type { State } from "../model/state.ts";
import type { Person } from "../model/subject.ts";
import { actAppliers } from "./act-facts.ts";
import { type Applier, type Appliers, byOf } from "./appliers.ts";
import { ballotAppliers } from "./ballot-facts.ts";
import { concernAppliers } from "./concern-facts.ts";
import { documentAppliers } from "./document-facts.ts";
import { elsewhereAppliers } from "./elsewhere-facts.ts";
import { moveAppliers } from "./move-facts.ts";
import { objectionAppliers } from "./objection-facts.ts";
import { outcomeAppliers } from "./outcome-facts.ts";
import { standInAppliers } from "./stand-in-facts.ts";
import type { StateDraft } from "./state-draft.ts";
import { stewardAppliers } from "./steward-facts.ts";
import { textAppliers } from "./text-facts.ts";
import { threadAppliers } from "./thread-facts.ts";
import { tieAppliers } from "./tie-facts.ts";
import { applyUndone, noteForUndo } from "./undo-facts.ts";
import { voterAppliers } from "./voter-facts.ts";
import { windowAppliers } from "./window-facts.ts";
import { workAppliers } from "./work-facts.ts";

export const emptyState = (): State => ({
  document: null,
  opened: null,
  existing: false,
  home: null,
  livesHere: false,
  broughtBy: null,
  allowedTexts: [],
  movedTexts: [],
  status: null,
  since: null,
  cycle: 1,
  held: [],
  steward: null,
  stewardMissing: null,
  stewardMissingSince: null,
  stewardAsked: null,
  standIn: null,
  stewardCalls: [],
  absences: [],
  heads: [],
  head: null,
  changes: [],
  rulings: [],
  decidedText: null,
  request: null,
  window: null,
  paused: null,
  ballots: [],
  votes: [],
  governanceApprovals: [],
  concerns: [],
  commands: [],
  movesThisCycle: [],
  movesEver: [],
  left: {},
  writes: {},
  heldMove: null,
  sentBack: null,
  turnedDown: null,
  work: [],
  workConfirmed: null,
  workAsked: null,
  thread: "open",
  merged: false,
  closedSince: null,
  isDraft: false,
  undecided: null,
  stray: null,
  accountOf: new Map(),
  loginOf: new Map(),
  vanished: new Set(),
  judged: new Set(),
  cursor: null,
  milestones: [],
  undoable: null,
  version: 0,
});

export const draftOf = (state: State): StateDraft => ({
  ...state,
  held: [...state.held],
  absences: [...state.absences],
  stewardCalls: [...state.stewardCalls],
  heads: [...state.heads],
  allowedTexts: [...state.allowedTexts],
  movedTexts: [...state.movedTexts],
  changes: [...state.changes],
  rulings: [...state.rulings],
  ballots: [...state.ballots],
  votes: [...state.votes],
  governanceApprovals: [...state.governanceApprovals],
  concerns: [...state.concerns],
  work: [...state.work],
  commands: [...state.commands],
  movesThisCycle: [...state.movesThisCycle],
  movesEver: [...state.movesEver],
  accountOf: new Map(state.accountOf),
  loginOf: new Map(state.loginOf),
  vanished: new Set(state.vanished),
  judged: new Set(state.judged),
  milestones: [...state.milestones],
});

const appliers: Appliers<StateDraft, Fact["kind"]> = {
  ...documentAppliers,
  ...elsewhereAppliers,
  ...stewardAppliers,
  ...standInAppliers,
  ...actAppliers,
  ...moveAppliers,
  ...windowAppliers,
  ...ballotAppliers,
  ...threadAppliers,
  ...tieAppliers,
  ...objectionAppliers,
  ...concernAppliers,
  ...voterAppliers,
  ...outcomeAppliers,
  ...textAppliers,
  ...workAppliers,
  undone: applyUndone,
};

const applyFact = <Kind extends Fact["kind"]>(
  draft: StateDraft,
  fact: Extract<Fact, { kind: Kind }>,
  entry: NewEntry,
): void => {
  // The table is total over kinds; TypeScript cannot follow the pairing of kind and applier through a union.
  const apply = appliers[fact.kind] as unknown as Applier<StateDraft, Kind>;
  apply(draft, fact, entry);
};

const namePerson = ({ accountOf, loginOf }: StateDraft, { login, id }: Person): void => {
  if (id === null) return;
  if (!accountOf.has(login)) accountOf.set(login, id);
  loginOf.set(id, login);
};

/** Those whom an entry names with their account: whoever caused it, and whoever got a seat. */
const namePeople = (draft: StateDraft, entry: NewEntry): void => {
  const by = byOf(entry);
  const { fact } = entry;
  if (by) namePerson(draft, by);
  if (fact.kind === "ballot-opened") for (const { person } of fact.ballot.seats) namePerson(draft, person);
  if (fact.kind === "electorate-refreshed") for (const { person } of fact.seats) namePerson(draft, person);
};

export const applyEntry = (draft: StateDraft, entry: NewEntry): void => {
  noteForUndo(draft, entry);
  namePeople(draft, entry);
  applyFact(draft, entry.fact, entry);
  if (entry.cause.kind === "act") draft.judged.add(entry.cause.act);
  if (entry.cause.kind === "happening") draft.judged.add(entry.cause.id);
  if (draft.cursor === null || entry.at > draft.cursor) draft.cursor = entry.at;
  draft.version += 1;
};

/** Entries of one subject, oldest first. */
export const replay = (entries: readonly NewEntry[]): State => {
  const draft = draftOf(emptyState());
  for (const entry of entries) applyEntry(draft, entry);
  return draft;
};
