/**
 * Reads a branch's merge queue whole, with the policy beside it. GitHub promises no order
 * of the entries and tells of none which others its group holds: every group is built on
 * those ahead of it, so its members are all up to its own position.
 */
import type { Instant, Sha } from "../core/model/names.ts";
import { policyPath } from "../core/model/policy.ts";
import { type EntryAnswer, entryFields } from "./blob-reading.ts";
import type { GitHubClients, QueryAnswer } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { QueuedReading, RepositoryPlace } from "./ports.ts";
import type { Page } from "./thread-answer.ts";

const query = `query ReadMergeQueue($owner: String!, $name: String!, $branch: String!, $policy: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    databaseId
    defaultBranchRef { target { oid ... on Commit { policy: file(path: $policy) { ...entry } } } }
    mergeQueue(branch: $branch) {
      entries(first: 100, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { id position headCommit { oid } pullRequest { number headRefOid } }
      }
    }
  }
}
${entryFields}`;

interface QueueEntryAnswer {
  readonly id: string;
  readonly position: number;
  readonly headCommit: { readonly oid: Sha } | null;
  readonly pullRequest: { readonly number: number; readonly headRefOid: Sha } | null;
}

interface Answer {
  readonly repository: {
    readonly databaseId: number;
    readonly defaultBranchRef: { readonly target: { readonly oid: Sha; readonly policy?: EntryAnswer | null } } | null;
    readonly mergeQueue: { readonly entries: Page<QueueEntryAnswer> | null } | null;
  } | null;
}

export interface WholeQueue {
  readonly repository: { readonly id: number; readonly defaultHead: Sha; readonly policy: EntryAnswer | null };
  readonly date: Instant;
  /** Empty where the branch has no queue. */
  readonly entries: readonly QueueEntryAnswer[];
}

const moved = (what: string): GitHubError =>
  new GitHubError(`The merge queue moved while it was read; it is read again: ${what}.`, {
    status: null,
    retryable: true,
  });

/** Null: no such repository. */
export const readMergeQueue = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  branch: string,
): Promise<WholeQueue | null> => {
  const what = `read the merge queue of ${branch} in ${place.owner}/${place.name}`;
  const entries = new Map<string, QueueEntryAnswer>();
  const base = { owner: place.owner, name: place.name, branch, policy: policyPath };
  for (let after: string | null = null; ; ) {
    const answer: QueryAnswer<Answer> | null = await clients.query(place.installation, what, query, { ...base, after });
    const repository: Answer["repository"] | undefined = answer?.data.repository;
    if (!answer || !repository) return null;
    if (repository.databaseId !== place.id) {
      throw new GitHubError(
        `${place.owner}/${place.name} is another repository now (id ${repository.databaseId}, not ${place.id}).`,
        { status: null, retryable: false },
      );
    }
    const page: Page<QueueEntryAnswer> | null | undefined = repository.mergeQueue?.entries;
    for (const entry of page?.nodes ?? []) {
      // One that is not told of might be a member of any group.
      if (entry === null) throw moved(what);
      entries.set(entry.id, entry);
    }
    const next: string | null = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    if (page?.pageInfo.hasNextPage && (next === null || next === after)) throw moved(what);
    after = next;
    if (after !== null) continue;
    if (entries.size !== (page?.totalCount ?? 0)) throw moved(what);
    const target = repository.defaultBranchRef?.target;
    if (!target) throw new GitHubError(`There is no default branch: ${what}.`, { status: null, retryable: false });
    return {
      repository: { id: repository.databaseId, defaultHead: target.oid, policy: target.policy ?? null },
      date: answer.date,
      entries: [...entries.values()].sort((one, other) => one.position - other.position),
    };
  }
};

export const membersOf = (entries: WholeQueue["entries"], head: Sha): readonly (QueuedReading | null)[] => {
  const own = entries.findIndex(({ headCommit }) => headCommit?.oid === head);
  return entries
    .slice(0, own + 1)
    .map(({ pullRequest }) => pullRequest && { number: pullRequest.number, head: pullRequest.headRefOid });
};

/** For a look at everything: what the App may not see it does nothing about, and is not told of either. */
export const readGroupHeads = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  branch: string,
): Promise<readonly Sha[]> => {
  try {
    const whole = await readMergeQueue(clients, place, branch);
    return (whole?.entries ?? []).flatMap(({ headCommit }) => (headCommit ? [headCommit.oid] : []));
  } catch (error) {
    if (error instanceof GitHubError && error.status === 403 && !error.retryable) return [];
    throw error;
  }
};
