/**
 * Into a branch's merge queue and out of it, by people:
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 * What the queue does by itself is in `queue-keeping.ts`.
 */
import { checkRunsOn, latestRuns, type PullRequestThread } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { DequeueReason, MergeQueueRule, QueueEntry } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { Refused } from "./refused.ts";
import { note, tellThread } from "./telling.ts";

/** `waiting` also where a check has not been begun. */
export function standingOf(world: World, { checks }: MergeQueueRule, headSha: string): "passed" | "failed" | "waiting" {
  const runs = latestRuns(checkRunsOn(world.present, headSha));
  const states = checks.map((name) => {
    const run = runs.find((one) => one.name === name);
    if (run?.status !== "completed") return "waiting";
    // https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks
    return ["success", "skipped", "neutral"].includes(run.conclusion ?? "") ? "passed" : "failed";
  });
  return states.includes("failed") ? "failed" : states.includes("waiting") ? "waiting" : "passed";
}

export function entryOf(world: World, thread: PullRequestThread): QueueEntry | null {
  return world.present.queue.find(({ threadNumber }) => threadNumber === thread.number) ?? null;
}

/** "Once a pull request has passed all required branch protection checks, a user with write access … can add [it] to the queue" (same page). */
export function enqueue(world: World, actor: Actor, thread: PullRequestThread): void {
  const { pullRequest } = thread;
  const rule = world.repository.mergeQueues.get(pullRequest.baseRef);
  if (rule === undefined) throw new Refused(422, `The branch ${pullRequest.baseRef} has no merge queue.`);
  if (entryOf(world, thread) !== null) throw new Refused(422, `#${thread.number} is in the merge queue already.`);
  if (thread.state === "closed" || pullRequest.draft) throw new Refused(422, "Pull request is not mergeable.");
  if (standingOf(world, rule, pullRequest.headSha) !== "passed") {
    throw new Refused(
      422,
      `Not all required status checks of #${thread.number} have passed: ${rule.checks.join(", ")}.`,
    );
  }
  const id = world.nextId("queueEntry");
  world.present.queue.push({
    id,
    nodeId: nodeId("MergeQueueEntry", id),
    threadNumber: thread.number,
    baseRef: pullRequest.baseRef,
    headSha: pullRequest.headSha,
    enqueuerId: actor.accountId,
    enqueuedAt: world.now(),
    group: null,
  });
  note(world, thread, actor, {
    kind: "added_to_merge_queue",
    baseRef: pullRequest.baseRef,
    enqueuerId: actor.accountId,
  });
  tellThread(world, actor, thread, "enqueued");
}

/** Its group, and those that were built on it, are for the queue's keeping. */
export function dequeue(world: World, actor: Actor, thread: PullRequestThread, reason: DequeueReason): void {
  const entry = entryOf(world, thread);
  if (entry === null) throw new Refused(422, `#${thread.number} is not in the merge queue.`);
  world.present.queue = world.present.queue.filter((one) => one !== entry);
  note(world, thread, actor, {
    kind: "removed_from_merge_queue",
    baseRef: entry.baseRef,
    enqueuerId: entry.enqueuerId,
    reason,
  });
  tellThread(world, actor, thread, "dequeued", { reason });
}
