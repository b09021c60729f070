/** The titles of all pull requests, page by page: a hundred at a time, as many as GitHub gives. */
import { login } from "../core/model/names.ts";
import type { GitHubClients } from "./github-clients.ts";
import type { RepositoryPlace, TitleReading } from "./ports.ts";

export const readTitlesOf = async (
  clients: GitHubClients,
  { installation, owner, name }: RepositoryPlace,
): Promise<readonly TitleReading[]> => {
  const what = `list the pull requests of ${owner}/${name}`;
  const all = await clients.read(installation, what, (octokit) =>
    octokit.paginate("GET /repos/{owner}/{repo}/pulls", { owner, repo: name, state: "all", per_page: 100 }),
  );
  return all.map(({ number, title, state, user }) => ({
    number,
    title,
    open: state === "open",
    author: user ? { login: login(user.login), id: user.id } : null,
  }));
};
