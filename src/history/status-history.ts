/**
 * What statuses each document of a repository has had, from the changes of its files:
 * renames are followed, and a file that comes under the number of one that went in the
 * same commit is that document. A move that the kind's table does not have is named.
 */

import { numberOf, statusOf, titleOf } from "../core/documents/field-values.ts";
import { numberFromPath } from "../core/documents/file-names.ts";
import { readDocument } from "../core/documents/read-document.ts";
import type { Kind } from "../core/model/kind.ts";
import type { Instant, Sha, Status } from "../core/model/names.ts";
import type { Commit } from "./read-git.ts";

export interface Transition {
  /** Null: the document began, or no status could be read before, or it had been removed. */
  readonly from: string | null;
  /** In the kind's spelling where it is one of its statuses; null: no status could be read, or the file was removed. */
  readonly to: string | null;
  readonly at: Instant;
  readonly commit: Sha;
  readonly author: string;
  readonly allowed: boolean;
  /** A sentence for what is not allowed; null otherwise. */
  readonly why: string | null;
}

export interface DocumentHistory {
  readonly number: number | null;
  readonly path: string;
  readonly title: string | null;
  /** As of the last commit; null once it was removed. */
  readonly status: string | null;
  readonly transitions: readonly Transition[];
}

interface Life {
  kind: Kind;
  number: number | null;
  path: string;
  title: string | null;
  /** Undefined before the first. */
  status: string | null | undefined;
  removed: boolean;
  /** The status when it was removed: what it comes back with is held to that. */
  before: string | null | undefined;
  readonly transitions: Transition[];
}

const articled = (kind: Kind): string => `a ${kind.noun}`;

const goesTo = (kind: Kind, from: Status): string => {
  const targets = [...new Set(kind.moves.filter((move) => move.from.includes(from)).map((move) => move.to))].filter(
    (to) => to !== from,
  );
  return targets.length === 0 ? `${from} is an end` : `from ${from} it goes to ${targets.join(", ")}`;
};

const known = (kind: Kind, text: string | null): Status | null =>
  kind.statuses.find(({ name }) => name === text)?.name ?? null;

/** Null: the table has the move. */
const whyNot = (kind: Kind, from: string | null | undefined, to: string | null): string | null => {
  if (to === null) return from === undefined ? "No status can be read in it." : "The status went from the file.";
  const target = known(kind, to);
  if (target === null) return `${JSON.stringify(to)} is no status of ${articled(kind)}.`;
  if (from === undefined) return target === kind.initial ? null : `A new ${kind.noun} begins as ${kind.initial}.`;
  const source = known(kind, from);
  // What a text without a readable status was before cannot be told: its first one is like a beginning.
  if (source === null) return `What it was before is no status of ${articled(kind)}.`;
  return kind.moves.some((move) => move.to === target && move.from.includes(source))
    ? null
    : `${goesTo(kind, source).replace(/^./, (letter) => letter.toUpperCase())}, not to ${target}.`;
};

/** What one version of a file says of itself. */
export interface Version {
  readonly number: number | null;
  readonly title: string | null;
  /** In the kind's spelling where it is known, otherwise as written; null: none can be read. */
  readonly status: string | null;
}

export const readVersion = (kind: Kind, path: string, bytes: Uint8Array): Version => {
  const document = readDocument(kind, path, bytes);
  const status = statusOf(document, kind);
  return {
    number: numberOf(document, kind),
    title: titleOf(document, kind),
    status: status !== null && typeof status === "object" ? status.unknown.trim() : status,
  };
};

const unread: Version = { number: null, title: null, status: null };

export interface HistoryQuestion {
  /** The kind of documents at a path; null: it is none. */
  readonly kindAt: (path: string) => Kind | null;
  /** By blob; one that is not there could not be read. */
  readonly versions: ReadonlyMap<Sha, Version>;
}

interface Present {
  readonly path: string;
  readonly from: string | null;
  readonly kind: Kind;
  readonly read: Version;
}

const presentVersions = (
  commit: Commit,
  kindAt: HistoryQuestion["kindAt"],
  versions: HistoryQuestion["versions"],
): readonly Present[] =>
  commit.changes.flatMap(({ path, from, blob }): readonly Present[] => {
    const kind = kindAt(path);
    if (blob === null || !kind) return [];
    const version = versions.get(blob) ?? unread;
    return [{ path, from, kind, read: { ...version, number: version.number ?? numberFromPath(kind, path) } }];
  });

