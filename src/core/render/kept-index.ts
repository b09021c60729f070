/**
 * The index that is kept in the repository, as Markdown: those whose period runs first, with
 * its end, then all others by number. The same facts give the same bytes on whichever day.
 */
import type { IndexedThread } from "../model/indexed-thread.ts";
import type { Kind } from "../model/kind.ts";
import { lastDayOf } from "../time/days.ts";
import { escapeMarkdown } from "./escape.ts";
import { runningStatuses } from "./index-page.ts";
import type { IndexRow } from "./index-rows.ts";
import { pathInLink } from "./path-in-link.ts";
import type { View, Wording } from "./wording.ts";

export interface IndexedKind {
  readonly kind: Kind;
  readonly rows: readonly IndexRow[];
}

interface Around {
  /** The repository's page. */
  readonly url: string;
  readonly zone: string;
  readonly wording: Wording;
}

/** A cell is never empty, so that nothing seems to be forgotten. */
const nothing = "–";

const isRunning = (kind: Kind, { thread }: IndexRow): boolean =>
  thread !== null &&
  thread.state === "open" &&
  thread.ends !== null &&
  thread.rests !== "turned-down" &&
  runningStatuses(kind).has(thread.status);

const byEnd = (one: IndexRow, other: IndexRow): number => {
  const [first, second] = [one.thread?.ends ?? "", other.thread?.ends ?? ""];
  return first < second ? -1 : first > second ? 1 : 0;
};

const markOf = ({ state, rests }: IndexedThread): "turned-down" | "closed" | null =>
  rests === "turned-down" ? rests : state === "closed" ? "closed" : null;

const statusOf = ({ status, thread }: IndexRow, wording: Wording): string => {
  const mark = thread && markOf(thread);
  const name = escapeMarkdown(status ?? nothing);
  return mark ? wording.say(`index.${mark}`, { status: status ?? nothing }) : name;
};

const endOf = (thread: IndexedThread, { zone, wording }: Around): string => {
  if (thread.rests === "paused") return wording.say("index.paused");
  if (thread.rests === "objected-to") return wording.say("index.objected-to");
  return thread.ends === null ? nothing : lastDayOf(thread.ends, zone);
};

const rowView = (row: IndexRow, kind: Kind, around: Around): View => {
  const { number, thread, path } = row;
  const page = thread && `${around.url}/pull/${thread.thread}`;
  const title = escapeMarkdown(row.title || path || thread?.path || nothing);
  return {
    number: number === null ? nothing : `${kind.prefix}-${number}`,
    title: `[${title}](${path === null ? page : `/${pathInLink(path)}`})`,
    status: statusOf(row, around.wording),
    steward: thread?.steward ?? nothing,
    since: thread?.since ? lastDayOf(thread.since, around.zone) : nothing,
    ends: thread ? endOf(thread, around) : nothing,
    request: page === null ? nothing : `[#${thread?.thread}](${page})`,
  };
};

const kindView = ({ kind, rows }: IndexedKind, around: Around): View => {
  const running = rows.filter((row) => isRunning(kind, row));
  const others = rows.filter((row) => !isRunning(kind, row));
  const title = kind.steward.title;
  const statuses = [...runningStatuses(kind)];
  const view = (some: readonly IndexRow[]): View | null =>
    some.length === 0 ? null : { rows: some.map((row) => rowView(row, kind, around)) };
  return {
    noun: kind.noun,
    steward: title.charAt(0).toUpperCase() + title.slice(1),
    statuses: statuses.length === 0 ? null : { names: statuses.join(", ") },
    running: view(running.toSorted(byEnd)),
    others: view(others),
  };
};

export const keptIndex = (kinds: readonly IndexedKind[], around: Around): string =>
  around.wording.comment("index", { kinds: kinds.map((one) => kindView(one, around)) });
