/**
 * Merges a pull request, or puts it into the merge queue where the branch takes it no other
 * way. Both only with the head that was decided. What branch rules refuse is said in GitHub's
 * own words, since only they name the rule.
 */

import type { MergeMethod } from "../core/model/merging.ts";
import type { Sha } from "../core/model/names.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import { readMergingOf } from "./merging-reading.ts";
import type { RepositoryPlace } from "./ports.ts";

const enqueue = `mutation Enqueue($input: EnqueuePullRequestInput!) {
  enqueuePullRequest(input: $input) { mergeQueueEntry { id } }
}`;

export interface MergeRequest {
  readonly head: Sha;
  readonly method: MergeMethod;
  readonly queue: boolean;
}

const saidBy = (error: GitHubError): string => {
  const { response } = (error.cause ?? {}) as {
    readonly response?: { readonly data?: { readonly message?: unknown } };
  };
  const message = response?.data?.message;
  return typeof message === "string" ? message.trim().slice(0, 300) : "";
};

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** 405: the branch's rules, or conflicts. Everything else is what it is for any request. */
const wouldNot = (error: unknown): unknown => {
  if (!(error instanceof GitHubError) || error.status !== 405) return error;
  const said = saidBy(error);
  return new GitHubError(`GitHub would not merge it${said === "" ? "." : `: ${ended(said)}`}`, {
    status: 405,
    retryable: false,
    cause: error,
  });
};

const intoQueue = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  thread: number,
  { head }: MergeRequest,
  what: string,
): Promise<void> => {
  const merging = await readMergingOf(clients, place, thread);
  if (!merging)
    throw new GitHubError(`GitHub does not know what this needs: ${what}.`, { status: 404, retryable: false });
  if (merging.queue === "entered") return;
  const input = { pullRequestId: merging.node, expectedHeadOid: head };
  try {
    await clients.mutate(place.installation, what, enqueue, { input });
  } catch (error) {
    // Somebody put it there meanwhile, or an earlier request of ours did although its answer was lost.
    if ((await readMergingOf(clients, place, thread))?.queue === "entered") return;
    throw error;
  }
};

export const writeMerge = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  thread: number,
  request: MergeRequest,
): Promise<void> => {
  const name = `${place.owner}/${place.name}#${thread}`;
  if (request.queue) return intoQueue(clients, place, thread, request, `put ${name} into the merge queue`);
  try {
    await clients.write(place.installation, `merge ${name}`, (octokit) =>
      octokit.rest.pulls.merge({
        owner: place.owner,
        repo: place.name,
        pull_number: thread,
        sha: request.head,
        merge_method: request.method,
      }),
    );
  } catch (error) {
    throw wouldNot(error);
  }
};
