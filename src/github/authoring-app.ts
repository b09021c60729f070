/**
 * Whether a comment was written by way of an App on behalf of its author. Only REST
 * tells; it never changes, so that it is asked once for a comment.
 */
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { RepositoryPlace } from "./ports.ts";

/** Known answers, the oldest forgotten first. */
const mostKnown = 10_000;

export const authoringAppReader = (
  clients: GitHubClients,
): ((place: RepositoryPlace, comment: number) => Promise<boolean>) => {
  const known = new Map<string, boolean>();
  return async (place, comment) => {
    const key = `${place.id}:${comment}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = await ask(clients, place, comment);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    return answer;
  };
};

const ask = async (clients: GitHubClients, place: RepositoryPlace, comment: number): Promise<boolean> => {
  const what = `read how comment ${comment} in ${place.owner}/${place.name} was written`;
  try {
    const { data } = await clients.read(place.installation, what, (octokit) =>
      octokit.rest.issues.getComment({ owner: place.owner, repo: place.name, comment_id: comment }),
    );
    return Boolean(data.performed_via_github_app);
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 404) throw error;
    // Deleted since it was listed, or not to be read here yet: the reading was of another moment.
    throw new GitHubError(`The comment is not there any more, or not yet: ${what}.`, {
      status: null,
      retryable: true,
      cause: error,
    });
  }
};
