/**
 * Pull requests of the App's own. Commit first, then branch, then pull request: each is
 * nothing to anybody before the next one, and whatever a crash left of them is found by
 * the next look. The commit is made by GitHub's interface of git objects, which signs what
 * an App commits and lets the branch go from one state to the next in one step: a branch
 * set back to its base for a moment would close the pull request.
 */
import type { Sha } from "../core/model/names.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { ChangeRequest, RepositoryPlace } from "./ports.ts";

const at = ({ owner, name }: RepositoryPlace): { owner: string; repo: string } => ({ owner, repo: name });

const movedMeanwhile = (what: string, cause?: unknown): GitHubError =>
  new GitHubError(`Something else changed at the same time: ${what}.`, { status: 409, retryable: true, cause });

const headOf = async (clients: GitHubClients, place: RepositoryPlace, branch: string): Promise<string | null> => {
  try {
    const { data } = await clients.read(place.installation, `read the branch ${branch}`, (octokit) =>
      octokit.rest.git.getRef({ ...at(place), ref: `heads/${branch}` }),
    );
    return data.object.sha;
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return null;
    throw error;
  }
};

const writeObjects = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  { additions, deletions, onto, message, branch }: ChangeRequest,
): Promise<Sha> => {
  const what = `commit to the branch ${branch}`;
  const write = <Answer>(send: Parameters<typeof clients.write<Answer>>[2]): Promise<Answer> =>
    clients.write(place.installation, what, send);
  const file = { mode: "100644", type: "blob" } as const;
  const blobs: { path: string; sha: string }[] = [];
  for (const { path, bytes } of additions) {
    const content = Buffer.from(bytes).toString("base64");
    const { data } = await write((octokit) =>
      octokit.rest.git.createBlob({ ...at(place), content, encoding: "base64" }),
    );
    blobs.push({ path, sha: data.sha });
  }
  const tree = [
    ...blobs.map((blob) => ({ ...file, ...blob })),
    ...deletions.map((path) => ({ ...file, path, sha: null })),
  ];
  const { data: made } = await write((octokit) => octokit.rest.git.createTree({ ...at(place), base_tree: onto, tree }));
  const { data } = await write((octokit) =>
    octokit.rest.git.createCommit({ ...at(place), message, tree: made.sha, parents: [onto] }),
  );
  return data.sha as Sha;
};

/** GitHub moves a branch whatever it stands at, so that it is asked once more just before. */
const moveBranch = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  { branch, expected }: ChangeRequest,
  sha: Sha,
): Promise<void> => {
  const what = `set the branch ${branch} to ${sha}`;
  if ((await headOf(clients, place, branch)) !== expected) throw movedMeanwhile(what);
  await clients.write<unknown>(place.installation, what, (octokit) =>
    expected === null
      ? octokit.rest.git.createRef({ ...at(place), ref: `refs/heads/${branch}`, sha })
      : octokit.rest.git.updateRef({ ...at(place), ref: `heads/${branch}`, sha, force: true }),
  );
};

export const writeChange = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  change: ChangeRequest,
): Promise<{ readonly number: number }> => {
  const { base, branch, title, body, request } = change;
  await moveBranch(clients, place, change, await writeObjects(clients, place, change));
  if (request !== null) {
    await clients.write(place.installation, `bring pull request ${request} up to date`, (octokit) =>
      octokit.rest.pulls.update({ ...at(place), pull_number: request, title, body, base }),
    );
    return { number: request };
  }
  const { data } = await clients.write(place.installation, `open a pull request of ${branch}`, (octokit) =>
    octokit.rest.pulls.create({ ...at(place), head: branch, base, title, body }),
  );
  return { number: data.number };
};

export const closeRequest = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  request: number,
  body: string,
): Promise<void> => {
  await clients.write(place.installation, `close pull request ${request}`, (octokit) =>
    octokit.rest.pulls.update({ ...at(place), pull_number: request, state: "closed", body }),
  );
};

export const removeBranch = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  branch: string,
  head: Sha,
): Promise<void> => {
  const what = `delete the branch ${branch}`;
  const present = await headOf(clients, place, branch);
  if (present === null) return;
  if (present !== head) throw movedMeanwhile(what);
  await clients.write(place.installation, what, (octokit) =>
    octokit.rest.git.deleteRef({ ...at(place), ref: `heads/${branch}` }),
  );
};
