/** A pull request's new commits in its timeline. */
import { ancestors, commitsBetween } from "../model/history.ts";
import type { PullRequestThread } from "../model/look-up.ts";
import type { Actor, World } from "../model/world.ts";
import { note } from "./telling.ts";

/** Entries of the timeline for commits that `after` has and neither `before` nor the base has. */
export function noteCommits(
  world: World,
  actor: Actor,
  thread: PullRequestThread,
  before: string,
  after: string,
): void {
  const old = new Set([...ancestors(world.git, before), ...ancestors(world.git, thread.pullRequest.baseSha)]);
  for (const commit of commitsBetween(world.git, before, after)) {
    if (!old.has(commit.sha)) {
      note(world, thread, actor, { kind: "committed", sha: commit.sha });
    }
  }
}
