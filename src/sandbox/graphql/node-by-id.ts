/** `node(id:)`: every entity by its global id. */
import { isPullRequest, livingAccount } from "../model/look-up.ts";
import { readNodeId } from "../model/node-ids.ts";
import { pullRequestCommits } from "../model/pull-request-git.ts";
import type { Reaction, Revision, Thread } from "../model/types.ts";
import { teamNode } from "./account-fields.ts";
import { suitesOn } from "./check-fields.ts";
import { type Context, demandToRead, hasPermission } from "./context.ts";
import { categoryNode, discussionNode } from "./discussion-fields.ts";
import { notAccessible } from "./errors.ts";
import { pullRequestCommitId } from "./event-fields.ts";
import type { Typed } from "./fields.ts";
import { gitObject } from "./git-objects.ts";
import { mergeQueueNode } from "./merge-queue-fields.ts";
import { accountNode, type CheckRunNode, labelNode, type ReactableNode, repositoryNode, threadNode } from "./nodes.ts";
import { refNode } from "./pull-request-fields.ts";
import { reactionsOf } from "./reaction-fields.ts";
import { eventNode } from "./timeline.ts";

export function nodeById(context: Context, id: string): Typed | null {
  const { world, state } = context;
  const read = readNodeId(id);
  if (read === null) return pullRequestCommit(context, id);
  const key = Number(read.key);
  switch (read.kind) {
    case "User":
    case "Bot":
    case "Organization": {
      const account = world.accounts.has(key) ? livingAccount(world, key) : null;
      return account === null ? null : accountNode(account);
    }
    case "App": {
      const app = world.apps.get(key);
      return app === undefined ? null : { __typename: "App", ...{ app } };
    }
    case "Team": {
      const team = hasPermission(context, "members", "read") ? world.teams.get(key) : undefined;
      return team === undefined ? null : teamNode(team);
    }
    case "Repository": {
      const repository = world.repositories.get(key);
      return repository === undefined ? null : repositoryNode(repository);
    }
    case "Label": {
      const label = state.labels.get(key);
      return label === undefined ? null : labelNode(label);
    }
    case "Discussion": {
      const discussion = world.discussions.find(({ id }) => id === key);
      return discussion === undefined ? null : discussionNode(discussion);
    }
    case "DiscussionCategory": {
      const category = world.discussionCategories.find(({ id }) => id === key);
      return category === undefined ? null : categoryNode(category);
    }
    case "Ref":
      return refByKey(context, read.key);
    case "Blob":
    case "Tree":
    case "Commit":
      demandToRead(context, "contents");
      return gitObject(context.git, world.repository, read.key);
    case "MergeQueue": {
      const colon = read.key.indexOf(":");
      const repository = world.repositories.get(Number(read.key.slice(0, colon)));
      return repository === undefined ? null : mergeQueueNode(context, repository, read.key.slice(colon + 1));
    }
    case "MergeQueueEntry": {
      const entry = state.queue.find(({ id }) => id === key);
      const queue = entry === undefined ? null : mergeQueueNode(context, world.repository, entry.baseRef);
      return entry === undefined || queue === null ? null : { __typename: "MergeQueueEntry", ...{ queue, entry } };
    }
    case "CheckRun": {
      demandToRead(context, "checks");
      const run = state.checkRuns.get(key);
      const node: CheckRunNode | null = run === undefined ? null : { __typename: "CheckRun", run };
      return node;
    }
    case "CheckSuite": {
      demandToRead(context, "checks");
      const run = [...state.checkRuns.values()].find(({ suiteId }) => suiteId === key);
      return run === undefined ? null : (suitesOn(context, run.headSha).find((suite) => suite.id === key) ?? null);
    }
    default:
      return inThreads(context, id);
  }
}

function refByKey(context: Context, key: string): Typed | null {
  const colon = key.indexOf(":");
  const repositoryId = Number(key.slice(0, colon));
  return context.world.repositories.has(repositoryId) ? refNode(context, repositoryId, key.slice(colon + 1)) : null;
}

function pullRequestCommit(context: Context, id: string): Typed | null {
  for (const thread of context.state.threads.values()) {
    if (!isPullRequest(thread)) continue;
    for (const commit of pullRequestCommits(context.git, thread.pullRequest)) {
      if (pullRequestCommitId(thread.pullRequest.id, commit.sha) === id) {
        return { __typename: "PullRequestCommit", ...{ thread, commit } };
      }
    }
  }
  return null;
}

/** Threads and all that people leave in them. Either permission reads them by their ids: threads are issues, too. */
function inThreads(context: Context, id: string): Typed | null {
  for (const thread of context.state.threads.values()) {
    const found = inThread(thread, id);
    if (found === null) continue;
    const permissions = thread.pullRequest === null ? ["issues"] : ["issues", "pull_requests"];
    if (!permissions.some((name) => hasPermission(context, name, "read"))) throw notAccessible();
    return found;
  }
  return null;
}

function inThread(thread: Thread, id: string): Typed | null {
  for (const node of textsOf(thread)) {
    if (ownId(node) === id) return node;
    const within = reactionOrRevision(node, id);
    if (within !== null) return within;
  }
  const event = thread.events.find(({ nodeId }) => nodeId === id);
  return event === undefined ? null : eventNode(thread, event);
}

function textsOf(thread: Thread): readonly ReactableNode[] {
  return [
    threadNode(thread),
    ...thread.comments.map((comment) => ({ __typename: "IssueComment" as const, thread, comment })),
    ...(isPullRequest(thread)
      ? thread.reviews.map((review) => ({ __typename: "PullRequestReview" as const, thread, review }))
      : []),
  ];
}

export function ownId(node: ReactableNode): string {
  switch (node.__typename) {
    case "PullRequest":
      return node.thread.pullRequest.nodeId;
    case "Issue":
      return node.thread.nodeId;
    case "IssueComment":
      return node.comment.nodeId;
    case "PullRequestReview":
      return node.review.nodeId;
  }
}

function reactionOrRevision(subject: ReactableNode, id: string): Typed | null {
  const reaction: Reaction | undefined = reactionsOf(subject).find(({ nodeId }) => nodeId === id);
  if (reaction !== undefined) return { __typename: "Reaction", ...{ reaction, subject } };
  const revision: Revision | undefined = revisionsOf(subject).find(({ nodeId }) => nodeId === id);
  return revision === undefined ? null : { __typename: "UserContentEdit", ...{ revision } };
}

function revisionsOf(subject: ReactableNode): readonly Revision[] {
  if (subject.__typename === "IssueComment") return subject.comment.revisions;
  if (subject.__typename === "PullRequestReview") return subject.review.revisions;
  return subject.thread.revisions;
}
