/**
 * Commits and branches, and what follows from moving one: pull requests get a new
 * head or base, approvals may be dismissed, a pull request whose head has reached
 * the base is merged, one whose head is deleted is closed.
 */

import { ancestors, changedFiles, commitsBetween, filesOfCommit, writeCommit } from "../model/history.ts";
import { branchHead, branchKey, type PullRequestThread, pullRequests } from "../model/look-up.ts";
import { type Actor, must, type World } from "../model/world.ts";
import type { FileChanges } from "../sandbox-api.ts";
import { pushedCommitShape } from "../shapes/git.ts";
import { pageUrl } from "../shapes/repository.ts";
import { closeThread, markMerged } from "./closing.ts";
import { noteCommits } from "./note-commits.ts";
import { notFound, Refused } from "./refused.ts";
import { dismissStaleApprovals } from "./reviews.ts";
import { githubSignature, signatureOf } from "./signatures.ts";
import { note, tell, tellThread } from "./telling.ts";

const noCommit = "0".repeat(40);

/** A new commit on a branch, and the branch moved to it. */
export function commitToBranch(
  world: World,
  actor: Actor,
  input: {
    readonly repositoryId: number;
    readonly branch: string;
    readonly files: FileChanges;
    readonly renames?: Readonly<Record<string, string>>;
    readonly message: string;
    /** Refuses (409) when the branch is elsewhere. */
    readonly expectedHead?: string;
    /** Made by GitHub's own interface (contents, createCommitOnBranch), so signed. */
    readonly verified?: boolean;
  },
): string {
  const head = branchHead(world.present, input.repositoryId, input.branch);
  if (head === null) {
    throw notFound();
  }
  if (input.expectedHead !== undefined && input.expectedHead !== head) {
    throw new Refused(409, `Expected branch to point to "${input.expectedHead}" but it did not. Pull and try again.`);
  }
  const sha = writeCommit(world.git, {
    files: changedFiles(world.git, filesOfCommit(world.git, head), input.files, input.renames),
    parents: [head],
    message: input.message,
    author: signatureOf(world, actor.accountId),
    ...(input.verified === true ? { committer: githubSignature(world), verified: true } : {}),
  });
  moveBranch(world, actor, input.repositoryId, input.branch, sha);
  return sha;
}

/** Creates, moves (`to`) or deletes (`null`) a branch. */
export function moveBranch(world: World, actor: Actor, repositoryId: number, name: string, to: string | null): void {
  const before = branchHead(world.present, repositoryId, name);
  if (before === to) {
    return;
  }
  const forced = before !== null && to !== null && !ancestors(world.git, to).includes(before);
  if (to === null) {
    world.present.branches.delete(branchKey(repositoryId, name));
  } else {
    world.present.branches.set(branchKey(repositoryId, name), to);
  }
  world.changed();
  // The App stands in the one repository: pushes to forks are told by `synchronize` alone.
  if (repositoryId === world.repositoryId) {
    tellPush(world, actor, name, before, to, forced);
  }
  for (const thread of pullRequests(world.present)) {
    if (thread.state === "open" && isHead(thread, repositoryId, name)) {
      if (to === null) {
        note(world, thread, actor, { kind: "head_ref_deleted", ref: name });
        thread.pullRequest.headExists = false;
        closeThread(world, actor, thread);
      } else if (before !== null) {
        followHead(world, actor, thread, before, to, forced);
      }
    } else if (isHead(thread, repositoryId, name) && to === null) {
      note(world, thread, actor, { kind: "head_ref_deleted", ref: name });
      thread.pullRequest.headExists = false;
    }
  }
  if (to !== null && repositoryId === world.repositoryId) {
    mergeWhatArrived(world, actor, name, to);
  }
}

function isHead(thread: PullRequestThread, repositoryId: number, branch: string): boolean {
  return thread.pullRequest.headRepositoryId === repositoryId && thread.pullRequest.headRef === branch;
}

function followHead(
  world: World,
  actor: Actor,
  thread: PullRequestThread,
  before: string,
  after: string,
  forced: boolean,
): void {
  const { pullRequest } = thread;
  pullRequest.headSha = after;
  pullRequest.baseSha = branchHead(world.present, thread.repositoryId, pullRequest.baseRef) ?? pullRequest.baseSha;
  if (forced) {
    note(world, thread, actor, {
      kind: "head_ref_force_pushed",
      beforeSha: before,
      afterSha: after,
      ref: pullRequest.headRef,
    });
  }
  noteCommits(world, actor, thread, before, after);
  tellThread(world, actor, thread, "synchronize", { before, after });
  dismissStaleApprovals(world, actor, thread, after);
}

/** A pull request whose commits are pushed to its base otherwise is shown as merged. */
function mergeWhatArrived(world: World, actor: Actor, base: string, to: string): void {
  const arrived = new Set(ancestors(world.git, to));
  for (const thread of pullRequests(world.present)) {
    if (thread.state === "open" && thread.pullRequest.baseRef === base && arrived.has(thread.pullRequest.headSha)) {
      markMerged(world, actor, thread, to);
    }
  }
}

function tellPush(
  world: World,
  actor: Actor,
  branch: string,
  before: string | null,
  after: string | null,
  forced: boolean,
): void {
  const { repository } = world;
  const from = before ?? branchHead(world.present, repository.id, repository.defaultBranch);
  const commits = after === null || from === null ? [] : commitsBetween(world.git, from, after);
  const pushed = (sha: string) =>
    pushedCommitShape(world, repository, world.git, must(world.git.commit(sha), `commit ${sha}`));
  const account = world.account(actor.accountId);
  tell(world, actor, "push", null, {
    ref: `refs/heads/${branch}`,
    before: before ?? noCommit,
    after: after ?? noCommit,
    created: before === null,
    deleted: after === null,
    forced,
    base_ref: null,
    compare: pageUrl(
      world,
      repository,
      `/compare/${(before ?? noCommit).slice(0, 12)}...${(after ?? noCommit).slice(0, 12)}`,
    ),
    commits: commits.map((commit) => pushed(commit.sha)),
    head_commit: after === null ? null : pushed(after),
    pusher: { name: account.login, email: account.kind === "Bot" ? null : signatureOf(world, account.id).email },
  });
}
