/** Commit, Tree, Blob, Ref: the repository's contents. */
import { extname } from "node:path";
import type { Signature, TreeEntry } from "../model/git-store.ts";
import { ancestors } from "../model/history.ts";
import { branchKey, pullRequests } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import { pullRequestCommits } from "../model/pull-request-git.ts";
import { checkSuitesOf, type SuiteArguments } from "./check-fields.ts";
import { connection, PAGING, type PageArguments } from "./connection.ts";
import { type Context, demandToRead } from "./context.ts";
import type { Fields } from "./fields.ts";
import { entryAt, gitObject } from "./git-objects.ts";
import {
  type BlobNode,
  type CommitNode,
  commitNode,
  type GitObjectNode,
  type RefNode,
  repositoryNode,
  repositoryPath,
  type TreeEntryNode,
  type TreeNode,
  threadNode,
  userOrBotNode,
} from "./nodes.ts";
import { type Order, threadPlace } from "./thread-fields.ts";

function objectFields<Node extends GitObjectNode>(oid: (node: Node) => string): Fields<Node> {
  const path = (node: Node, context: Context) => `${repositoryPath(context, node.repository)}/commit/${oid(node)}`;
  return {
    id: (node) => nodeId(node.__typename, oid(node)),
    oid,
    abbreviatedOid: (node) => oid(node).slice(0, 7),
    repository: ({ repository }) => repositoryNode(repository),
    commitUrl: (node, context) => context.world.url + path(node, context),
    commitResourcePath: path,
  };
}

/** GitHub separates the first line from the rest, which starts after an empty line. */
function messageParts(message: string): { readonly headline: string; readonly body: string } {
  const [headline = "", ...rest] = message.trimEnd().split("\n");
  return { headline, body: rest.join("\n").trim() };
}

function gitActor(context: Context, { name, email, at, accountId }: Signature): Readonly<Record<string, unknown>> {
  return { name, email, date: at, user: userOrBotNode(context, accountId) };
}

