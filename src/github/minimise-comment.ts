/** Folds a comment of ours away as outdated: only GraphQL can. */
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { RepositoryPlace } from "./ports.ts";

const mutation = `mutation MinimiseComment($input: MinimizeCommentInput!) {
  minimizeComment(input: $input) { minimizedComment { isMinimized } }
}`;

/** A comment that is folded away already is answered as if it were new; one that is gone needs no folding. */
export const minimiseComment = async (clients: GitHubClients, place: RepositoryPlace, node: string): Promise<void> => {
  try {
    await clients.mutate(place.installation, "fold away a comment whose question is over", mutation, {
      input: { subjectId: node, classifier: "OUTDATED" },
    });
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 404) throw error;
  }
};
