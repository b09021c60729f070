/** The changed files of a pull request, compared once: it is the dearest thing that a query asks for, and commits never change. */
import type { FileDifference } from "../model/differences.ts";
import type { GitStore } from "../model/git-store.ts";
import type { PullRequestThread } from "../model/look-up.ts";
import { pullRequestFiles } from "../model/pull-request-git.ts";
import type { Context } from "./context.ts";

const compared = new WeakMap<GitStore, Map<string, readonly FileDifference[]>>();

export function changesOf({ git, world }: Context, { pullRequest }: PullRequestThread): readonly FileDifference[] {
  const known = compared.get(world.git) ?? new Map<string, readonly FileDifference[]>();
  compared.set(world.git, known);
  const key = `${pullRequest.baseSha}..${pullRequest.headSha}`;
  const changes = known.get(key) ?? pullRequestFiles(git, pullRequest);
  known.set(key, changes);
  return changes;
}
