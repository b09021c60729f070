/** Reviews: submitting, editing, dismissing, and dismissal by a push. */
import type { PullRequestThread } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { Review, ReviewState } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { reviewShape } from "../shapes/threads.ts";
import { checkLength, invalid, Refused } from "./refused.ts";
import { briefPullRequestShape, note, revision, tell, touch } from "./telling.ts";

export function submitReview(
  world: World,
  actor: Actor,
  thread: PullRequestThread,
  input: { readonly state: Exclude<ReviewState, "DISMISSED">; readonly body: string; readonly commitSha?: string },
): Review {
  checkLength("PullRequestReview", input.body);
  if (input.state !== "COMMENTED" && thread.authorId === actor.accountId) {
    const verb = input.state === "APPROVED" ? "approve" : "request changes on";
    throw new Refused(422, `Unprocessable Entity: Can not ${verb} your own pull request`);
  }
  if (input.state !== "APPROVED" && input.body.trim() === "") {
    throw invalid("PullRequestReview", "body", "missing_field");
  }
  const commitSha = input.commitSha ?? thread.pullRequest.headSha;
  if (world.git.commit(commitSha) === null) {
    throw new Refused(422, `Unprocessable Entity: No commit found for SHA: ${commitSha}`);
  }
  const id = world.nextId("review");
  const review: Review = {
    id,
    nodeId: nodeId("PullRequestReview", id),
    authorId: actor.accountId,
    submittedAt: world.now(),
    updatedAt: world.now(),
    state: input.state,
    body: input.body,
    revisions: [revision(world, actor, input.body)],
    reactions: [],
    commitSha,
    order: world.nextId("order"),
  };
  thread.reviews.push(review);
  touch(world, thread);
  tellReview(world, actor, thread, review, "submitted");
  return review;
}

export function editReview(world: World, actor: Actor, thread: PullRequestThread, review: Review, body: string): void {
  checkLength("PullRequestReview", body);
  const from = review.body;
  review.body = body;
  review.updatedAt = world.now();
  review.revisions.push(revision(world, actor, body));
  touch(world, thread);
  tellReview(world, actor, thread, review, "edited", { changes: { body: { from } } });
}

/** `commitSha`: the push that dismissed it by the branch rule; null when a person does. */
export function dismissReview(
  world: World,
  actor: Actor,
  thread: PullRequestThread,
  review: Review,
  message: string | null,
  commitSha: string | null,
): void {
  if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED") {
    throw new Refused(422, `Unprocessable Entity: Can not dismiss a ${review.state.toLowerCase()} pull request review`);
  }
  const previousState = review.state;
  review.state = "DISMISSED";
  review.updatedAt = world.now();
  note(world, thread, actor, { kind: "review_dismissed", reviewId: review.id, previousState, message, commitSha });
  tellReview(world, actor, thread, review, "dismissed");
}

/**
 * "Dismiss stale pull request approvals when new commits are pushed":
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches#require-pull-request-reviews-before-merging
 * Requests for changes stay. The event names the pushed commit (`ReviewDismissedEvent.pullRequestCommit`) and the pusher.
 */
export function dismissStaleApprovals(world: World, actor: Actor, thread: PullRequestThread, head: string): void {
  const rule = world.repository.dismissesStaleReviews && thread.pullRequest.baseRef === world.repository.defaultBranch;
  for (const review of rule ? thread.reviews : []) {
    if (review.state === "APPROVED" && review.commitSha !== head) {
      dismissReview(world, actor, thread, review, null, head);
    }
  }
}

function tellReview(
  world: World,
  actor: Actor,
  thread: PullRequestThread,
  review: Review,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  tell(world, actor, "pull_request_review", action, {
    review: reviewShape(world, thread, review, "webhook"),
    pull_request: briefPullRequestShape(world, thread),
    ...more,
  });
}
