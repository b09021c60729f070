/**
 * What an undo goes back to, kept while it may be asked for, and the going back. Acts
 * recorded since are never lost: whatever would be stands in the way of the undo, or is
 * merged here (docs/adr/0011-undoing-a-command.md).
 */
import type { Ballot } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { Instant } from "../model/names.ts";
import type { Deed, RestoredPart, State, StateBefore, Undoable } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { addSeconds, secondsBetween } from "../time/instant.ts";
import { byOf } from "./appliers.ts";
import type { StateDraft } from "./state-draft.ts";

export const undoSeconds: number = 15 * 60;

/**
 * What an undo does with each part of a state: `restored` to what it was before the
 * command, `merged` below with what came since, `kept` as it is. Total over the parts,
 * so that a new one cannot be forgotten.
 */
const partsOfUndo: {
  readonly [Part in keyof State]: Part extends RestoredPart ? "restored" : "merged" | "kept";
} = {
  document: "kept",
  opened: "kept",
  existing: "kept",
  home: "restored",
  livesHere: "restored",
  broughtBy: "kept",
  allowedTexts: "restored",
  movedTexts: "restored",
  status: "restored",
  since: "restored",
  cycle: "restored",
  // A status once held may stand in a file for a while: read there again it is an old one, and no request.
  held: "kept",
  steward: "restored",
  stewardMissing: "restored",
  stewardMissingSince: "restored",
  standIn: "restored",
  stewardCalls: "kept",
  stewardAsked: "restored",
  absences: "kept",
  heads: "kept",
  head: "kept",
  changes: "kept",
  rulings: "restored",
  decidedText: "restored",
  request: "merged",
  window: "restored",
  paused: "restored",
  ballots: "merged",
  votes: "kept",
  concerns: "restored",
  commands: "merged",
  governanceApprovals: "kept",
  movesThisCycle: "restored",
  movesEver: "restored",
  left: "restored",
  writes: "merged",
  heldMove: "restored",
  sentBack: "restored",
  turnedDown: "restored",
  // Links that were named since are nobody's to lose; they are taken off by a command of their own.
  work: "kept",
  workConfirmed: "restored",
  workAsked: "restored",
  thread: "kept",
  merged: "kept",
  closedSince: "kept",
  isDraft: "kept",
  undecided: "kept",
  stray: "kept",
  accountOf: "kept",
  loginOf: "kept",
  vanished: "kept",
  judged: "kept",
  cursor: "kept",
  milestones: "merged",
  undoable: "merged",
  version: "kept",
};

/** Until when the last command can be undone, as far as that depends on nobody else; null: it cannot be any more. */
export const undoUntil = ({ undoable, thread }: Pick<State, "undoable" | "thread">, now: Instant): Instant | null => {
  if (!undoable || undoable.deed || thread === "closed") return null;
  const until = addSeconds(undoable.at, undoSeconds);
  return now <= until ? until : null;
};

const restoredParts = (Object.keys(partsOfUndo) as (keyof State)[]).filter(
  (part): part is RestoredPart => partsOfUndo[part] === "restored",
);

const copyOf = <Value>(value: Value): Value => (Array.isArray(value) ? ([...value] as Value) : value);

const restoredOf = (state: Pick<State, RestoredPart>): Pick<State, RestoredPart> =>
  Object.fromEntries(restoredParts.map((part) => [part, copyOf(state[part])])) as unknown as Pick<State, RestoredPart>;

const stateBefore = (draft: StateDraft): StateBefore => ({
  ...restoredOf(draft),
  request: draft.request,
  ballots: [...draft.ballots],
  writes: draft.writes,
  head: draft.head,
  headCount: draft.heads.length,
});

const isFresh = (before: Undoable | null, entry: NewEntry): before is Undoable =>
  before !== null && secondsBetween(before.at, entry.at) <= undoSeconds;

/** Facts of others on which no undo of a command founders; of every other kind the first one stands in its way. */
const restsOnNothing: ReadonlySet<Fact["kind"]> = new Set([
  "head",
  "status-requested",
  "vote",
  "command",
  "act-edited",
  "act-deleted",
  "place-vanished",
  "place-returned",
  "governance-approved",
  "ballot-reminded",
  "thread-drafted",
  "text-compared",
  "voters-asked",
  // Made again by the undo itself, from the votes that there are then.
  "ballot-standing",
  "undone",
  "went-away",
  "came-back",
  "stand-in-named",
  "stand-in-ended",
  "steward-reminded",
  "work-added",
  "work-dropped",
]);

