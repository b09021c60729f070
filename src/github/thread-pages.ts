/**
 * Reads a thread whole: the first query, then all lists that go on, together,
 * until none does. A list that is too long, a cursor that stands still or a
 * count that does not agree fails the reading: half a list is none.
 */
import type { Instant } from "../core/model/names.ts";
import type { EntryAnswer } from "./blob-reading.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { RepositoryPlace } from "./ports.ts";
import type {
  CommentAnswer,
  EventAnswer,
  FileAnswer,
  FirstAnswer,
  HeadAnswer,
  MoreAnswer,
  Page,
  RepositoryAnswer,
  ReviewAnswer,
  RunAnswer,
  SuiteAnswer,
  ThreadAnswer,
} from "./thread-answer.ts";
import { cursorVariable, firstQuery, type ListName, listNames, moreQuery, type Unread } from "./thread-query.ts";

/** Everything that was asked for, all pages of it. */
export interface WholeThread {
  readonly repository: RepositoryAnswer;
  readonly thread: ThreadAnswer;
  readonly date: Instant;
  readonly labels: readonly { readonly name: string }[];
  readonly assignees: readonly { readonly login: string }[];
  readonly comments: readonly CommentAnswer[];
  readonly reviews: readonly ReviewAnswer[];
  readonly timeline: readonly EventAnswer[];
  readonly files: readonly FileAnswer[];
  readonly runs: readonly RunAnswer[];
  /** In the order in which they were asked for; null: absent. */
  readonly documents: readonly (EntryAnswer | null)[];
}

/** Items of one list at most; with more, the thread is not one that people read either. */
const mostItems = 5_000;

/** A list as far as it has been read. */
interface Gathered<Node> {
  readonly nodes: Map<string, Node>;
  pages: number;
  total: number;
  next: string | null;
}

type Keyed = { readonly id?: string; readonly path?: string };

export const readWholeThread = async (
  clients: GitHubClients,
  app: number,
  place: RepositoryPlace,
  number: number,
  paths: readonly string[],
): Promise<WholeThread | null> => {
  const what = `read ${place.owner}/${place.name}#${number}`;
  const base = { owner: place.owner, name: place.name, number };
  const documentVariables = Object.fromEntries(paths.map((path, index) => [`d${index}`, path]));
  const first = await clients.query<FirstAnswer>(place.installation, what, firstQuery(paths.length), {
    ...base,
    app,
    ...documentVariables,
  });
  const repository = first?.data.repository;
  const thread = repository?.thread;
  if (!first || !repository || !thread) return null;

  const lists = new Map<ListName, Gathered<Keyed>>();
  for (const name of listNames) {
    const page: Page<Keyed> | null | undefined = thread[name];
    if (page) absorb(gathered(lists, name), page, name, what);
  }
  const suites: Gathered<SuiteAnswer> = empty();
  const runs = new Map<string, Gathered<RunAnswer>>();
  const absorbHead = (page: Page<SuiteAnswer> | null | undefined): void => {
    if (!page) return;
    absorb(suites, page, "check suites", what);
    for (const suite of page.nodes) {
      if (suite) absorb(gathered(runs, suite.id), suite.runs, "check runs", what);
    }
  };

  const isPullRequest = thread.__typename === "PullRequest";
  const head = thread.headRefOid ?? null;
  // The last commit of the list is the head, but GitHub promises that nowhere: compared, and otherwise asked for by its id.
  const listed = thread.commits?.nodes?.[0]?.commit ?? null;
  let atHead: Partial<HeadAnswer> | null = listed?.oid === head ? listed : null;
  absorbHead(atHead?.suites);

  let date = first.date;
  for (;;) {
    const unread: Unread = {
      isPullRequest,
      lists: new Map([...lists].flatMap(([name, { next }]) => (next === null ? [] : [[name, next] as const]))),
      suites: isPullRequest && atHead === null ? "" : suites.next,
      documentCount: paths.length,
      runs: [...runs].flatMap(([suite, { next }]) => (next === null ? [] : [{ suite, after: next }])),
    };
    if (unread.lists.size === 0 && unread.suites === null && unread.runs.length === 0) break;
    const more = await clients.query<MoreAnswer>(place.installation, what, moreQuery(unread), {
      ...base,
      ...(unread.suites === null ? {} : { head, app }),
      ...(unread.suites === "" ? documentVariables : {}),
      ...(unread.suites ? { afterSuites: unread.suites } : {}),
      ...Object.fromEntries([...unread.lists].map(([name, next]) => [cursorVariable(name), next])),
      ...Object.fromEntries(
        unread.runs.flatMap(({ suite, after }, index) => [
          [`s${index}`, suite],
          [`after${index}`, after],
        ]),
      ),
    });
    const again = more?.data.repository?.thread;
    if (!more || !again || (isPullRequest && again.headRefOid !== head)) throw moved(what);
    date = more.date;
    for (const name of unread.lists.keys()) {
      const page: Page<Keyed> | null | undefined = again[name];
      if (!page) throw moved(what);
      absorb(gathered(lists, name), page, name, what);
    }
    if (unread.suites !== null) {
      const answered = more.data.repository?.head ?? null;
      if (answered === null) throw moved(what);
      if (unread.suites === "") atHead = answered;
      absorbHead(answered.suites);
    }
    for (const [index, { suite }] of unread.runs.entries()) {
      const page = more.data[`s${index}`]?.runs;
      if (!page) throw moved(what);
      absorb(gathered(runs, suite), page, "check runs", what);
    }
  }

  checkCounts(lists, thread, what);
  const all = <Node>(name: ListName): readonly Node[] =>
    [...(lists.get(name)?.nodes.values() ?? [])] as unknown as Node[];
  return {
    repository,
    thread,
    date,
    labels: all("labels"),
    assignees: all("assignees"),
    comments: all("comments"),
    reviews: all("reviews"),
    timeline: all("timeline"),
    files: all("files"),
    runs: [...runs.values()].flatMap(({ nodes }) => [...nodes.values()]),
    documents: isPullRequest ? paths.map((_, index) => atHead?.[`d${index}`] ?? null) : [],
  };
};

