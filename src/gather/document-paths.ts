/** Which files stand where a group's documents are, on the default branch. */
import type { DocumentGroup } from "../core/model/policy.ts";
import { GitHubError } from "../github/github-error.ts";
import type { NeedContext } from "./need-context.ts";

/** Folders below the group's own that are entered, where its pattern reaches into folders. */
const mostFolders = 100;

const isWild = (part: string): boolean => /[*?{[(!]/.test(part);

const readNames = async ({ reader, place, reading, kept }: NeedContext, folder: string): Promise<readonly string[]> => {
  const commit = reading.repository.defaultHead;
  return kept.get(
    `folder ${place.id} ${commit} ${folder}`,
    () => reader.readFolder(place, folder, commit),
    (names) => names.reduce((sum, name) => sum + name.length + 16, 64),
  );
};

/** Paths of all files there, whatever their names; sorted. A folder's name has no dot in it, since GitHub lists names alone. */
export const documentPaths = async (context: NeedContext, { files }: DocumentGroup): Promise<readonly string[]> => {
  const folders = files.split("/").slice(0, -1);
  const firstWild = folders.findIndex(isWild);
  const isDeep = firstWild >= 0;
  const waiting = [(isDeep ? folders.slice(0, firstWild) : folders).join("/")];
  const paths: string[] = [];
  for (let entered = 0; waiting.length > 0; entered += 1) {
    if (entered > mostFolders) {
      const message = `There are more than ${mostFolders} folders below ${files.slice(0, files.search(/[*?{[(!]/))}; no more are looked into.`;
      throw new GitHubError(message, { status: null, retryable: false });
    }
    const folder = waiting.shift() ?? "";
    for (const name of await readNames(context, folder)) {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (isDeep && !name.includes(".")) waiting.push(path);
      else paths.push(path);
    }
  }
  return paths.sort();
};
