/** Files at a commit: one by its path, all of a folder by name and id, and many by their ids. */
import type { Sha } from "../core/model/names.ts";
import { type BlobReader, type EntryAnswer, entryFields } from "./blob-reading.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { FileReading, ListedFile, RepositoryPlace } from "./ports.ts";

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
    object(expression: $expression) { __typename oid ... on Tree { entries { name type oid } } }
  }
}`;

interface FolderAnswer {
  readonly repository: {
    readonly commit: { readonly oid: string } | null;
    readonly object: {
      readonly oid: string;
      readonly entries?: readonly { readonly name: string; readonly type: string; readonly oid: string }[] | null;
    } | null;
  } | null;
}

const inOrder = (one: ListedFile, other: ListedFile): number => (one.path < other.path ? -1 : 1);

/** Of a whole tree GitHub lists so many entries at most, and says when there are more. */
const readBelow = async (
  clients: GitHubClients,
  { installation, owner, name }: RepositoryPlace,
  tree: string,
  what: string,
): Promise<readonly ListedFile[]> => {
  const { data } = await clients.read(installation, what, (octokit) =>
    octokit.rest.git.getTree({ owner, repo: name, tree_sha: tree, recursive: "true" }),
  );
  if (data.truncated) {
    const message = `There are more files than GitHub lists at once, so that not all of them are known: ${what}.`;
    throw new GitHubError(message, { status: null, retryable: false });
  }
  return data.tree.flatMap(({ path, sha, type }) => (type === "blob" && path && sha ? [{ path, id: sha }] : []));
};

/**
 * All files of a folder, `deep` those of the folders in it as well; none where there is no such folder.
 * GitHub gives a folder's entries whole, in one list without pages. A folder of an unknown commit is no empty folder.
 */
export const readFilesAt = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  folder: string,
  commit: Sha,
  deep: boolean,
): Promise<readonly ListedFile[]> => {
  const what = `list the folder ${folder === "" ? "/" : folder} at ${commit}`;
  const answer = await clients.query<FolderAnswer>(place.installation, what, folderQuery, {
    owner: place.owner,
    name: place.name,
    commit,
    expression: `${commit}:${folder.replace(/\/+$/, "")}`,
  });
  if (!answer?.data.repository?.commit) {
    throw new GitHubError(`GitHub does not know the commit: ${what}.`, { status: 404, retryable: true });
  }
  const { object } = answer.data.repository;
  const entries = object?.entries ?? [];
  const isNested = deep && entries.some(({ type }) => type === "tree");
  const inside =
    object && isNested
      ? await readBelow(clients, place, object.oid, what)
      : entries.flatMap(({ name, type, oid }) => (type === "blob" ? [{ path: name, id: oid }] : []));
  return inside.map(({ path, id }) => ({ path: folder === "" ? path : `${folder}/${path}`, id })).sort(inOrder);
};

/** Fewer than a query may ask for, with room for long documents. */
const mostAtOnce = 50;

interface BlobsAnswer {
  readonly repository: Readonly<Record<string, EntryAnswer["object"]>> | null;
}

/** The files of a listing, in its order. */
export const readListedFiles = async (
  clients: GitHubClients,
  blobs: BlobReader,
  place: RepositoryPlace,
  files: readonly ListedFile[],
): Promise<readonly FileReading[]> => {
  const read: FileReading[] = [];
  for (let from = 0; from < files.length; from += mostAtOnce) {
    const some = files.slice(from, from + mostAtOnce);
    const what = `read ${some.length} files of ${place.owner}/${place.name}`;
    const variables = some.map((_, nth) => `$b${nth}: GitObjectID!`).join(", ");
    const objects = some.map((_, nth) => `b${nth}: object(oid: $b${nth}) { ...file }`).join("\n");
    const query = `query ReadFiles($owner: String!, $name: String!, ${variables}) {
      repository(owner: $owner, name: $name) { ${objects} }
    }
    fragment file on GitObject { __typename ... on Blob { byteSize isTruncated text } }`;
    const answer = await clients.query<BlobsAnswer>(place.installation, what, query, {
      owner: place.owner,
      name: place.name,
      ...Object.fromEntries(some.map(({ id }, nth) => [`b${nth}`, id])),
    });
    for (const [nth, { path, id }] of some.entries()) {
      const object = answer?.data.repository?.[`b${nth}`] ?? null;
      read.push(await blobs.read(place, path, { type: "blob", mode: 0o100644, oid: id, object }));
    }
  }
  return read;
};
