/** How a document stood on its other threads, by their records (docs/adr/0033). */
import type { ElsewhereChange } from "../core/model/act.ts";
import type { DocumentIdentity, DocumentStanding, Elsewhere } from "../core/model/document-standing.ts";
import type { Entry } from "../core/model/entry.ts";
import type { State } from "../core/model/state.ts";
import { documentStandings } from "../core/record/document-standings.ts";
import { laterOf } from "../core/time/instant.ts";
import type { NeedContext } from "./need-context.ts";

/** By what the other threads of the recorded document are found; null: no other thread can have anything to do with it yet. */
export const identityOf = ({ document, existing, merged, head }: State): DocumentIdentity | null => {
  if (document === null || !(existing || merged)) return null;
  const base = merged ? undefined : head?.base?.path;
  return { kind: document.kind, number: document.number, paths: [...new Set([base ?? document.path, document.path])] };
};

export const readElsewhere = async (
  { store, place, subject }: NeedContext,
  document: DocumentIdentity,
): Promise<Elsewhere> => {
  const standings: DocumentStanding[] = [];
  let known = 0;
  for (const number of await store.documentThreads(place.id, document, subject)) {
    const { entries } = await store.load({ kind: "thread", repository: place.id, number });
    standings.push(...documentStandings(number, entries));
    for (const { seq, fact } of entries)
      if (fact.kind === "moved" || fact.kind === "undone") known = Math.max(known, seq);
  }
  return { standings: standings.sort((one, other) => one.seq - other.seq), known };
};

/**
 * What the others recorded and this thread has not folded: nothing that was older than its own last
 * move, and nothing that was known when it was opened. `own` are its entries as they were loaded.
 */
export const elsewhereChanges = (
  state: State,
  elsewhere: Elsewhere | null,
  own: readonly Entry[],
): readonly ElsewhereChange[] => {
  const { opened } = state;
  if (elsewhere === null || opened === null) return [];
  const seqOf = (kind: "opened" | "moved"): number => own.findLast(({ fact }) => fact.kind === kind)?.seq ?? 0;
  const folded = elsewhere.standings.findLast(({ id }) => state.judged.has(id))?.seq ?? 0;
  const [openedAs, last] = [seqOf("opened"), Math.max(seqOf("moved"), folded)];
  return elsewhere.standings
    .filter(({ seq, at }) => seq > last && (at > opened.at || (openedAs > 0 && seq > openedAs)))
    .map((standing) => ({
      kind: "elsewhere",
      key: { at: laterOf(standing.at, opened.at), rank: 7, source: standing.seq, index: 0 },
      standing,
    }));
};
