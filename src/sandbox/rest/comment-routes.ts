/** Comments of a thread, and reactions to comments and threads. */
import { addComment, addReaction, deleteComment, editComment, removeReaction } from "../acts/comments.ts";
import { notFound, Refused } from "../acts/refused.ts";
import type { Comment, Reaction, Thread } from "../model/types.ts";
import { secondsOf } from "../model/world.ts";
import { commentShape, reactionShape } from "../shapes/threads.ts";
import { text } from "./body.ts";
import { commentOf, numberParam, ownRepository, threadOf } from "./finding.ts";
import { pageOf } from "./pages.ts";
import { type Access, type Answer, type Call, created, noContent, ok, type Route, reading, writing } from "./route.ts";

const readable: Access = reading("issues", "pull_requests");
const writable: Access = writing("issues", "pull_requests");

export const commentRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/issues/:number/comments",
    access: readable,
    query: ["since"],
    handle(call) {
      const thread = threadOf(call);
      const comments = thread.comments.filter((comment) => isSince(call, comment));
      return pageOf(call, comments, "promised", (comment) => commentShape(call.world, thread, comment));
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/issues/comments",
    access: readable,
    query: ["since", "sort", "direction"],
    handle: listAllComments,
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/issues/:number/comments",
    access: writable,
    fields: ["body"],
    handle(call) {
      const thread = threadOf(call);
      if (thread.locked) {
        // An App's installation is no collaborator: a locked thread is closed to it, whatever its permissions.
        throw new Refused(403, "Unable to create comment because issue is locked.");
      }
      const comment = addComment(call.world, call.actor, thread, { body: text(call, "body") });
      return created(commentShape(call.world, thread, comment));
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/issues/comments/:comment_id",
    access: readable,
    handle(call) {
      const { thread, comment } = commentOf(call);
      return ok(commentShape(call.world, thread, comment));
    },
  },
  {
    method: "PATCH",
    pattern: "/repos/:owner/:repo/issues/comments/:comment_id",
    access: writable,
    fields: ["body"],
    handle(call) {
      const { thread, comment } = commentOf(call);
      editComment(call.world, call.actor, thread, comment, text(call, "body"));
      return ok(commentShape(call.world, thread, comment));
    },
  },
  {
    method: "DELETE",
    pattern: "/repos/:owner/:repo/issues/comments/:comment_id",
    access: writable,
    handle(call) {
      const { thread, comment } = commentOf(call);
      deleteComment(call.world, call.actor, thread, comment);
      return noContent;
    },
  },
  ...reactionRoutes("/repos/:owner/:repo/issues/comments/:comment_id", (call) => commentOf(call).comment),
  ...reactionRoutes("/repos/:owner/:repo/issues/:number", threadOf),
];

function isSince(call: Call, comment: Comment): boolean {
  const since = call.query.get("since");
  return since === null || secondsOf(comment.updatedAt) >= secondsOf(since);
}

function listAllComments(call: Call): Answer {
  ownRepository(call);
  const field = call.query.get("sort") === "updated" ? "updatedAt" : "createdAt";
  const all: { readonly thread: Thread; readonly comment: Comment }[] = [];
  for (const thread of call.reading.state.threads.values()) {
    all.push(...thread.comments.filter((comment) => isSince(call, comment)).map((comment) => ({ thread, comment })));
  }
  all.sort((a, b) => a.comment[field].localeCompare(b.comment[field]) || a.comment.id - b.comment.id);
  if (call.query.get("sort") !== null && call.query.get("direction") === "desc") {
    all.reverse();
  }
  return pageOf(call, all, "promised", ({ thread, comment }) => commentShape(call.world, thread, comment));
}

function reactionRoutes(
  pattern: string,
  subjectOf: (call: Call) => { readonly reactions: Reaction[] },
): readonly Route[] {
  return [
    {
      method: "GET",
      pattern: `${pattern}/reactions`,
      access: readable,
      query: ["content"],
      handle(call) {
        const content = call.query.get("content");
        const reactions = subjectOf(call).reactions.filter((one) => content === null || one.content === content);
        return pageOf(call, reactions, "promised", (reaction) => reactionShape(call.world, reaction));
      },
    },
    {
      method: "POST",
      pattern: `${pattern}/reactions`,
      access: writable,
      fields: ["content"],
      handle(call) {
        const { reaction, isNew } = addReaction(call.world, call.actor, subjectOf(call), text(call, "content"));
        return { status: isNew ? 201 : 200, body: reactionShape(call.world, reaction) };
      },
    },
    {
      method: "DELETE",
      pattern: `${pattern}/reactions/:reaction_id`,
      access: writable,
      handle(call) {
        const subject = subjectOf(call);
        const reaction = subject.reactions.find((candidate) => candidate.id === numberParam(call, "reaction_id"));
        if (reaction === undefined || reaction.byId !== call.actor.accountId) {
          throw notFound();
        }
        removeReaction(call.world, subject, reaction);
        return noContent;
      },
    },
  ];
}
