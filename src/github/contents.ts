/** Files and folders at a commit. */
import type { Sha } from "../core/model/names.ts";
import { type BlobReader, type EntryAnswer, entryFields } from "./blob-reading.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { FileReading, RepositoryPlace } from "./ports.ts";

const fileQuery = `query ReadFile($owner: String!, $name: String!, $commit: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) { __typename ... on Commit { file(path: $path) { ...entry } } }
  }
}
${entryFields}`;

interface FileAnswer {
  readonly repository: { readonly object: { readonly file?: EntryAnswer | null } | null } | null;
}

export const readFileAt = async (
  clients: GitHubClients,
  blobs: BlobReader,
  place: RepositoryPlace,
  path: string,
  commit: Sha,
): Promise<FileReading> => {
  const answer = await clients.query<FileAnswer>(place.installation, `read ${path} at ${commit}`, fileQuery, {
    owner: place.owner,
    name: place.name,
    commit,
    path,
  });
  const object = answer?.data.repository?.object;
  if (!object || object.file === undefined) {
    return { kind: "unreadable", path, why: `GitHub does not know the commit ${commit} (any more).` };
  }
  return blobs.read(place, path, object.file);
};

const folderQuery = `query ReadFolder($owner: String!, $name: String!, $commit: GitObjectID!, $expression: String!) {
  repository(owner: $owner, name: $name) {
    commit: object(oid: $commit) { oid }
    object(expression: $expression) { __typename ... on Tree { entries { name } } }
  }
}`;

interface FolderAnswer {
  readonly repository: {
    readonly commit: { readonly oid: string } | null;
    readonly object: { readonly entries?: readonly { readonly name: string }[] | null } | null;
  } | null;
}

/** GitHub gives a folder's entries whole, in one list without pages. A folder of an unknown commit is no empty folder. */
export const readFolderAt = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  path: string,
  commit: Sha,
): Promise<readonly string[]> => {
  const what = `read the folder ${path} at ${commit}`;
  const answer = await clients.query<FolderAnswer>(place.installation, what, folderQuery, {
    owner: place.owner,
    name: place.name,
    commit,
    expression: `${commit}:${path.replace(/\/+$/, "")}`,
  });
  if (!answer?.data.repository?.commit) {
    throw new GitHubError(`GitHub does not know the commit: ${what}.`, { status: 404, retryable: true });
  }
  return (answer.data.repository.object?.entries ?? []).map(({ name }) => name).sort();
};
