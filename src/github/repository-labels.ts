import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { RepositoryPlace } from "./ports.ts";
import type { Page } from "./thread-answer.ts";

const query = `query ReadLabels($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    labels(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { name } }
  }
}`;

interface LabelsAnswer {
  readonly repository: { readonly labels: Page<{ readonly name: string }> | null } | null;
}

/** All of them, or it throws: a label that seems to be missing would be created again. */
export const readLabelNames = async (clients: GitHubClients, place: RepositoryPlace): Promise<readonly string[]> => {
  const what = `read the labels of ${place.owner}/${place.name}`;
  const names = new Set<string>();
  let after: string | null = null;
  for (;;) {
    const answer: { readonly data: LabelsAnswer } | null = await clients.query<LabelsAnswer>(
      place.installation,
      what,
      query,
      { owner: place.owner, name: place.name, after },
    );
    const page: Page<{ readonly name: string }> | null | undefined = answer?.data.repository?.labels;
    if (!page) throw new GitHubError(`The App cannot see the repository: ${what}.`, { status: 404, retryable: false });
    for (const label of page.nodes) {
      if (label) names.add(label.name);
    }
    const { hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor: string | null } =
      page.pageInfo;
    if (!hasNextPage) return [...names].sort();
    if (endCursor === null || endCursor === after) {
      throw new GitHubError(`GitHub did not go on with the list: ${what}.`, { status: null, retryable: true });
    }
    after = endCursor;
  }
};
