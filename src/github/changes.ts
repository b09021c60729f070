/** Changed files by REST: what GraphQL does not tell (old paths), and what past heads changed. */
import type { Sha } from "../core/model/names.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { FileChangeReading, RepositoryPlace } from "./ports.ts";

interface FileAnswer {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string;
}

/** GitHub's comparison lists 300 files and not one more (docs, "Compare two commits"). */
const mostCompared = 300;

const changes: Readonly<Record<string, FileChangeReading["change"] | null>> = {
  added: "added",
  copied: "added",
  removed: "removed",
  modified: "modified",
  changed: "modified",
  renamed: "renamed",
  unchanged: null,
};

export const readComparison = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  base: string,
  head: Sha,
): Promise<readonly FileChangeReading[]> => {
  const what = `read what ${head} changes against ${base}`;
  const { data } = await clients.read(place.installation, what, (octokit) =>
    octokit.rest.repos.compareCommitsWithBasehead({
      owner: place.owner,
      repo: place.name,
      basehead: `${base}...${head}`,
      // The files come with the first page whatever its size; the commits are of no interest.
      per_page: 1,
    }),
  );
  const files: readonly FileAnswer[] | undefined = data.files;
  if (files === undefined) {
    throw new GitHubError(`GitHub did not list the changed files: ${what}.`, { status: null, retryable: true });
  }
  if (files.length >= mostCompared) {
    throw new GitHubError(
      `GitHub lists no more than ${mostCompared} changed files of a comparison, so that this one cannot be read whole: ${what}.`,
      { status: null, retryable: false },
    );
  }
  return files.flatMap(toChange).sort((one, other) => (one.path < other.path ? -1 : 1));
};

export const readMergeBase = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  base: string,
  head: Sha,
): Promise<Sha> => {
  const what = `read where ${head} branches off ${base}`;
  const { data } = await clients.read(place.installation, what, (octokit) =>
    octokit.rest.repos.compareCommitsWithBasehead({
      owner: place.owner,
      repo: place.name,
      basehead: `${base}...${head}`,
      per_page: 1,
    }),
  );
  return data.merge_base_commit.sha as Sha;
};

const toChange = (file: FileAnswer): readonly FileChangeReading[] => {
  const change = changes[file.status];
  if (change === undefined)
    throw new Error(`GitHub names a change of a file that the App does not know: ${file.status}.`);
  if (change === null) return [];
  return [{ path: file.filename, change, previous: change === "renamed" ? (file.previous_filename ?? null) : null }];
};

/** Old path by new path, of all renamed files of a pull request; complete for the paths given, or it throws. */
export const readPreviousPaths = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  number: number,
  renamed: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (renamed.length === 0) return new Map();
  const what = `read the old names of files in ${place.owner}/${place.name}#${number}`;
  const files = await clients.read(place.installation, what, (octokit) =>
    octokit.paginate(octokit.rest.pulls.listFiles, {
      owner: place.owner,
      repo: place.name,
      pull_number: number,
      per_page: 100,
    }),
  );
  const previous = new Map(
    files.flatMap((file) => (file.previous_filename === undefined ? [] : [[file.filename, file.previous_filename]])),
  );
  if (renamed.some((path) => !previous.has(path))) {
    throw new GitHubError(`The files changed while they were read; they are read again: ${what}.`, {
      status: null,
      retryable: true,
    });
  }
  return previous;
};
