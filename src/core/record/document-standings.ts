/**
 * What a thread's record tells the other threads of its document: how it stood after each
 * move, and after the thread was merged, closed or opened again (docs/adr/0033). Nothing
 * before the document is on the base branch, or before the thread has moved it.
 */
import { isOpen } from "../model/ballot.ts";
import type { DocumentStanding } from "../model/document-standing.ts";
import type { Entry, Fact } from "../model/entry.ts";
import type { State } from "../model/state.ts";
import { applyEntry, draftOf, emptyState } from "./replay.ts";

const telling: ReadonlySet<Fact["kind"]> = new Set([
  "moved",
  "undone",
  "number-assigned",
  "steward-assigned",
  "steward-unassigned",
  "ballot-opened",
  "ballot-closed",
  "ballot-voided",
  "thread-closed",
  "thread-reopened",
]);

const standingOf = (state: State, id: string, told: number, { seq, at, fact }: Entry): DocumentStanding | null => {
  const { status, since, document, cycle, movesThisCycle, movesEver, steward } = state;
  // A move that was undone gives the document back to where it lived before, if anywhere.
  const home = state.livesHere ? told : (state.home?.thread ?? told);
  if (status === null || since === null || document === null) return null;
  return {
    id,
    told,
    seq,
    at,
    moved: fact.kind === "moved" || fact.kind === "undone",
    home,
    open: state.livesHere ? state.existing && state.thread === "open" && !state.merged : (state.home?.open ?? false),
    status,
    since,
    number: document.number,
    cycle,
    movesThisCycle: [...movesThisCycle],
    movesEver: [...movesEver],
    voting: state.ballots.some(isOpen),
    steward: steward && { person: steward.person, role: steward.role, since: steward.since },
    broughtBy: state.existing ? state.broughtBy : (state.opened?.by ?? null),
  };
};

export const documentStandings = (thread: number, entries: readonly Entry[]): readonly DocumentStanding[] => {
  const draft = draftOf(emptyState());
  const standings: DocumentStanding[] = [];
  for (const entry of entries) {
    const lived = draft.livesHere;
    applyEntry(draft, entry);
    const isThere = draft.existing || draft.merged;
    if (!telling.has(entry.fact.kind) || !isThere || !(lived || draft.livesHere)) continue;
    // Neither sequence numbers nor places in the record: those depend on when somebody looked.
    const name = `elsewhere:${thread}:${entry.at}:${entry.fact.kind}`;
    const times = standings.filter(({ id }) => id.startsWith(name)).length;
    const standing = standingOf(draft, times === 0 ? name : `${name}:${times}`, thread, entry);
    if (standing) standings.push(standing);
  }
  return standings;
};
