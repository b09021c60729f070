/** People open, push, close and merge. */
import { commitToBranch, moveBranch } from "../acts/branches.ts";
import { closeThread } from "../acts/closing.ts";
import { dequeue, enqueue } from "../acts/merge-queue.ts";
import { mergePullRequest } from "../acts/merging.ts";
import { Refused } from "../acts/refused.ts";
import { signatureOf } from "../acts/signatures.ts";
import { editThread, openIssue, openPullRequest, reopenThread, setDraft, setLocked } from "../acts/threads.ts";
import { forkOf } from "../model/begin-world.ts";
import { changedFiles, filesOfCommit, writeCommit } from "../model/history.ts";
import { branchHead, mayAtLeast, type PullRequestThread } from "../model/look-up.ts";
import { mergedFiles } from "../model/pull-request-git.ts";
import { type Actor, must, type World } from "../model/world.ts";
import type { FileChanges, PeopleActions } from "../sandbox-api.ts";
import { actorOf, demand, demandAuthorOr, pullRequestNumbered, threadNumbered } from "./persons.ts";

type Proposing = Pick<
  PeopleActions,
  | "open"
  | "push"
  | "editDescription"
  | "close"
  | "reopen"
  | "setDraft"
  | "retarget"
  | "merge"
  | "enqueue"
  | "dequeue"
  | "lock"
  | "deleteBranch"
  | "createBranch"
  | "issue"
  | "commit"
>;

export function peopleProposing(world: World): Proposing {
  return {
    open: (input) => open(world, input),
    push: (input) => push(world, input),
    editDescription({ by, number, ...change }) {
      const actor = actorOf(world, by);
      const thread = threadNumbered(world, number);
      demandAuthorOr(world, actor, thread.authorId, "write", "edit somebody else's description");
      editThread(world, actor, thread, change);
    },
    close({ by, number }) {
      const actor = actorOf(world, by);
      const thread = threadNumbered(world, number);
      demandAuthorOr(world, actor, thread.authorId, "triage", "close somebody else's thread");
      closeThread(world, actor, thread);
    },
    reopen({ by, number }) {
      const actor = actorOf(world, by);
      const thread = threadNumbered(world, number);
      demandAuthorOr(world, actor, thread.authorId, "triage", "reopen somebody else's thread");
      reopenThread(world, actor, thread);
    },
    setDraft({ by, number, draft }) {
      const actor = actorOf(world, by);
      const thread = pullRequestNumbered(world, number);
      demandAuthorOr(world, actor, thread.authorId, "write", "change the draft state");
      setDraft(world, actor, thread, draft);
    },
    retarget({ by, number, base }) {
      const actor = actorOf(world, by);
      const thread = pullRequestNumbered(world, number);
      demandAuthorOr(world, actor, thread.authorId, "write", "change the base");
      editThread(world, actor, thread, { base });
    },
    merge({ by, number, method }) {
      const actor = actorOf(world, by);
      demand(world, actor, "write", "merge");
      return { sha: mergePullRequest(world, actor, pullRequestNumbered(world, number), method ?? "merge") };
    },
    enqueue({ by, number }) {
      const actor = actorOf(world, by);
      demand(world, actor, "write", "add a pull request to the merge queue");
      enqueue(world, actor, pullRequestNumbered(world, number));
    },
    dequeue({ by, number }) {
      const actor = actorOf(world, by);
      demand(world, actor, "write", "take a pull request out of the merge queue");
      dequeue(world, actor, pullRequestNumbered(world, number), "MANUAL");
    },
    lock({ by, number, locked }) {
      const actor = actorOf(world, by);
      demand(world, actor, "write", "lock a thread");
      setLocked(world, actor, threadNumbered(world, number), locked);
    },
    deleteBranch({ by, branch }) {
      const actor = actorOf(world, by);
      const { id, defaultBranch } = world.repository;
      demand(world, actor, "write", "delete a branch");
      if (branchHead(world.present, id, branch) === null || branch === defaultBranch) {
        throw new Refused(422, `The branch "${branch}" cannot be deleted.`);
      }
      moveBranch(world, actor, id, branch, null);
    },
    createBranch({ by, branch, from }) {
      const actor = actorOf(world, by);
      const { id, defaultBranch } = world.repository;
      demand(world, actor, "write", "create a branch");
      const start = branchHead(world.present, id, from ?? defaultBranch) ?? from;
      if (start === undefined || world.git.commit(start) === null || branchHead(world.present, id, branch) !== null) {
        throw new Refused(422, `The branch "${branch}" cannot be made from "${from ?? defaultBranch}".`);
      }
      moveBranch(world, actor, id, branch, start);
    },
    issue({ by, title, body }) {
      const actor = actorOf(world, by);
      demand(world, actor, "read", "open an issue");
      return { number: openIssue(world, actor, { title, body: body ?? "" }).number };
    },
    commit({ by, files, branch, message }) {
      const actor = actorOf(world, by);
      demand(world, actor, "write", "push to the repository");
      const head = commitToBranch(world, actor, {
        repositoryId: world.repositoryId,
        branch: branch ?? world.repository.defaultBranch,
        files,
        message: message ?? describe(files),
      });
      return { head };
    },
  };
}