interface HistoryArguments extends PageArguments {
  readonly path?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

export const commitFields: Fields<CommitNode> = {
  ...objectFields(({ commit }) => commit.sha),
  url: (node, context) => context.world.url + commitPath(node, context),
  resourcePath: (node, context) => commitPath(node, context),
  message: ({ commit }) => commit.message.trimEnd(),
  messageHeadline: ({ commit }) => messageParts(commit.message).headline,
  messageBody: ({ commit }) => messageParts(commit.message).body,
  authoredDate: ({ commit }) => commit.author.at,
  committedDate: ({ commit }) => commit.committer.at,
  /** No longer supported since July 2023, the schema says; the field answers null. */
  pushedDate: () => null,
  author: ({ commit }, context) => gitActor(context, commit.author),
  committer: ({ commit }, context) => gitActor(context, commit.committer),
  authoredByCommitter: ({ commit }) => commit.author.email === commit.committer.email,
  committedViaWeb: ({ commit }) => commit.verified,
  tree: ({ repository, commit }, context): TreeNode => {
    demandToRead(context, "contents");
    const entries = context.git.tree(commit.tree) ?? [];
    return { __typename: "Tree", repository, sha: commit.tree, entries, path: "" };
  },
  file: {
    takes: ["path"],
    resolve({ repository, commit }, args: { readonly path: string }, context) {
      demandToRead(context, "contents");
      return entryAt(context.git, repository, commit.tree, args.path);
    },
  },
  parents: {
    takes: PAGING,
    resolve({ repository, commit }, args: PageArguments, context, info) {
      return connection(
        {
          items: commit.parents.map((sha, index) => ({ sha, index })),
          place: ({ sha, index }) => [index, sha],
          node: ({ sha }) => commitNode(context, repository, sha),
        },
        args,
        context,
        info,
      );
    },
  },
  history: {
    takes: [...PAGING, "path", "since", "until"],
    resolve(node, args: HistoryArguments, context, info) {
      const commits = historyOf(node, args, context);
      return connection(
        {
          // Counted from the root, so that a cursor holds when commits are added at the head.
          items: commits.map((commit, index) => ({ commit, fromRoot: commits.length - index })),
          place: ({ commit, fromRoot }) => [fromRoot, commit.commit.sha],
          descending: true,
          node: ({ commit }) => commit,
        },
        args,
        context,
        info,
      );
    },
  },
  associatedPullRequests: {
    takes: [...PAGING, "orderBy"],
    resolve({ commit }, args: PageArguments & { readonly orderBy?: Order | null }, context, info) {
      const place = threadPlace(args.orderBy);
      const associated = pullRequests(context.state).filter(
        ({ pullRequest }) =>
          pullRequest.mergeCommitSha === commit.sha ||
          pullRequestCommits(context.git, pullRequest).some(({ sha }) => sha === commit.sha),
      );
      return connection(
        {
          items: associated.map(threadNode),
          place,
          descending: args.orderBy?.direction === "DESC",
          node: (node) => node,
        },
        args,
        context,
        info,
      );
    },
  },
  checkSuites: {
    takes: [...PAGING, "filterBy"],
    resolve: (node, args: SuiteArguments, context, info) => checkSuitesOf(node, args, context, info),
  },
};

function commitPath({ repository, commit }: CommitNode, context: Context): string {
  return `${repositoryPath(context, repository)}/commit/${commit.sha}`;
}

/** With a path: the commits that changed what stands there, compared with their first parent. */
function historyOf(
  { repository, commit }: CommitNode,
  args: HistoryArguments,
  context: Context,
): readonly CommitNode[] {
  const { path, since, until } = args;
  return ancestors(context.git, commit.sha).flatMap((sha) => {
    const node = commitNode(context, repository, sha);
    if (node === null) return [];
    const at = Date.parse(node.commit.committer.at);
    if (since != null && at < Date.parse(since)) return [];
    if (until != null && at > Date.parse(until)) return [];
    return path == null || changesPath(node, path, context) ? [node] : [];
  });
}

function changesPath({ repository, commit }: CommitNode, path: string, { git }: Context): boolean {
  const at = (tree: string) => entryAt(git, repository, tree, path)?.entry.sha;
  const parent = commit.parents[0] === undefined ? null : git.commit(commit.parents[0]);
  return at(commit.tree) !== (parent === null ? undefined : at(parent.tree));
}

export const treeFields: Fields<TreeNode> = {
  ...objectFields(({ sha }) => sha),
  entries: ({ repository, entries, path }) =>
    entries.map((entry): TreeEntryNode => {
      return { __typename: "TreeEntry", repository, entry, path: path === "" ? entry.name : `${path}/${entry.name}` };
    }),
};

export const treeEntryFields: Fields<TreeEntryNode> = {
  name: ({ entry }) => entry.name,
  path: ({ path }) => path,
  /** A decimal number for git's octal one: 33188 for 100644. */
  mode: ({ entry }) => Number.parseInt(entry.mode, 8),
  type: ({ entry }) => (isFolder(entry) ? "tree" : "blob"),
  oid: ({ entry }) => entry.sha,
  extension: ({ entry }) => (isFolder(entry) ? null : extname(entry.name)),
  size: ({ entry }, { git }) => git.blob(entry.sha)?.byteLength ?? 0,
  repository: ({ repository }) => repositoryNode(repository),
  object: ({ repository, entry, path }, { git }) => gitObject(git, repository, entry.sha, path),
};

function isFolder(entry: TreeEntry): boolean {
  return entry.mode === "40000";
}

// GraphQL cuts a blob's text here and says so in `isTruncated`.
const MOST_TEXT_BYTES = 512_000;

export const blobFields: Fields<BlobNode> = {
  ...objectFields(({ sha }) => sha),
  byteSize: ({ bytes }) => bytes.byteLength,
  isBinary: ({ bytes }) => isBinary(bytes),
  isTruncated: ({ bytes }) => bytes.byteLength > MOST_TEXT_BYTES,
  text: ({ bytes }) => (isBinary(bytes) ? null : Buffer.from(bytes).toString("utf8", 0, MOST_TEXT_BYTES)),
};

/** As git decides it: a NUL among the first bytes. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

export const refFields: Fields<RefNode> = {
  id: ({ repository, name }) => nodeId("Ref", branchKey(repository.id, name)),
  name: ({ name }) => name,
  prefix: () => "refs/heads/",
  repository: ({ repository }) => repositoryNode(repository),
  target: ({ repository, sha }, context) => commitNode(context, repository, sha),
};
