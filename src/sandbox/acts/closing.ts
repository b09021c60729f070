/** How a thread ends: closed, or merged. */
import type { PullRequestThread } from "../model/look-up.ts";
import type { Thread } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { note, tellThread } from "./telling.ts";

export function closeThread(world: World, actor: Actor, thread: Thread): void {
  if (thread.state === "closed") {
    return;
  }
  thread.state = "closed";
  thread.closedAt = world.now();
  thread.closedById = actor.accountId;
  note(world, thread, actor, { kind: "closed" });
  tellThread(world, actor, thread, "closed");
}

export function markMerged(world: World, actor: Actor, thread: PullRequestThread, sha: string): void {
  const { pullRequest } = thread;
  pullRequest.mergedAt = world.now();
  pullRequest.mergedById = actor.accountId;
  pullRequest.mergeCommitSha = sha;
  note(world, thread, actor, { kind: "merged", sha, baseRef: pullRequest.baseRef });
  closeThread(world, actor, thread);
}
