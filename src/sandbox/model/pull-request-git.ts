/** What git says about a pull request: its commits, its changed files, whether it can be merged. */
import { differences, type FileDifference } from "./differences.ts";
import type { Commit, GitView } from "./git-store.ts";
import { commitsBetween, type FileEntry, filesOfCommit, mergeBase } from "./history.ts";
import type { PullRequestThread } from "./look-up.ts";
import type { PullRequest } from "./types.ts";

/** Files changed from one commit (null: from nothing) to another. */
export function fileDifferences(git: GitView, before: string | null, after: string): readonly FileDifference[] {
  return differences(git, before === null ? new Map() : filesOfCommit(git, before), filesOfCommit(git, after));
}

/** The commits of a pull request, oldest first, at most 250 as in GitHub's list. */
export function pullRequestCommits(git: GitView, pullRequest: PullRequest): readonly Commit[] {
  return commitsBetween(git, pullRequest.baseSha, pullRequest.headSha).slice(0, 250);
}

/** Against the merge base, as GitHub's "Files changed" is. */
export function pullRequestFiles(git: GitView, pullRequest: PullRequest): readonly FileDifference[] {
  return fileDifferences(git, mergeBase(git, pullRequest.baseSha, pullRequest.headSha), pullRequest.headSha);
}

/**
 * The files after merging `head` into `base`, or null on a conflict. Whole files
 * are merged, not lines: both sides changing one file differently is a conflict here.
 */
export function mergedFiles(git: GitView, base: string, head: string): Map<string, FileEntry> | null {
  const fork = mergeBase(git, base, head);
  const before = fork === null ? new Map<string, FileEntry>() : filesOfCommit(git, fork);
  const ours = filesOfCommit(git, base);
  const theirs = filesOfCommit(git, head);
  const merged = new Map(ours);
  for (const path of new Set([...before.keys(), ...theirs.keys()])) {
    const was = before.get(path)?.sha;
    const wanted = theirs.get(path);
    if (wanted?.sha === was || wanted?.sha === ours.get(path)?.sha) {
      continue;
    }
    if (ours.get(path)?.sha !== was) {
      return null;
    }
    if (wanted === undefined) {
      merged.delete(path);
    } else {
      merged.set(path, wanted);
    }
  }
  return merged;
}

/** What only the single pull request tells. `baseHead` is the base branch's present head. */
export function pullRequestNumbers(
  git: GitView,
  thread: PullRequestThread,
  baseHead: string | null,
): {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  readonly mergeable: boolean | null;
} {
  const files = pullRequestFiles(git, thread.pullRequest);
  return {
    commits: pullRequestCommits(git, thread.pullRequest).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: files.length,
    mergeable:
      thread.state === "closed" || baseHead === null
        ? null
        : mergedFiles(git, baseHead, thread.pullRequest.headSha) !== null,
  };
}