/**
 * Without `fork` the branch is one of the repository itself; whoever pushed it
 * there had write access, so that is not asked of the one who opens.
 */
function open(world: World, input: Parameters<PeopleActions["open"]>[0]): ReturnType<PeopleActions["open"]> {
  const actor = actorOf(world, input.by);
  demand(world, actor, "read", "open a pull request");
  const home = input.fork === true ? forkOf(world, actor.accountId) : world.repository;
  const base = input.base ?? world.repository.defaultBranch;
  const branch = input.branch ?? freeBranch(world, home.id, `${input.by.replace("[bot]", "")}-patch`);
  const message = input.message ?? describe(input.files);
  const start = branchHead(world.present, home.id, branch);
  if (start === null) {
    const from = branchHead(world.present, world.repositoryId, base);
    if (from === null) {
      throw new Refused(422, `There is no branch "${base}".`);
    }
    const sha = writeCommit(world.git, {
      files: changedFiles(world.git, filesOfCommit(world.git, from), input.files),
      parents: [from],
      message,
      author: signatureOf(world, actor.accountId),
    });
    moveBranch(world, actor, home.id, branch, sha);
  } else if (Object.keys(input.files).length > 0) {
    commitToBranch(world, actor, { repositoryId: home.id, branch, files: input.files, message });
  }
  const thread = openPullRequest(world, actor, {
    title: input.title ?? message.split("\n")[0] ?? message,
    body: input.body ?? "",
    headRepositoryId: home.id,
    headRef: branch,
    baseRef: base,
    draft: input.draft ?? false,
    maintainerCanModify: input.maintainerCanModify ?? true,
  });
  return { number: thread.number, head: thread.pullRequest.headSha };
}

function push(world: World, input: Parameters<PeopleActions["push"]>[0]): ReturnType<PeopleActions["push"]> {
  const actor = actorOf(world, input.by);
  const thread = pullRequestNumbered(world, input.number);
  const { pullRequest } = thread;
  if (pullRequest.headRepositoryId === null || !pullRequest.headExists) {
    throw new Refused(404, `The head branch of #${thread.number} is gone.`);
  }
  demandPush(world, actor, thread);
  const message = input.message ?? describe(input.files, input.renames);
  const renames = input.renames ?? {};
  if (input.mergeBase === true) return { head: mergeBaseInto(world, actor, thread, input.files, renames) };
  if (input.force !== true) {
    const change = { repositoryId: pullRequest.headRepositoryId, branch: pullRequest.headRef, files: input.files };
    return { head: commitToBranch(world, actor, { ...change, renames, message }) };
  }
  // Rewritten history: everything in one new commit upon the base.
  const old = must(
    branchHead(world.present, pullRequest.headRepositoryId, pullRequest.headRef),
    `branch ${pullRequest.headRef}`,
  );
  const head = writeCommit(world.git, {
    files: changedFiles(world.git, filesOfCommit(world.git, old), input.files, renames),
    parents: [pullRequest.baseSha],
    message,
    author: signatureOf(world, actor.accountId),
  });
  moveBranch(world, actor, pullRequest.headRepositoryId, pullRequest.headRef, head);
  return { head };
}

/** A commit with both for parents; whole files are merged, and a conflict is refused as on the page. */
function mergeBaseInto(
  world: World,
  actor: Actor,
  { number, pullRequest }: PullRequestThread,
  files: FileChanges,
  renames: Readonly<Record<string, string>>,
): string {
  const base = branchHead(world.present, world.repositoryId, pullRequest.baseRef);
  const merged = base === null ? null : mergedFiles(world.git, pullRequest.headSha, base);
  if (base === null || merged === null || pullRequest.headRepositoryId === null) {
    throw new Refused(422, `The base cannot be merged into the head of #${number}.`);
  }
  const head = writeCommit(world.git, {
    files: changedFiles(world.git, merged, files, renames),
    parents: [pullRequest.headSha, base],
    message: `Merge branch '${pullRequest.baseRef}' into ${pullRequest.headRef}`,
    author: signatureOf(world, actor.accountId),
  });
  moveBranch(world, actor, pullRequest.headRepositoryId, pullRequest.headRef, head);
  return head;
}

/** Into a fork, others push only where its owner lets maintainers edit. */
function demandPush(world: World, actor: Actor, thread: PullRequestThread): void {
  if (actor.accountId === thread.authorId) {
    return;
  }
  const isFork = thread.pullRequest.headRepositoryId !== thread.repositoryId;
  if (!mayAtLeast(world.repository, actor.accountId, "write") || (isFork && !thread.pullRequest.maintainerCanModify)) {
    throw new Refused(403, `${world.account(actor.accountId).login} may not push to the head of #${thread.number}.`);
  }
}

function freeBranch(world: World, repositoryId: number, prefix: string): string {
  let number = 1;
  while (branchHead(world.present, repositoryId, `${prefix}-${number}`) !== null) {
    number += 1;
  }
  return `${prefix}-${number}`;
}

function describe(files: FileChanges, renames: Readonly<Record<string, string>> = {}): string {
  const path = Object.keys(files)[0] ?? Object.values(renames)[0];
  return path === undefined ? "Update" : `Update ${path}`;
}
