/**
 * The other documents of the repository, as far as rules over several of them look: who
 * claims a number, and the headers of those that a document names. Names of files and a
 * bounded number of headers are read, at the default branch's head; a document that the
 * thread itself brings counts as it stands there.
 */
import picomatch from "picomatch";
import { numberFromPath } from "../core/documents/file-names.ts";
import { readDocument } from "../core/documents/read-document.ts";
import { holdsLinks, targetsOf } from "../core/format/links.ts";
import { formatRules } from "../core/format/registry.ts";
import { claimedNumber, type Shelf, shelfOfVolumes, unreadShelf, type Volume, volumeOf } from "../core/format/shelf.ts";
import type { Document } from "../core/model/document.ts";
import type { Kind } from "../core/model/kind.ts";
import type { DocumentGroup } from "../core/model/policy.ts";
import { GitHubError } from "../github/github-error.ts";
import type { FileChangeReading, FileReading } from "../github/ports.ts";
import { readAtBase } from "./document-at-base.ts";
import { documentPaths } from "./document-paths.ts";
import type { NeedContext } from "./need-context.ts";

/** Headers that are read for one document; of what it names beyond that it is said that nobody looked. */
const mostHeaders = 20;

export interface OtherDocuments {
  readonly shelf: Shelf;
  /** Whether the number that the document claims is its own already. */
  readonly isNumbered: boolean;
}

interface Question {
  readonly context: NeedContext;
  readonly group: DocumentGroup;
  readonly kind: Kind;
  readonly document: Document;
  readonly isAdded: boolean;
  /** Paths that the thread changes, under old and new names. */
  readonly touched: ReadonlySet<string>;
  /** The other documents that the thread brings. */
  readonly brought: readonly Volume[];
}

const headed = async ({ context, kind }: Question, path: string): Promise<Volume | null> => {
  const number = numberFromPath(kind, path);
  const file = await readAtBase(context, path);
  if (file.kind === "file") return volumeOf(kind, readDocument(kind, path, file.bytes));
  const why = file.kind === "unreadable" ? file.why : "it is not there any more.";
  return number === null ? null : { path, number, header: { unread: why } };
};

const neverRead = { unread: `No more than ${mostHeaders} documents are looked up for one.` };

/** The numbers that it names, itself aside. */
const targetsIn = (kind: Kind, document: Document): readonly number[] => {
  const own = claimedNumber(kind, document);
  const named = kind.fields.filter(holdsLinks).flatMap((definition) => targetsOf(document, kind, definition));
  return [...new Set(named)].filter((number) => number !== own);
};

const volumesAtBase = async (question: Question, targets: readonly number[]): Promise<readonly Volume[]> => {
  const { context, group, kind, document, isAdded, touched } = question;
  const paths = await documentPaths(context, group);
  const volumes: Volume[] = [];
  let read = 0;
  const others = paths.filter((path) => !touched.has(path));
  const { repository, state } = context.reading;
  // Merged, and not there any more: what has its number is itself, under the name that it has now.
  const moved = state === "merged" && !paths.includes(document.path) ? claimedNumber(kind, document) : null;
  for (const path of others) {
    const number = numberFromPath(kind, path);
    if (number === null || number === moved) continue;
    if (!targets.includes(number)) volumes.push({ path, number, header: null });
    else if (read >= mostHeaders) volumes.push({ path, number, header: neverRead });
    else {
      read += 1;
      volumes.push(...[await headed(question, path)].filter((one) => one !== null));
    }
  }
  // Documents that are not named after their number yet: only their header says it.
  const isMissing = targets.some((target) => volumes.every(({ number }) => number !== target));
  const unnamed = others.filter(
    (path) => numberFromPath(kind, path) === null && picomatch.isMatch(path, group.files, { dot: true }),
  );
  if (isMissing) {
    for (const path of unnamed.slice(0, mostHeaders - read)) {
      volumes.push(...[await headed(question, path)].filter((one) => one !== null));
    }
  }
  const own = numberFromPath(kind, document.path);
  // Brought as a new file, while one of that name has come onto the default branch.
  if (isAdded && state !== "merged" && own !== null && paths.includes(document.path)) {
    volumes.push({ path: `${repository.defaultBranch}:${document.path}`, number: own, header: null });
  }
  return volumes;
};

/**
 * Numbers that other threads hold for documents which are not on the default branch. Its own
 * is taken over by the thread on which it goes on once it is merged: that is no rival.
 */
const heldElsewhere = async (
  { context, kind, document, isAdded }: Question,
  known: readonly Volume[],
): Promise<readonly Volume[]> => {
  const { store, place, subject, reading } = context;
  const own = claimedNumber(kind, document);
  const mayBeRival = isAdded && reading.state !== "merged";
  return (await store.numbers(place.id, kind.name, subject))
    .filter(({ number }) => known.every((one) => one.number !== number) && (mayBeRival || number !== own))
    .map(({ number, holder }) => ({ path: holder, number, header: null }));
};

const othersOf = async (question: Question): Promise<OtherDocuments | null> => {
  const { kind, document, context, isAdded, brought } = question;
  const targets = targetsIn(kind, document);
  if (targets.length === 0 && claimedNumber(kind, document) === null) return null;
  const isNumbered = !isAdded || context.number !== null;
  try {
    const there = [...(await volumesAtBase(question, targets)), ...brought];
    return { shelf: shelfOfVolumes([...there, ...(await heldElsewhere(question, there))]), isNumbered };
  } catch (error) {
    // What trying again can help fails the look, which is tried again.
    if (error instanceof GitHubError && !error.retryable) return { shelf: unreadShelf(error.message), isNumbered };
    throw error;
  }
};

const looksAtOthers = ({ format }: Kind): boolean =>
  format.some(({ rule }) => formatRules.get(rule)?.overSeveral === true);

/** By the path of the document; of those that name nobody and claim no number nothing is looked up. */
export const readOtherDocuments = async (
  context: NeedContext,
  files: readonly FileChangeReading[],
  documents: readonly FileReading[],
): Promise<ReadonlyMap<string, OtherDocuments>> => {
  const { policy } = context;
  const touched = new Set(files.flatMap(({ path, previous }) => (previous === null ? [path] : [path, previous])));
  const read = documents.flatMap((file) => {
    const group = policy.documents.find((one) => picomatch.isMatch(file.path, one.files, { dot: true }));
    const kind = group && policy.kinds.get(group.kind);
    if (file.kind !== "file" || !kind || !looksAtOthers(kind)) return [];
    const document = readDocument(kind, file.path, file.bytes);
    return document.headerSpan === null ? [] : [{ group, kind, document }];
  });
  const found = new Map<string, OtherDocuments>();
  for (const { group, kind, document } of read) {
    const change = files.find(({ path }) => path === document.path);
    const isAdded = change === undefined || change.change === "added";
    const brought = read
      .filter((other) => other.kind === kind && other.document !== document)
      .flatMap((other) => volumeOf(kind, other.document) ?? []);
    const others = await othersOf({ context, group, kind, document, isAdded, touched, brought });
    if (others) found.set(document.path, others);
  }
  return found;
};
