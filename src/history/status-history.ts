/**
 * What statuses each document of a repository has had, from the changes of its files along
 * the first parents. A move that the kind's table does not have is named. A merge counts as
 * one change of what it brought; where the table has no such move, and has each of those
 * that its own commits made on the way, these are told instead.
 */
import { numberFromPath } from "../core/documents/file-names.ts";
import type { Kind } from "../core/model/kind.ts";
import type { Instant, Sha } from "../core/model/names.ts";
import { type Arrival, formerPath, looseLives, type Placed } from "./loose-lives.ts";
import type { Commit } from "./read-git.ts";
import type { Version } from "./read-version.ts";
import { commitLine } from "./side-commits.ts";
import { articled, whyNotAllowed } from "./why-not-allowed.ts";

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

interface Life extends Placed {
  kind: Kind;
  number: number | null;
  blob: Sha | null;
  path: string;
  title: string | null;
  /** Undefined before the first. */
  status: string | null | undefined;
  removed: boolean;
  /** The last one that could be read, where there is none now: what comes is held to that. Undefined: none ever could. */
  before: string | undefined;
  readonly transitions: Transition[];
}

const unread: Version = { number: null, title: null, status: null };

export interface HistoryQuestion {
  /** The kind of documents at a path; null: it is none. */
  readonly kindAt: (path: string) => Kind | null;
  /** By blob; one that is not there could not be read. */
  readonly versions: ReadonlyMap<Sha, Version>;
  /** What came before the commits without parents is not known. */
  readonly isShallow: boolean;
}

interface Present extends Arrival {
  readonly kind: Kind;
  readonly read: Version;
}

const presentVersions = ({ changes }: Commit, { kindAt, versions }: HistoryQuestion): readonly Present[] =>
  changes.flatMap(({ path, from, blob }): readonly Present[] => {
    const kind = kindAt(path);
    if (blob === null || !kind) return [];
    const read = versions.get(blob) ?? unread;
    return [{ path, from, kind, blob, read, number: read.number ?? numberFromPath(kind, path) }];
  });

const newLife = (kind: Kind, path: string): Life => ({
  kind,
  number: null,
  blob: null,
  path,
  title: null,
  status: undefined,
  removed: false,
  before: undefined,
  transitions: [],
});

type BroughtBy = (merge: Sha) => readonly Commit[];

/** The moves by which a branch came from one status to the other; null: not all of them are of the table. */
const stepsBetween = (
  { kind, transitions }: Life,
  from: string | undefined,
  to: string,
): readonly Transition[] | null => {
  const steps = transitions[0]?.to === from ? transitions.slice(1) : transitions;
  const judged = steps.map((step, place): Transition => {
    const before = place === 0 ? from : (steps[place - 1]?.to ?? undefined);
    return { ...step, from: before ?? null, allowed: whyNotAllowed(kind, before, step.to) === null, why: null };
  });
  return judged.at(-1)?.to === to && judged.every(({ allowed }) => allowed) ? judged : null;
};

const follow = (commits: readonly Commit[], question: HistoryQuestion, broughtBy: BroughtBy): readonly Life[] => {
  const lives: Life[] = [];
  const byPath = new Map<string, Life>();
  /** In the order in which they went. */
  const gone = new Set<Life>();
  const branches = new Map<Sha, readonly Life[]>();

  const onBranch = ({ id, parents }: Commit, path: string): Life | undefined => {
    if (parents.length < 2) return undefined;
    const found = branches.get(id) ?? follow(broughtBy(id), question, () => []);
    branches.set(id, found);
    return found.findLast((life) => life.path === path && !life.removed);
  };

  const note = (life: Life, to: string | null, commit: Commit): void => {
    if (life.status === to && !life.removed) return;
    const former = life.status ?? life.before;
    const isKnown = former !== undefined || !question.isShallow || commit.parents.length > 0;
    const isBack = life.status === null && former !== undefined && former === to;
    const why = isBack || !isKnown ? null : whyNotAllowed(life.kind, former, to);
    const branch = why === null || to === null ? undefined : onBranch(commit, life.path);
    const steps = branch && to !== null ? stepsBetween(branch, former, to) : null;
    const { id, at, author } = commit;
    const whole = { from: life.status ?? null, to, at, commit: id, author, allowed: why === null, why };
    life.transitions.push(...(steps ?? [whole]));
    life.before = life.status ?? life.before;
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
    life.before = life.status ?? life.before;
    life.status = null;
  };

  /** The one that was removed last of those under that number; without a number, from that path. */
  const cameBack = (path: string, number: number | null): Life | undefined => {
    const found = [...gone].findLast((life) =>
      number === null || life.number === null ? life.path === path : life.number === number,
    );
    if (found) gone.delete(found);
    return found;
  };

  for (const commit of commits) {
    const present = presentVersions(commit, question);
    const loose = looseLives(commit, present, byPath);
    for (const [path, life] of loose) if (byPath.get(path) === life) byPath.delete(path);
    for (const arrival of present) {
      const { path, kind, blob, number, read } = arrival;
      const before = formerPath(loose, arrival, byPath.has(path));
      const known = before === null ? (byPath.get(path) ?? cameBack(path, number)) : loose.get(before);
      if (before !== null) loose.delete(before);
      const life = known ?? newLife(kind, path);
      if (!known) lives.push(life);
      byPath.set(path, life);
      life.kind = kind;
      life.path = path;
      life.blob = blob;
      note(life, read.status, commit);
      life.removed = false;
      life.number = number ?? life.number;
      life.title = read.title ?? life.title;
    }
    for (const life of loose.values()) remove(life, commit);
  }
  return lives;
};

/** `commits`: all of them, oldest first. In the order of their numbers, then of their paths. */
export const statusHistory = (commits: readonly Commit[], question: HistoryQuestion): readonly DocumentHistory[] => {
  const { line, broughtBy } = commitLine(commits);
  return follow(line, question, broughtBy)
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