/** A vote of somebody else's in a ballot that the command opened. */
const votesOnIt = (
  draft: StateDraft,
  { before, at, by }: Undoable,
  entry: NewEntry,
  { voter, asked }: { readonly voter: Person; readonly asked: Extract<Fact, { kind: "vote" }>["question"] },
): boolean =>
  entry.at >= at &&
  !isSamePerson(voter, by) &&
  draft.ballots.some(
    ({ id, seats, question }) =>
      (asked === undefined || asked === question.name) &&
      !before.ballots.some((one) => one.id === id) &&
      seats.some(({ person }) => isSamePerson(person, voter)),
  );

/** Another text of somebody else's, after the command led to another status. */
const writesOnIt = (draft: StateDraft, { before, by }: Undoable, fact: Fact, author: Person | null): boolean =>
  fact.kind === "head" &&
  !fact.own &&
  fact.digest !== draft.head?.digest &&
  draft.status !== before.status &&
  !(author && isSamePerson(author, by));

const deedOf = (draft: StateDraft, undoable: Undoable, entry: NewEntry): Deed | null => {
  const { fact, cause, at } = entry;
  const by = byOf(entry);
  const deed = (what: string, verb: string | null = null): Deed => ({ by, at, what, verb });
  if (fact.kind === "vote")
    return by && votesOnIt(draft, undoable, entry, { voter: by, asked: fact.question }) ? deed("vote") : null;
  if (fact.kind === "head") return writesOnIt(draft, undoable, fact, by) ? deed("push") : null;
  if (restsOnNothing.has(fact.kind)) return null;
  // The closing is what the command itself asked for, and opening it again the way to take it back.
  const isOfThread = fact.kind === "thread-closed" || fact.kind === "thread-reopened";
  if (isOfThread && draft.turnedDown?.act === undoable.act) return null;
  const command = cause.kind === "act" ? draft.commands.findLast(({ act }) => act === cause.act) : undefined;
  return command ? deed("command", command.verb) : deed(fact.kind);
};

/** Before each entry is applied: a command to be undone is kept with the state before it, and what rests on it is noted. */
export const noteForUndo = (draft: StateDraft, entry: NewEntry): void => {
  const { fact, cause } = entry;
  const { undoable } = draft;
  if (fact.kind === "command" && fact.undoable && cause.kind === "act") {
    const earlier = isFresh(undoable, entry) ? undoable : null;
    const { act, by } = cause;
    draft.undoable = { act, by, at: entry.at, verb: fact.verb, before: stateBefore(draft), deed: null, earlier };
    return;
  }
  if (undoable === null || undoable.deed !== null || (cause.kind === "act" && cause.act === undoable.act)) return;
  const deed = deedOf(draft, undoable, entry);
  if (deed) draft.undoable = { ...undoable, deed };
};

/** Ballots of before as they were, with what was told in them since; those opened by the command are void, and kept. */
const ballotsAfter = (draft: StateDraft, before: StateBefore, { at }: NewEntry): Ballot[] =>
  draft.ballots.map((ballot) => {
    const former = before.ballots.find(({ id }) => id === ballot.id);
    if (!former) return ballot.voided ? ballot : { ...ballot, voided: { at, why: "undone" } };
    const { reminders, asked } = ballot;
    return { ...former, ...(reminders ? { reminders } : {}), ...(asked ? { asked } : {}) };
  });

export const applyUndone = (draft: StateDraft, fact: Extract<Fact, { kind: "undone" }>, entry: NewEntry): void => {
  const { undoable } = draft;
  if (undoable?.act !== fact.act) return;
  const { before, earlier } = undoable;
  const pushed = draft.heads.slice(before.headCount).some(({ own }) => !own);
  const ballots = ballotsAfter(draft, before, entry);
  Object.assign(draft, restoredOf(before), {
    ballots,
    request: pushed ? draft.request : before.request,
    sentBack: pushed ? null : before.sentBack,
    writes: { ...before.writes, ...fact.writes },
    undoable: earlier,
    commands: draft.commands.map((command) => (command.act === fact.act ? { ...command, undone: entry.at } : command)),
  });
  draft.milestones.push({ at: entry.at, what: { kind: "undone", verb: fact.verb, by: byOf(entry) } });
};
