/**
 * Where a merged pull request had left its base. Whatever way it was merged, the first
 * parent of the merge lacks its last commit, so that the two have parted there.
 */
import type { Sha } from "../core/model/names.ts";
import type { GitHubClients } from "./github-clients.ts";
import type { RepositoryPlace } from "./ports.ts";

const mergeQuery = `query ReadMerge($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { headRefOid mergeCommit { oid parents(first: 1) { nodes { oid } } } }
  }
}`;

interface MergeAnswer {
  readonly repository: {
    readonly pullRequest: {
      readonly headRefOid: string;
      readonly mergeCommit: {
        readonly oid: string;
        readonly parents: { readonly nodes: readonly ({ readonly oid: string } | null)[] };
      } | null;
    } | null;
  } | null;
}

export const readForkOf = async (
  clients: GitHubClients,
  { installation, owner, name }: RepositoryPlace,
  thread: number,
): Promise<Sha | null> => {
  const what = `read what stood before the merge of ${owner}/${name}#${thread}`;
  const answer = await clients.query<MergeAnswer>(installation, what, mergeQuery, { owner, name, number: thread });
  const merged = answer?.data.repository?.pullRequest;
  const parent = merged?.mergeCommit?.parents.nodes[0]?.oid;
  // Pushed to the base as it is, its first parent may be another commit of its own.
  if (!merged || parent === undefined || merged.mergeCommit?.oid === merged.headRefOid) return null;
  const { data } = await clients.read(installation, what, (octokit) =>
    octokit.rest.repos.compareCommitsWithBasehead({
      owner,
      repo: name,
      basehead: `${parent}...${merged.headRefOid}`,
      per_page: 1,
    }),
  );
  return data.merge_base_commit.sha as Sha;
};
