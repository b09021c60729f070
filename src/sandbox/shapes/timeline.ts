/** A thread's timeline as `GET /repos/{owner}/{repo}/issues/{number}/timeline` tells it, in order. */
import type { GitView } from "../model/git-store.ts";
import type { LaggingState, Thread, TimelineEvent } from "../model/types.ts";
import { must, type World } from "../model/world.ts";
import { accountShape, type Shape, viaAppShape } from "./accounts.ts";
import { gitCommitShape } from "./git.ts";
import { repositoryUrl } from "./repository.ts";
import { commentShape, reviewShape } from "./threads.ts";

export function timelineShapes(world: World, state: LaggingState, git: GitView, thread: Thread): readonly Shape[] {
  const items: { readonly order: number; readonly shape: Shape }[] = [];
  for (const comment of thread.comments) {
    const actor = accountShape(world, comment.authorId);
    const shape = { event: "commented", actor, ...commentShape(world, thread, comment) };
    items.push({ order: comment.order, shape });
  }
  for (const review of thread.reviews) {
    const shape = reviewShape(world, thread, review, "webhook");
    items.push({ order: review.order, shape: { event: "reviewed", ...shape, body: review.body } });
  }
  for (const event of thread.events) {
    items.push({ order: event.order, shape: eventShape(world, state, git, event) });
  }
  return items.sort((a, b) => a.order - b.order).map((item) => item.shape);
}

function eventShape(world: World, state: LaggingState, git: GitView, event: TimelineEvent): Shape {
  if (event.kind === "committed") {
    const commit = must(git.commit(event.sha), `commit ${event.sha}`);
    return { event: "committed", ...gitCommitShape(world, world.repository, commit) };
  }
  return {
    id: event.id,
    node_id: event.nodeId,
    url: repositoryUrl(world, world.repository, `/issues/events/${event.id}`),
    actor: event.actorId === null ? null : accountShape(world, event.actorId),
    event: event.kind,
    commit_id: event.kind === "merged" ? event.sha : null,
    commit_url: null,
    created_at: event.at,
    performed_via_github_app: viaAppShape(world, event.viaAppId),
    ...more(world, state, event),
  };
}

function more(world: World, state: LaggingState, event: TimelineEvent): Shape {
  switch (event.kind) {
    case "labeled":
    case "unlabeled": {
      // The label as it is now, not as it was: a renamed label is renamed in the past, too.
      const live = state.labels.get(event.labelId);
      return { label: { name: live?.name ?? event.labelName, color: live?.color ?? event.labelColor } };
    }
    case "assigned":
    case "unassigned":
      return { assignee: accountShape(world, event.assigneeId) };
    case "renamed":
      return { rename: { from: event.from, to: event.to } };
    case "review_dismissed":
      return {
        dismissed_review: {
          state: event.previousState.toLowerCase(),
          review_id: event.reviewId,
          dismissal_message: event.message,
          ...(event.commitSha === null ? {} : { dismissal_commit_id: event.commitSha }),
        },
      };
    case "locked":
      return { lock_reason: event.lockReason };
    case "head_ref_force_pushed":
      return { commit_id: event.afterSha };
    default:
      return {};
  }
}
