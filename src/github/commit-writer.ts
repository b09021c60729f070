/**
 * Commits by GraphQL: signed by GitHub, and only onto the head that was
 * expected, so that nothing that somebody pushed meanwhile is lost.
 */
import type { Sha } from "../core/model/names.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { CommitRequest, RepositoryPlace } from "./ports.ts";

const mutation = `mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

interface CommitAnswer {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } | null } | null;
}

export const writeCommit = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  request: CommitRequest,
): Promise<{ readonly sha: Sha }> => {
  const what = `commit "${request.headline}" to ${request.repository}, branch ${request.branch}`;
  const answer = await clients.mutate<CommitAnswer | null>(place.installation, what, mutation, {
    input: {
      branch: { repositoryNameWithOwner: request.repository, branchName: request.branch },
      expectedHeadOid: request.expectedHead,
      message: { headline: request.headline, body: request.body },
      fileChanges: {
        additions: request.additions.map(({ path, bytes }) => ({
          path,
          contents: Buffer.from(bytes).toString("base64"),
        })),
        deletions: request.deletions.map((path) => ({ path })),
      },
    },
  });
  const oid = answer?.createCommitOnBranch?.commit?.oid;
  if (oid === undefined) {
    throw new GitHubError(`GitHub did not say whether it did this: ${what}.`, {
      status: null,
      retryable: true,
      uncertain: true,
    });
  }
  return { sha: oid as Sha };
};
