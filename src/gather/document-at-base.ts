/** A thread's document on the default branch, where it is now: somebody may have renamed it since it was merged. */
import { numberFromPath } from "../core/documents/file-names.ts";
import type { Kind } from "../core/model/kind.ts";
import type { Sha } from "../core/model/names.ts";
import type { DocumentGroup } from "../core/model/policy.ts";
import type { FileReading } from "../github/ports.ts";
import { documentPaths } from "./document-paths.ts";
import type { NeedContext } from "./need-context.ts";

export const readAtCommit = ({ reader, place, kept }: NeedContext, path: string, commit: Sha): Promise<FileReading> =>
  kept.get(
    `file ${place.id} ${commit} ${path}`,
    () => reader.readFile(place, path, commit),
    (file) => (file.kind === "file" ? file.bytes.length + 64 : null),
  );

export const readAtBase = (context: NeedContext, path: string): Promise<FileReading> =>
  readAtCommit(context, path, context.reading.repository.defaultHead);

/** Under one of these paths, or else under another name with its number; null: it is not there. */
export const documentAtBase = async (
  context: NeedContext,
  { kind, group, paths }: { readonly kind: Kind; readonly group: DocumentGroup; readonly paths: readonly string[] },
): Promise<FileReading | null> => {
  for (const path of new Set(paths)) {
    const file = await readAtBase(context, path);
    if (file.kind !== "absent") return file;
  }
  const { number } = context;
  if (number === null) return null;
  const [found, ...more] = (await documentPaths(context, group)).filter(
    (path) => numberFromPath(kind, path) === number,
  );
  return found === undefined || more.length > 0 ? null : readAtBase(context, found);
};
