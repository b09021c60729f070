/** IssueComment and PullRequestReview: what people write below a thread. */
import type { Context } from "./context.ts";
import type { Fields } from "./fields.ts";
import {
  type CommentNode,
  commitNode,
  type ReviewNode,
  repositoryNode,
  repositoryOf,
  threadNode,
  threadPath,
} from "./nodes.ts";
import { reactableFields } from "./reaction-fields.ts";
import { type Written, writtenFields } from "./revision-fields.ts";

export function writtenComment({ thread, comment }: CommentNode, context: Context): Written {
  return {
    repository: repositoryOf(context, thread.repositoryId),
    authorId: comment.authorId,
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    revisions: comment.revisions,
    viaEmail: comment.viaEmail,
    permission: null,
  };
}

function commentPath({ thread, comment }: CommentNode, context: Context): string {
  return `${threadPath(context, thread)}#issuecomment-${comment.id}`;
}

export const issueCommentFields: Fields<CommentNode> = {
  ...writtenFields(writtenComment),
  ...reactableFields,
  id: ({ comment }) => comment.nodeId,
  databaseId: ({ comment }) => comment.id,
  fullDatabaseId: ({ comment }) => String(comment.id),
  isMinimized: ({ comment }) => comment.minimized,
  minimizedReason: ({ comment }) => comment.minimizedReason,
  url: (node, context) => context.world.url + commentPath(node, context),
  resourcePath: commentPath,
  repository: ({ thread }, context) => repositoryNode(repositoryOf(context, thread.repositoryId)),
  pullRequest: ({ thread }) => (thread.pullRequest === null ? null : threadNode(thread)),
  /** GitHub's type is Issue even for a pull request's comment, which it answers with that pull request's issue. */
  issue: ({ thread }) => ({ __typename: "Issue", thread }),
};

function writtenReview({ thread, review }: ReviewNode, context: Context): Written {
  return {
    repository: repositoryOf(context, thread.repositoryId),
    authorId: review.authorId,
    body: review.body,
    createdAt: review.submittedAt,
    updatedAt: review.updatedAt,
    revisions: review.revisions,
    viaEmail: false,
    permission: null,
  };
}

function reviewPath({ thread, review }: ReviewNode, context: Context): string {
  return `${threadPath(context, thread)}#pullrequestreview-${review.id}`;
}

export const pullRequestReviewFields: Fields<ReviewNode> = {
  ...writtenFields(writtenReview),
  ...reactableFields,
  id: ({ review }) => review.nodeId,
  databaseId: ({ review }) => review.id,
  fullDatabaseId: ({ review }) => String(review.id),
  state: ({ review }) => review.state,
  submittedAt: ({ review }) => review.submittedAt,
  commit: ({ thread, review }, context) =>
    commitNode(context, repositoryOf(context, thread.repositoryId), review.commitSha),
  isMinimized: () => false,
  minimizedReason: () => null,
  url: (node, context) => context.world.url + reviewPath(node, context),
  resourcePath: reviewPath,
  repository: ({ thread }, context) => repositoryNode(repositoryOf(context, thread.repositoryId)),
  pullRequest: ({ thread }) => threadNode(thread),
};
