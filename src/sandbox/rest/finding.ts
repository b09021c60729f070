/** What a request's path names; 404 for what is not there. */
import { notFound } from "../acts/refused.ts";
import { branchHead, findComment, isPullRequest, type PullRequestThread, repositoryByName } from "../model/look-up.ts";
import type { Comment, Repository, Thread } from "../model/types.ts";
import { must } from "../model/world.ts";
import type { Call } from "./route.ts";

export function param(call: Call, name: string): string {
  return must(call.params[name], `parameter ${name}`);
}

export function numberParam(call: Call, name: string): number {
  const number = Number(param(call, name));
  if (!Number.isSafeInteger(number) || number < 1) {
    throw notFound();
  }
  return number;
}

export function repositoryOf(call: Call): Repository {
  const repository = repositoryByName(call.world, param(call, "owner"), param(call, "repo"));
  if (repository === null) {
    throw notFound();
  }
  return repository;
}

/** Threads, labels and checks exist in the one repository only. */
export function ownRepository(call: Call): Repository {
  const repository = repositoryOf(call);
  if (repository.id !== call.world.repositoryId) {
    throw notFound();
  }
  return repository;
}

export function threadOf(call: Call): Thread {
  ownRepository(call);
  const thread = call.reading.state.threads.get(numberParam(call, "number"));
  if (thread === undefined) {
    throw notFound();
  }
  return thread;
}

export function pullRequestOf(call: Call): PullRequestThread {
  const thread = threadOf(call);
  if (!isPullRequest(thread)) {
    throw notFound();
  }
  return thread;
}

export function commentOf(call: Call): { readonly thread: Thread; readonly comment: Comment } {
  ownRepository(call);
  const found = findComment(call.reading.state, numberParam(call, "comment_id"));
  if (found === null) {
    throw notFound();
  }
  return found;
}

/** A branch, `heads/branch`, `refs/heads/branch`, `pull/N/head` or a commit; null when there is none. */
export function resolveRef(call: Call, repository: Repository, ref: string): string | null {
  const { state, git } = call.reading;
  const short = ref.replace(/^refs\//, "").replace(/^heads\//, "");
  const pull = /^pull\/(\d+)\/head$/.exec(short);
  if (pull !== null) {
    return state.threads.get(Number(pull[1]))?.pullRequest?.headSha ?? null;
  }
  if (/^[0-9a-f]{40}$/.test(short)) {
    return git.commit(short) === null ? null : short;
  }
  return branchHead(state, repository.id, short);
}

/** `owner:branch` or `branch`, as `head` in lists and comparisons. */
export function repositoryOfOwner(call: Call, owner: string): Repository | null {
  const { world } = call;
  for (const repository of world.repositories.values()) {
    if (world.account(repository.ownerId).login.toLowerCase() === owner.toLowerCase()) {
      return repository;
    }
  }
  return null;
}