const empty = <Node>(): Gathered<Node> => ({ nodes: new Map(), pages: 0, total: 0, next: null });

const gathered = <Key, Node>(map: Map<Key, Gathered<Node>>, key: Key): Gathered<Node> => {
  const known = map.get(key);
  if (known) return known;
  const made = empty<Node>();
  map.set(key, made);
  return made;
};

/** Adds a page; something that moved and came twice stands once, with what was said of it last. */
const absorb = <Node extends Keyed>(list: Gathered<Node>, page: Page<Node>, name: string, what: string): void => {
  for (const node of page.nodes) {
    const key = node?.id ?? node?.path;
    if (node && key !== undefined) list.nodes.set(key, node);
  }
  const { hasNextPage, endCursor } = page.pageInfo;
  if (hasNextPage && (endCursor === null || endCursor === list.next)) throw moved(what);
  if (list.nodes.size > mostItems || page.totalCount > mostItems) {
    throw new GitHubError(
      `The App reads up to ${mostItems} ${name} of one thread and there are more, so it does not go on: ${what}.`,
      { status: null, retryable: false },
    );
  }
  list.pages += 1;
  list.total = page.totalCount;
  list.next = hasNextPage ? endCursor : null;
};

/**
 * One page is one moment; pages are several, and the count tells whether something moved between them.
 * Timelines are left out: GitHub does not say whether their count knows of the filter.
 */
const checkCounts = (lists: ReadonlyMap<ListName, Gathered<Keyed>>, thread: ThreadAnswer, what: string): void => {
  for (const [name, { nodes, pages, total }] of lists) {
    if (name !== "timeline" && pages > 1 && nodes.size !== total) throw moved(what);
  }
  const files = lists.get("files")?.nodes.size;
  if (files === undefined || thread.changedFiles === undefined || files === thread.changedFiles) return;
  if (thread.changedFiles > 3_000) {
    throw new GitHubError(
      `The pull request changes ${thread.changedFiles} files, and GitHub lists no more than 3,000: ${what}.`,
      { status: null, retryable: false },
    );
  }
  throw moved(what);
};

const moved = (what: string): GitHubError =>
  new GitHubError(`The thread changed while it was read; it is read again: ${what}.`, {
    status: null,
    retryable: true,
  });
