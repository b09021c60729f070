/** PullRequest: branches, merging, reviews, commits and changed files. */
import { branchHead, mayAtLeast, type PullRequestThread } from "../model/look-up.ts";
import { mergedFiles, pullRequestCommits } from "../model/pull-request-git.ts";
import { connection, PAGING, type PageArguments } from "./connection.ts";
import type { Context } from "./context.ts";
import type { Fields } from "./fields.ts";
import { mergeQueueEntryNode, mergeQueueNode } from "./merge-queue-fields.ts";
import {
  accountNode,
  actorNode,
  commitNode,
  type PullRequestCommitNode,
  type PullRequestNode,
  type RefNode,
  type ReviewNode,
  repositoryNode,
  repositoryOf,
} from "./nodes.ts";
import { changesOf } from "./pull-request-changes.ts";
import { threadFields } from "./thread-fields.ts";

const CHANGE_TYPES = { added: "ADDED", removed: "DELETED", modified: "MODIFIED", renamed: "RENAMED" } as const;

export const pullRequestFields: Fields<PullRequestNode> = {
  ...threadFields,
  id: ({ thread }) => thread.pullRequest.nodeId,
  databaseId: ({ thread }) => thread.pullRequest.id,
  fullDatabaseId: ({ thread }) => String(thread.pullRequest.id),
  state: ({ thread }) => (thread.pullRequest.mergedAt === null ? thread.state.toUpperCase() : "MERGED"),
  isDraft: ({ thread }) => thread.pullRequest.draft,
  merged: ({ thread }) => thread.pullRequest.mergedAt !== null,
  mergedAt: ({ thread }) => thread.pullRequest.mergedAt,
  mergedBy: ({ thread }, context) => actorNode(context, thread.pullRequest.mergedById),
  mergeCommit: ({ thread }, context) =>
    commitNode(context, repositoryOf(context, thread.repositoryId), thread.pullRequest.mergeCommitSha),
  isCrossRepository: ({ thread }) => thread.pullRequest.headRepositoryId !== thread.repositoryId,
  /** Only a fork's owner has something to allow. */
  maintainerCanModify: ({ thread }) =>
    thread.pullRequest.headRepositoryId !== thread.repositoryId && thread.pullRequest.maintainerCanModify,
  baseRefName: ({ thread }) => thread.pullRequest.baseRef,
  baseRefOid: ({ thread }) => thread.pullRequest.baseSha,
  baseRef: ({ thread }, context) => refNode(context, thread.repositoryId, thread.pullRequest.baseRef),
  baseRepository: ({ thread }, context) => repositoryNode(repositoryOf(context, thread.repositoryId)),
  headRefName: ({ thread }) => thread.pullRequest.headRef,
  headRefOid: ({ thread }) => thread.pullRequest.headSha,
  headRef: ({ thread: { pullRequest } }, context) =>
    pullRequest.headRepositoryId !== null && pullRequest.headExists
      ? refNode(context, pullRequest.headRepositoryId, pullRequest.headRef)
      : null,
  headRepository: ({ thread }, context) => {
    const id = thread.pullRequest.headRepositoryId;
    return id === null ? null : repositoryNode(repositoryOf(context, id));
  },
  headRepositoryOwner: ({ thread }, context) => {
    const id = thread.pullRequest.headRepositoryId;
    return id === null ? null : accountNode(context.world.account(repositoryOf(context, id).ownerId));
  },
  mergeable: ({ thread }, context) => mergeability(context, thread),
  mergeStateStatus: ({ thread }, context) => {
    const mergeable = mergeability(context, thread);
    return mergeable === "MERGEABLE" ? "CLEAN" : mergeable === "CONFLICTING" ? "DIRTY" : "UNKNOWN";
  },
  /** The stand-in's repository has no rule that requires reviews; GitHub then decides nothing. */
  reviewDecision: () => null,
  additions: ({ thread }, context) => changesOf(context, thread).reduce((sum, file) => sum + file.additions, 0),
  deletions: ({ thread }, context) => changesOf(context, thread).reduce((sum, file) => sum + file.deletions, 0),
  changedFiles: ({ thread }, context) => changesOf(context, thread).length,
  files: {
    takes: PAGING,
    /** The new path only: GraphQL does not tell the previous path of a renamed file. */
    resolve({ thread }, args: PageArguments, context, info) {
      return connection(
        {
          items: changesOf(context, thread),
          place: ({ path }) => [path],
          node: (file) => ({
            path: file.path,
            changeType: CHANGE_TYPES[file.status],
            additions: file.additions,
            deletions: file.deletions,
            viewerViewedState: "UNVIEWED",
          }),
        },
        args,
        context,
        info,
      );
    },
  },
  commits: {
    takes: PAGING,
    resolve({ thread }, args: PageArguments, context, info) {
      const commits = pullRequestCommits(context.git, thread.pullRequest).map((commit, index) => ({ commit, index }));
      return connection(
        {
          items: commits,
          place: ({ commit, index }) => [index, commit.sha],
          node: ({ commit }): PullRequestCommitNode => ({ __typename: "PullRequestCommit", thread, commit }),
        },
        args,
        context,
        info,
      );
    },
  },
  reviews: {
    takes: [...PAGING, "states", "author"],
    resolve({ thread }, args: ReviewArguments, context, info) {
      const author = args.author?.toLowerCase();
      const reviews = thread.reviews.filter(
        ({ state, authorId }) =>
          (args.states == null || args.states.includes(state)) &&
          (author === undefined || context.world.account(authorId).login.toLowerCase() === author),
      );
      return connection(
        {
          items: reviews,
          place: ({ order }) => [order],
          node: (review): ReviewNode => ({ __typename: "PullRequestReview", thread, review }),
        },
        args,
        context,
        info,
      );
    },
  },
  isInMergeQueue: ({ thread }, { state }) => state.queue.some(({ threadNumber }) => threadNumber === thread.number),
  isMergeQueueEnabled: ({ thread }, context) =>
    repositoryOf(context, thread.repositoryId).mergeQueues.has(thread.pullRequest.baseRef),
  mergeQueue: ({ thread }, context) =>
    mergeQueueNode(context, repositoryOf(context, thread.repositoryId), thread.pullRequest.baseRef),
  mergeQueueEntry: (node, context) => mergeQueueEntryNode(context, node),
  viewerCanEditFiles: ({ thread }, context) =>
    mayAtLeast(repositoryOf(context, thread.repositoryId), context.viewer.accountId, "write"),
};

/** Of files, not of lines; unknown once it is closed. The stand-in knows no rule that could block a merge. */
function mergeability(context: Context, { state, repositoryId, pullRequest }: PullRequestThread): string {
  const base = branchHead(context.state, repositoryId, pullRequest.baseRef);
  if (state === "closed" || base === null) return "UNKNOWN";
  return mergedFiles(context.git, base, pullRequest.headSha) === null ? "CONFLICTING" : "MERGEABLE";
}

interface ReviewArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly author?: string | null;
}

export function refNode(context: Context, repositoryId: number, name: string): RefNode | null {
  const sha = branchHead(context.state, repositoryId, name);
  return sha === null ? null : { __typename: "Ref", repository: repositoryOf(context, repositoryId), name, sha };
}
