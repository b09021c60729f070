/** People comment, review, label, react and assign. */
import { createCheckRun, rerequestCheckRun } from "../acts/checks.ts";
import {
  addComment,
  addReaction,
  deleteComment,
  editComment,
  minimizeComment,
  removeReaction,
  restoreComment,
  vanishComment,
} from "../acts/comments.ts";
import { addLabels, assign, removeLabel, unassign } from "../acts/labels.ts";
import { Refused } from "../acts/refused.ts";
import { dismissReview, editReview, submitReview } from "../acts/reviews.ts";
import { actionsAppId } from "../model/begin-world.ts";
import { appOf, findComment, findReaction, findReview, labelByName } from "../model/look-up.ts";
import type { Comment, Review, Thread } from "../model/types.ts";
import type { World } from "../model/world.ts";
import type { PeopleActions } from "../sandbox-api.ts";
import {
  actorOf,
  demand,
  demandAuthorOr,
  demandUnlocked,
  ensurePerson,
  pullRequestNumbered,
  threadNumbered,
} from "./persons.ts";

type Talking = Pick<
  PeopleActions,
  | "comment"
  | "editComment"
  | "deleteComment"
  | "minimizeComment"
  | "vanishComment"
  | "restoreComment"
  | "review"
  | "editReview"
  | "dismissReview"
  | "label"
  | "unlabel"
  | "react"
  | "unreact"
  | "assign"
  | "foreignCheck"
  | "rerequestCheck"
>;

export function peopleTalking(world: World): Talking {
  return {
    comment({ by, number, body, viaApp, viaEmail, heldBack }) {
      const actor = actorOf(world, by);
      const thread = threadNumbered(world, number);
      demandUnlocked(world, actor, thread, "comment");
      const viaAppId = viaApp === undefined ? null : appBySlug(world, viaApp);
      return {
        id: addComment(world, actor, thread, {
          body,
          viaAppId,
          viaEmail: viaEmail ?? false,
          heldBack: heldBack ?? false,
        }).id,
      };
    },
    editComment({ by, id, body }) {
      const actor = actorOf(world, by);
      const { thread, comment } = commentNumbered(world, id);
      demandAuthorOr(world, actor, comment.authorId, "write", "edit somebody else's comment");
      editComment(world, actor, thread, comment, body);
    },
    deleteComment({ by, id }) {
      const actor = actorOf(world, by);
      const { thread, comment } = commentNumbered(world, id);
      demandAuthorOr(world, actor, comment.authorId, "write", "delete somebody else's comment");
      deleteComment(world, actor, thread, comment);
    },
    vanishComment({ id }) {
      const { thread, comment } = commentNumbered(world, id);
      vanishComment(world, thread, comment);
    },
    restoreComment({ id }) {
      const { thread, comment } = vanishedCommentNumbered(world, id);
      restoreComment(world, thread, comment);
    },
    minimizeComment({ by, id }) {
      const actor = actorOf(world, by);
      demand(world, actor, "triage", "hide a comment");
      minimizeComment(world, commentNumbered(world, id).comment, "off-topic");
    },
    review({ by, number, verdict, body, commit }) {
      const actor = actorOf(world, by);
      const thread = pullRequestNumbered(world, number);
      demandUnlocked(world, actor, thread, "review");
      const state = ({ approve: "APPROVED", "request-changes": "CHANGES_REQUESTED", comment: "COMMENTED" } as const)[
        verdict
      ];
      const text = body ?? (verdict === "approve" ? "" : "See the thread.");
      const commitSha = commit ?? thread.pullRequest.headSha;
      return { id: submitReview(world, actor, thread, { state, body: text, commitSha }).id };
    },
    editReview({ by, id, body }) {
      const actor = actorOf(world, by);
      const { thread, review } = reviewNumbered(world, id);
      demandAuthorOr(world, actor, review.authorId, "write", "edit somebody else's review");
      editReview(world, actor, thread, review, body);
    },
    dismissReview({ by, id, message }) {
      const actor = actorOf(world, by);
      demand(world, actor, "write", "dismiss a review");
      const { thread, review } = reviewNumbered(world, id);
      dismissReview(world, actor, thread, review, message ?? "Dismissed", null);
    },
    label({ by, number, add }) {
      const actor = actorOf(world, by);
      demand(world, actor, "triage", "label");
      if (labelByName(world.present, add) === null) {
        throw new Refused(404, `The repository has no label "${add}".`);
      }
      addLabels(world, actor, threadNumbered(world, number), [add]);
    },
    unlabel({ by, number, remove }) {
      const actor = actorOf(world, by);
      demand(world, actor, "triage", "label");
      removeLabel(world, actor, threadNumbered(world, number), remove);
    },
    react({ by, commentId, content }) {
      const actor = actorOf(world, by);
      const { thread, comment } = commentNumbered(world, commentId);
      demandUnlocked(world, actor, thread, "react");
      return { id: addReaction(world, actor, comment, content).reaction.id };
    },
    unreact({ by, commentId, content }) {
      const actor = actorOf(world, by);
      const { comment } = commentNumbered(world, commentId);
      const reaction = findReaction(comment.reactions, actor.accountId, content);
      if (reaction === null) {
        throw new Refused(404, `${by} has not reacted with ${content}.`);
      }
      removeReaction(world, comment, reaction);
    },
    assign({ by, number, add, remove }) {
      const actor = actorOf(world, by);
      demand(world, actor, "triage", "assign");
      const thread = threadNumbered(world, number);
      const ids = (logins: readonly string[] = []) => logins.map((login) => ensurePerson(world, login).id);
      unassign(world, actor, thread, ids(remove));
      assign(world, actor, thread, ids(add));
    },
    foreignCheck({ number, name, conclusion }) {
      const app = appOf(world, actionsAppId);
      const actor = { accountId: app.botAccountId, viaAppId: app.id };
      const { headSha } = pullRequestNumbered(world, number).pullRequest;
      createCheckRun(world, actor, app.id, headSha, { name, conclusion });
    },
    rerequestCheck({ by, id }) {
      const actor = actorOf(world, by);
      demand(world, actor, "write", "run a check again");
      const run = world.present.checkRuns.get(id);
      if (run === undefined) {
        throw new Refused(404, `There is no check run ${id}.`);
      }
      rerequestCheckRun(world, actor, run);
    },
  };
}

function appBySlug(world: World, slug: string): number {
  for (const app of world.apps.values()) {
    if (app.slug === slug) {
      return app.id;
    }
  }
  throw new Refused(404, `There is no App "${slug}".`);
}

function commentNumbered(world: World, id: number): { readonly thread: Thread; readonly comment: Comment } {
  const found = findComment(world.present, id);
  if (found === null) {
    throw new Refused(404, `There is no comment ${id}.`);
  }
  return found;
}

function vanishedCommentNumbered(world: World, id: number): { readonly thread: Thread; readonly comment: Comment } {
  for (const thread of world.present.threads.values()) {
    const comment = thread.vanishedComments.find((candidate) => candidate.id === id);
    if (comment !== undefined) return { thread, comment };
  }
  throw new Refused(404, `No comment ${id} has vanished.`);
}

function reviewNumbered(
  world: World,
  id: number,
): { readonly thread: ReturnType<typeof pullRequestNumbered>; readonly review: Review } {
  const found = findReview(world.present, id);
  if (found === null) {
    throw new Refused(404, `There is no review ${id}.`);
  }
  return found;
}
