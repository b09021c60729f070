/** Our reactions on comments. REST adds by the comment's number; taking back needs GraphQL, which knows whose is ours. */

import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { RepositoryPlace } from "./ports.ts";
import { graphqlReaction } from "./thread-reading.ts";

/** A reaction that is there already is answered as if it were new. */
export const writeReaction = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  comment: number,
  content: string,
): Promise<void> => {
  await clients.write(place.installation, `react with ${content} to comment ${comment}`, (octokit) =>
    octokit.request("POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", {
      owner: place.owner,
      repo: place.name,
      comment_id: comment,
      content: content as "+1",
    }),
  );
};

const mutation = `mutation RemoveReaction($input: RemoveReactionInput!) {
  removeReaction(input: $input) { subject { id } }
}`;

/** A reaction or comment that is gone already counts as removed. */
export const takeReactionBack = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  comment: number,
  content: string,
): Promise<void> => {
  const what = `take the reaction ${content} back from comment ${comment}`;
  try {
    const { data } = await clients.read(place.installation, what, (octokit) =>
      octokit.rest.issues.getComment({ owner: place.owner, repo: place.name, comment_id: comment }),
    );
    await clients.mutate(place.installation, what, mutation, {
      input: { subjectId: data.node_id, content: graphqlReaction(content) },
    });
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 404) throw error;
  }
};
