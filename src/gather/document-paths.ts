/**
 * Which files stand where a group's documents are, on the default branch. The part of the
 * pattern before its first wild card says where to look; folders are gone into as far as
 * the pattern reaches, whatever their names.
 */

import type { Sha } from "../core/model/names.ts";
import type { DocumentGroup } from "../core/model/policy.ts";
import type { ListedFile } from "../github/ports.ts";
import type { NeedContext } from "./need-context.ts";

const isWild = (part: string): boolean => /[*?{[(!]/.test(part);

/** The files below the folder of the pattern, of whatever name; sorted by path. */
export const documentFiles = async (
  { reader, place, kept }: Pick<NeedContext, "reader" | "place" | "kept">,
  { files }: Pick<DocumentGroup, "files">,
  commit: Sha,
): Promise<readonly ListedFile[]> => {
  const folders = files.split("/").slice(0, -1);
  const firstWild = folders.findIndex(isWild);
  const isDeep = firstWild >= 0;
  const folder = (isDeep ? folders.slice(0, firstWild) : folders).join("/");
  return kept.get(
    `files ${place.id} ${commit} ${isDeep} ${folder}`,
    () => reader.readFiles(place, folder, commit, isDeep),
    (listed) => listed.reduce((sum, { path }) => sum + path.length + 64, 64),
  );
};

export const documentPaths = async (context: NeedContext, group: DocumentGroup): Promise<readonly string[]> =>
  (await documentFiles(context, group, context.reading.repository.defaultHead)).map(({ path }) => path);
