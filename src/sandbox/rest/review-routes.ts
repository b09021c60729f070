/** Reviews of a pull request. */
import { notFound } from "../acts/refused.ts";
import { dismissReview, editReview, submitReview } from "../acts/reviews.ts";
import type { Review } from "../model/types.ts";
import { reviewShape } from "../shapes/threads.ts";
import { optionalText, text, word } from "./body.ts";
import { numberParam, pullRequestOf } from "./finding.ts";
import { pageOf } from "./pages.ts";
import { type Call, notImplemented, ok, type Route, reading, writing } from "./route.ts";

const reviews = "/repos/:owner/:repo/pulls/:number/reviews";
const states = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

export const reviewRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: reviews,
    access: reading("pull_requests"),
    handle(call) {
      const thread = pullRequestOf(call);
      return pageOf(call, thread.reviews, "promised", (review) => reviewShape(call.world, thread, review, "rest"));
    },
  },
  {
    method: "POST",
    pattern: reviews,
    access: writing("pull_requests"),
    fields: ["body", "event", "commit_id"],
    handle(call) {
      const thread = pullRequestOf(call);
      const event = word("event", optionalText(call, "event"), ["APPROVE", "REQUEST_CHANGES", "COMMENT"]);
      if (event === undefined) {
        return notImplemented("pending reviews (a review without an event)");
      }
      const commitSha = optionalText(call, "commit_id");
      const review = submitReview(call.world, call.actor, thread, {
        state: states[event],
        body: optionalText(call, "body") ?? "",
        ...(commitSha === undefined ? {} : { commitSha }),
      });
      return ok(reviewShape(call.world, thread, review, "rest"));
    },
  },
  {
    method: "GET",
    pattern: `${reviews}/:review_id`,
    access: reading("pull_requests"),
    handle: (call) => ok(reviewShape(call.world, pullRequestOf(call), reviewOf(call), "rest")),
  },
  {
    method: "PUT",
    pattern: `${reviews}/:review_id`,
    access: writing("pull_requests"),
    fields: ["body"],
    handle(call) {
      const review = reviewOf(call);
      editReview(call.world, call.actor, pullRequestOf(call), review, text(call, "body"));
      return ok(reviewShape(call.world, pullRequestOf(call), review, "rest"));
    },
  },
  {
    method: "PUT",
    pattern: `${reviews}/:review_id/dismissals`,
    access: writing("pull_requests"),
    fields: ["message", "event"],
    handle(call) {
      const review = reviewOf(call);
      dismissReview(call.world, call.actor, pullRequestOf(call), review, text(call, "message"), null);
      return ok(reviewShape(call.world, pullRequestOf(call), review, "rest"));
    },
  },
];

function reviewOf(call: Call): Review {
  const review = pullRequestOf(call).reviews.find((candidate) => candidate.id === numberParam(call, "review_id"));
  if (review === undefined) {
    throw notFound();
  }
  return review;
}
