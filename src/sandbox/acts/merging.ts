/** Merging a pull request, in GitHub's three ways. */
import { writeCommit } from "../model/history.ts";
import { branchHead, mayAtLeast, type PullRequestThread } from "../model/look-up.ts";
import { mergedFiles, pullRequestCommits } from "../model/pull-request-git.ts";
import type { Actor, World } from "../model/world.ts";
import { moveBranch } from "./branches.ts";
import { markMerged } from "./closing.ts";
import { Refused } from "./refused.ts";
import { githubSignature, signatureOf } from "./signatures.ts";

export function mergePullRequest(
  world: World,
  actor: Actor,
  thread: PullRequestThread,
  method: "merge" | "squash" | "rebase",
  words: { readonly title?: string; readonly message?: string } = {},
): string {
  const { pullRequest } = thread;
  const base = branchHead(world.present, thread.repositoryId, pullRequest.baseRef);
  const files = base === null ? null : mergedFiles(world.git, base, pullRequest.headSha);
  if (thread.state === "closed" || pullRequest.draft || base === null || files === null) {
    throw new Refused(405, pullRequest.draft ? "Pull Request is still a draft" : "Pull Request is not mergeable");
  }
  if (
    world.repository.mergeQueues.has(pullRequest.baseRef) &&
    !mayAtLeast(world.repository, actor.accountId, "admin")
  ) {
    throw new Refused(405, "Changes must be made through the merge queue");
  }
  const author = signatureOf(world, actor.accountId);
  const made = { verified: true, committer: githubSignature(world) };
  let sha = base;
  if (method === "rebase") {
    const replayed = pullRequestCommits(world.git, pullRequest);
    for (const commit of replayed) {
      const next = mergedFiles(world.git, sha, commit.sha) ?? files;
      sha = writeCommit(world.git, {
        files: next,
        parents: [sha],
        message: commit.message,
        author: commit.author,
        ...made,
      });
    }
  } else {
    const title =
      words.title ??
      (method === "squash" ? `${thread.title} (#${thread.number})` : `Merge pull request #${thread.number}`);
    const text = words.message ?? (method === "squash" ? "" : thread.title);
    sha = writeCommit(world.git, {
      files,
      parents: method === "squash" ? [base] : [base, pullRequest.headSha],
      message: text === "" ? title : `${title}\n\n${text}`,
      author: method === "squash" ? signatureOf(world, thread.authorId) : author,
      ...made,
    });
  }
  // Marked first: moving the base would otherwise find its commits there and mark it as merged by a push.
  markMerged(world, actor, thread, sha);
  moveBranch(world, actor, thread.repositoryId, pullRequest.baseRef, sha);
  return sha;
}
