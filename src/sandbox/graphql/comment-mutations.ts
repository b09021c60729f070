/** Writing, editing, hiding comments. */
import { addComment, editComment, minimizeComment } from "../acts/comments.ts";
import { writtenComment } from "./comment-fields.ts";
import { cursorAt } from "./connection.ts";
import type { Context } from "./context.ts";
import { notAccessible, unimplemented } from "./errors.ts";
import { demand, demandToWriteOn, isReactable, type Mutation, resolveNode, wrongType } from "./mutating.ts";
import { type CommentNode, repositoryOf } from "./nodes.ts";
import { viewerMayEdit } from "./revision-fields.ts";

interface AddCommentInput {
  readonly subjectId: string;
  readonly body: string;
}

export const addCommentTo: Mutation<AddCommentInput> = ({ subjectId, body }, context) => {
  const subject = resolveNode(context, subjectId);
  if (!isReactable(subject) || !(subject.__typename === "Issue" || subject.__typename === "PullRequest")) {
    throw wrongType(subjectId, "an Issue or PullRequest");
  }
  const { thread } = subject;
  demandToWriteOn(context, thread);
  const comment = addComment(context.world, context.viewer, thread, { body });
  const node: CommentNode = { __typename: "IssueComment", thread, comment };
  const edge = { cursor: cursorAt([comment.order]), node };
  return { subject, commentEdge: edge, timelineEdge: edge };
};

export const updateComment: Mutation<{ readonly id: string; readonly body: string }> = ({ id, body }, context) => {
  const node = commentById(context, id);
  if (!viewerMayEdit(context, writtenComment(node, context))) throw notAccessible();
  editComment(context.world, context.viewer, node.thread, node.comment, body);
  return { issueComment: node };
};

interface MinimizeInput {
  readonly subjectId: string;
  readonly classifier: string;
}

/** Shown in lower case: `off-topic`, `outdated`. */
export const minimize: Mutation<MinimizeInput> = ({ subjectId, classifier }, context) => {
  const node = commentById(context, subjectId);
  demandToHide(context, node);
  minimizeComment(context.world, node.comment, classifier.toLowerCase().replaceAll("_", "-"));
  return { minimizedComment: node };
};

export const unminimize: Mutation<{ readonly subjectId: string }> = ({ subjectId }, context) => {
  const node = commentById(context, subjectId);
  demandToHide(context, node);
  node.comment.minimized = false;
  node.comment.minimizedReason = null;
  context.world.changed();
  return { unminimizedComment: node };
};

function demandToHide(context: Context, { thread, comment }: CommentNode): void {
  const { viewer } = context;
  const repository = repositoryOf(context, thread.repositoryId);
  const own = viewer.viaAppId === null && comment.authorId === viewer.accountId;
  demand(context, repository, ["issues", "pull_requests"], own ? "read" : "triage");
}

function commentById(context: Context, id: string): CommentNode {
  const node = resolveNode(context, id);
  if (!isReactable(node)) throw wrongType(id, "an IssueComment");
  if (node.__typename === "PullRequestReview") throw unimplemented("this mutation for a PullRequestReview");
  if (node.__typename !== "IssueComment") throw wrongType(id, "an IssueComment");
  return node;
}
