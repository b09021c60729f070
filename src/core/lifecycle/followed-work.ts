/**
 * All the work on a document that is followed: what the header names, then what was
 * named by command and does not stand there. A link is one piece of work, however it is
 * written; the header's area goes before a command's.
 */
import { workNamed } from "../documents/work-in-header.ts";
import { addressOf, askedThread, targetOf, type WorkHome, workKey, workName } from "../documents/work-target.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant, TextHash } from "../model/names.ts";
import type { State } from "../model/state.ts";
import type { Person } from "../model/subject.ts";
import { mostWorkLooked, type WorkReading, type WorkStanding, type WorkTarget } from "../model/work.ts";

export interface FollowedWork {
  readonly area: string | null;
  /** Null: nothing is linked, people or time were promised; or the text was erased. */
  readonly link: {
    readonly key: string;
    readonly name: string;
    readonly address: string;
    /** To be asked for on GitHub; null: a page, or beyond the bound. */
    readonly asked: { readonly repository: string; readonly number: number } | null;
  } | null;
  /** Who named it by command; null: the header does. */
  readonly by: Person | null;
  readonly at: Instant | null;
  readonly reason: TextHash | null;
}

export interface FollowQuestion {
  readonly state: Pick<State, "work">;
  readonly kind: Kind;
  readonly reading: HeadReading | { readonly unreadable: string } | null;
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly home: WorkHome;
}

const linkOf = (target: WorkTarget, home: WorkHome): NonNullable<FollowedWork["link"]> => ({
  key: workKey(target, home),
  name: workName(target, home),
  address: addressOf(target, home),
  asked: askedThread(target, home),
});

export const followedWork = ({ state, kind, reading, texts, home }: FollowQuestion): readonly FollowedWork[] => {
  if (!kind.work) return [];
  const document = reading && !("unreadable" in reading) ? reading.document : null;
  const bytes = reading && !("unreadable" in reading) ? reading.bytes : null;
  const inHeader = document && bytes ? workNamed(document, kind, bytes) : [];
  const all: FollowedWork[] = inHeader.map(({ target, area }) => ({
    area,
    link: linkOf(target, home),
    by: null,
    at: null,
    reason: null,
  }));
  for (const { area, link, by, at, reason } of state.work) {
    const text = link === null ? undefined : texts.get(link);
    const target = text === undefined ? null : targetOf(text);
    all.push({ area, link: target && linkOf(target, home), by, at, reason });
  }
  const found = new Map<string, FollowedWork>();
  const others: FollowedWork[] = [];
  for (const one of all) {
    if (one.link === null) others.push(one);
    else {
      const { key } = one.link;
      const known = found.get(key);
      found.set(key, known ? { ...known, area: known.area ?? one.area, by: known.by ?? one.by } : one);
    }
  }
  const linked = [...found.values()].map((one, place) =>
    place < mostWorkLooked || one.link === null ? one : { ...one, link: { ...one.link, asked: null } },
  );
  return [...linked, ...others];
};

/** How it stands, as it was last read. */
export const standingOfWork = ({ link }: FollowedWork, reading: WorkReading | null): WorkStanding =>
  link?.asked ? (reading?.standings[link.key] ?? "unknown") : "unlooked";

export const isDone = (standing: WorkStanding): boolean => standing === "merged" || standing === "closed";

/** Nothing of it that can be looked at is open any more, and some of it was done. */
export const isAllDone = (work: readonly FollowedWork[], reading: WorkReading | null): boolean => {
  const standings = work.map((one) => standingOfWork(one, reading)).filter((standing) => standing !== "unlooked");
  return standings.some(isDone) && standings.every((standing) => isDone(standing) || standing === "dropped");
};

/** While something is still to come of it: before a decision, and where the move that it leads to can be made. */
export const isFollowed = (kind: Kind, { status }: Pick<State, "status">): boolean => {
  const { work } = kind;
  if (!work || status === null) return false;
  const waits = kind.statuses.find(({ name }) => name === status)?.gate === "waiting";
  return waits || kind.moves.some(({ verb, from }) => verb === work.leadsTo && from.includes(status));
};
