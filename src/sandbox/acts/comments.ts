/** Comments and reactions. */
import { findReaction } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { Comment, Reaction, Thread } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { commentShape, issueShape, reactionContents } from "../shapes/threads.ts";
import { checkBody, invalid, Refused } from "./refused.ts";
import { note, revision, tell, touch } from "./telling.ts";

export function addComment(
  world: World,
  actor: Actor,
  thread: Thread,
  input: {
    readonly body: string;
    readonly viaAppId?: number | null;
    readonly viaEmail?: boolean;
    /** Of an account under review: nobody sees it, and nobody is told. */
    readonly heldBack?: boolean;
  },
): Comment {
  checkBody("IssueComment", input.body);
  const id = world.nextId("comment");
  const comment: Comment = {
    id,
    nodeId: nodeId("IssueComment", id),
    authorId: actor.accountId,
    createdAt: world.now(),
    updatedAt: world.now(),
    body: input.body,
    revisions: [revision(world, actor, input.body)],
    reactions: [],
    minimized: false,
    minimizedReason: null,
    viaAppId: input.viaAppId ?? actor.viaAppId,
    viaEmail: input.viaEmail ?? false,
    order: world.nextId("order"),
  };
  if (input.heldBack) {
    thread.vanishedComments.push(comment);
    return comment;
  }
  thread.comments.push(comment);
  touch(world, thread);
  tellComment(world, actor, thread, comment, "created");
  return comment;
}

/** The same text again is no edit and tells nobody. */
export function editComment(world: World, actor: Actor, thread: Thread, comment: Comment, body: string): void {
  checkBody("IssueComment", body);
  if (body === comment.body) {
    return;
  }
  const from = comment.body;
  comment.body = body;
  comment.updatedAt = world.now();
  comment.revisions.push(revision(world, actor, body));
  world.changed();
  tellComment(world, actor, thread, comment, "edited", { changes: { body: { from } } });
}

export function deleteComment(world: World, actor: Actor, thread: Thread, comment: Comment): void {
  thread.comments.splice(thread.comments.indexOf(comment), 1);
  // GitHub's CommentDeletedEvent has actor, author and time, no comment id and no text. As of 2026 it is made for every
  // comment that its author or a maintainer removes: https://docs.github.com/en/graphql/reference/objects#commentdeletedevent
  note(world, thread, actor, { kind: "comment_deleted", commentAuthorId: comment.authorId });
  tellComment(world, actor, thread, comment, "deleted");
}

/**
 * Gone without an event or a delivery, as content of an account that is flagged or
 * deleted: https://docs.github.com/en/graphql/reference/unions#pullrequesttimelineitems lists
 * no event for it. It is there again, under its old time, when the account is cleared.
 */
export function vanishComment(world: World, thread: Thread, comment: Comment): void {
  thread.comments.splice(thread.comments.indexOf(comment), 1);
  thread.vanishedComments.push(comment);
  world.changed();
}

export function restoreComment(world: World, thread: Thread, comment: Comment): void {
  thread.vanishedComments.splice(thread.vanishedComments.indexOf(comment), 1);
  thread.comments.push(comment);
  thread.comments.sort((one, other) => one.order - other.order);
  world.changed();
}

export function minimizeComment(world: World, comment: Comment, reason: string): void {
  comment.minimized = true;
  comment.minimizedReason = reason;
  world.changed();
}

/** GitHub sends no webhook for reactions. The same reaction twice is the first one again. */
export function addReaction(
  world: World,
  actor: Actor,
  subject: { readonly reactions: Reaction[] },
  content: string,
): { readonly reaction: Reaction; readonly isNew: boolean } {
  if (!reactionContents.some((known) => known === content)) {
    throw invalid("Reaction", "content", "invalid");
  }
  const existing = findReaction(subject.reactions, actor.accountId, content);
  if (existing !== null) {
    return { reaction: existing, isNew: false };
  }
  const id = world.nextId("reaction");
  const reaction = {
    id,
    nodeId: nodeId("Reaction", id),
    byId: actor.accountId,
    content,
    createdAt: world.now(),
  };
  subject.reactions.push(reaction);
  world.changed();
  return { reaction, isNew: true };
}

export function removeReaction(world: World, subject: { readonly reactions: Reaction[] }, reaction: Reaction): void {
  const at = subject.reactions.indexOf(reaction);
  if (at < 0) {
    throw new Refused(404, "Not Found");
  }
  subject.reactions.splice(at, 1);
  world.changed();
}

function tellComment(
  world: World,
  actor: Actor,
  thread: Thread,
  comment: Comment,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  tell(world, actor, "issue_comment", action, {
    issue: issueShape(world, world.present, thread),
    comment: commentShape(world, thread, comment),
    ...more,
  });
}
