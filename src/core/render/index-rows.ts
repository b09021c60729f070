/**
 * What the kept index lists: documents that came with threads, by the record, and those on
 * the default branch that no record has, by their headers. Of several threads about one
 * document the one that moved it last speaks for it.
 */
import type { IndexedThread } from "../model/indexed-thread.ts";
import type { Kind } from "../model/kind.ts";

/** A document of the default branch. */
export interface DocumentThere {
  readonly path: string;
  /** By its file's name, or by its header. */
  readonly number: number | null;
  /** Read only where no thread brought it; null: not read. */
  readonly header: { readonly title: string | null; readonly status: string | null } | null;
}

export interface IndexRow {
  readonly number: number | null;
  /** Null: none that could be read. */
  readonly title: string | null;
  readonly status: string | null;
  /** Null: no record has it. */
  readonly thread: IndexedThread | null;
  /** Where it stands on the default branch; null: it does not. */
  readonly path: string | null;
}

export const isAbout = (
  thread: IndexedThread,
  kind: Kind,
  { path, number }: Pick<DocumentThere, "path" | "number">,
): boolean => thread.kind === kind.name && (thread.path === path || (number !== null && thread.number === number));

/** What was given up before anything was decided, and has no number, is not listed. */
const isListed = ({ state, number, status, rests }: IndexedThread, kind: Kind): boolean =>
  state !== "closed" ||
  number !== null ||
  rests === "turned-down" ||
  (kind.statuses.find(({ name }) => name === status)?.gate ?? "waiting") !== "waiting";

/** What was closed unmerged speaks only where nothing else does. */
const isLater = (one: IndexedThread, other: IndexedThread): number => {
  const isClosed = ({ state }: IndexedThread): number => (state === "closed" ? 0 : 1);
  if (isClosed(one) !== isClosed(other)) return isClosed(one) - isClosed(other);
  const [first, second] = [one.since ?? "", other.since ?? ""];
  return first < second ? -1 : first > second ? 1 : one.thread - other.thread;
};

const ofDocument = ({ number, path }: IndexedThread): string => (number === null ? `path ${path}` : `number ${number}`);

const inOrder = (one: IndexRow, other: IndexRow): number =>
  (one.number ?? Number.POSITIVE_INFINITY) - (other.number ?? Number.POSITIVE_INFINITY) ||
  (one.thread?.thread ?? 0) - (other.thread?.thread ?? 0) ||
  ((one.path ?? "") < (other.path ?? "") ? -1 : 1);

/** By number; those without one last. */
export const indexRows = (
  kind: Kind,
  threads: readonly IndexedThread[],
  documents: readonly DocumentThere[],
): readonly IndexRow[] => {
  const own = threads.filter((thread) => thread.kind === kind.name && isListed(thread, kind));
  const speaking = [...Map.groupBy(own, ofDocument).values()].flatMap((of) => of.toSorted(isLater).slice(-1));
  const brought = speaking.map((thread): IndexRow => {
    const there = documents.find((document) => isAbout(thread, kind, document));
    const { number, title, status } = thread;
    return { number, title, status, thread, path: there?.path ?? null };
  });
  const others = documents
    .filter((document) => !speaking.some((thread) => isAbout(thread, kind, document)))
    .map(({ path, number, header }): IndexRow => {
      return { number, title: header?.title ?? null, status: header?.status ?? null, thread: null, path };
    });
  return [...brought, ...others].sort(inOrder);
};
