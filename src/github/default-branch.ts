/** The default branch as it stands: what the index of the repository is made from and written to. */
import type { Sha } from "../core/model/names.ts";
import { policyPath } from "../core/model/policy.ts";
import { type BlobReader, type EntryAnswer, entryFields } from "./blob-reading.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { BranchReading, RepositoryPlace } from "./ports.ts";

const query = `query ReadDefaultBranch($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    databaseId url
    defaultBranchRef { name target { oid ... on Commit { policy: file(path: "${policyPath}") { ...entry } } } }
  }
}
${entryFields}`;

interface BranchAnswer {
  readonly repository: {
    readonly databaseId: number;
    readonly url: string;
    readonly defaultBranchRef: {
      readonly name: string;
      readonly target: { readonly oid: string; readonly policy?: EntryAnswer | null } | null;
    } | null;
  } | null;
}

/** Null: no such repository, or no commit in it yet. */
export const readDefaultBranch = async (
  clients: GitHubClients,
  blobs: BlobReader,
  place: RepositoryPlace,
): Promise<BranchReading | null> => {
  const { installation, owner, name, id } = place;
  const what = `read the default branch of ${owner}/${name}`;
  const repository = (await clients.query<BranchAnswer>(installation, what, query, { owner, name }))?.data.repository;
  const branch = repository?.defaultBranchRef;
  if (!repository || !branch?.target) return null;
  if (repository.databaseId !== id) {
    throw new GitHubError(`${owner}/${name} is another repository now (id ${repository.databaseId}, not ${id}).`, {
      status: null,
      retryable: false,
    });
  }
  return {
    url: repository.url,
    branch: branch.name,
    head: branch.target.oid as Sha,
    policy: await blobs.read(place, policyPath, branch.target.policy ?? null),
  };
};