/**
 * Documents whose place a commit takes away, by that place: their file went, was renamed, or
 * now holds the number of another one that went.
 */
const looseLives = (
  { changes }: Commit,
  present: readonly Present[],
  byPath: ReadonlyMap<string, Life>,
): Map<string, Life> => {
  const loose = new Map<string, Life>();
  for (const { path, from, blob } of changes) {
    const left = from ?? (blob === null ? path : null);
    const life = left === null ? undefined : byPath.get(left);
    if (left !== null && life) loose.set(left, life);
  }
  const numbers = new Set([...loose.values()].flatMap(({ number }) => number ?? []));
  for (const { path, read } of present) {
    const life = byPath.get(path);
    if (!life || life.number === null || read.number === null || life.number === read.number) continue;
    if (numbers.has(read.number)) loose.set(path, life);
  }
  return loose;
};

/** Whose file this was: that of its number, else the one that git calls renamed; null: of whoever is there, or nobody. */
const formerPath = (
  loose: ReadonlyMap<string, Life>,
  { path, from, number, isThere }: { path: string; from: string | null; number: number | null; isThere: boolean },
): string | null => {
  if (isThere) return null;
  const sameNumber = number === null ? undefined : [...loose].find(([, life]) => life.number === number)?.[0];
  if (sameNumber !== undefined) return sameNumber;
  if (from !== null && loose.has(from)) return from;
  return loose.has(path) ? path : null;
};

/** In the order of their numbers, then of their paths. */
export const statusHistory = (
  commits: readonly Commit[],
  { kindAt, versions }: HistoryQuestion,
): readonly DocumentHistory[] => {
  const lives: Life[] = [];
  const byPath = new Map<string, Life>();

  const note = (life: Life, to: string | null, commit: Commit): void => {
    if (life.status === to && !life.removed) return;
    const former = life.removed ? life.before : life.status;
    const why = life.removed && former === to ? null : whyNot(life.kind, former, to);
    const { id, at, author } = commit;
    life.transitions.push({ from: life.status ?? null, to, at, commit: id, author, allowed: why === null, why });
    life.status = to;
  };
  const remove = (life: Life, commit: Commit): void => {
    const { id, at, author } = commit;
    const target = commit.changes.find(({ from }) => from === life.path)?.path;
    const why =
      target === undefined
        ? "The file was removed."
        : `The file was renamed to ${JSON.stringify(target)}, which is not named as ${articled(life.kind)}.`;
    if (life.status !== null || !life.removed)
      life.transitions.push({ from: life.status ?? null, to: null, at, commit: id, author, allowed: false, why });
    life.removed = true;
    gone.add(life);
    life.before = life.status;
    life.status = null;
  };

  /** In the order in which they went. */
  const gone = new Set<Life>();
  /** The one that was removed last of those under that number; without a number, from that path. */
  const cameBack = (path: string, number: number | null): Life | undefined => {
    const found = [...gone].findLast((life) =>
      number === null || life.number === null ? life.path === path : life.number === number,
    );
    if (found) gone.delete(found);
    return found;
  };

  for (const commit of commits) {
    const present = presentVersions(commit, kindAt, versions);
    const loose = looseLives(commit, present, byPath);
    for (const [path, life] of loose) if (byPath.get(path) === life) byPath.delete(path);
    for (const { path, from, kind, read } of present) {
      const before = formerPath(loose, { path, from, number: read.number, isThere: byPath.has(path) });
      let life = before === null ? (byPath.get(path) ?? cameBack(path, read.number)) : loose.get(before);
      if (before !== null) loose.delete(before);
      if (!life) {
        life = {
          kind,
          number: null,
          path,
          title: null,
          status: undefined,
          removed: false,
          before: undefined,
          transitions: [],
        };
        lives.push(life);
      }
      byPath.set(path, life);
      life.kind = kind;
      life.path = path;
      note(life, read.status, commit);
      life.removed = false;
      life.number = read.number ?? life.number;
      life.title = read.title ?? life.title;
    }
    for (const life of loose.values()) remove(life, commit);
  }
  return lives
    .map(({ number, path, title, status, transitions }) => ({
      number,
      path,
      title,
      status: status ?? null,
      transitions,
    }))
    .sort(
      (one, other) =>
        (one.number ?? Number.POSITIVE_INFINITY) - (other.number ?? Number.POSITIVE_INFINITY) ||
        (one.path < other.path ? -1 : one.path > other.path ? 1 : 0),
    );
};
