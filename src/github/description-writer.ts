/**
 * The description of a pull request. GitHub takes an edit whatever stands there, so it is
 * read once more just before: between the two a person's edit can still be lost, for the
 * length of one request.
 */
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { RepositoryPlace } from "./ports.ts";

export const writeDescription = async (
  clients: GitHubClients,
  { installation, owner, name }: RepositoryPlace,
  thread: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> => {
  const where = { owner, repo: name, pull_number: thread };
  const what = `the description of ${owner}/${name}#${thread}`;
  const { data } = await clients.read(installation, `read ${what}`, (octokit) => octokit.rest.pulls.get(where));
  if ((data.body ?? "") !== from) {
    throw new GitHubError(`It was edited meanwhile: ${what}.`, { status: 409, retryable: true });
  }
  await clients.write(installation, `edit ${what}`, (octokit) => octokit.rest.pulls.update({ ...where, body: to }));
};
