/**
 * The documents of the default branch, for the index: all files that the policy's patterns
 * fit. Of those that no thread brought the headers are read, each once for as long as it
 * stays as it is, many in one request.
 */
import picomatch from "picomatch";
import { numberFromPath } from "../core/documents/file-names.ts";
import { readDocument } from "../core/documents/read-document.ts";
import type { IndexedThread } from "../core/model/indexed-thread.ts";
import type { Kind } from "../core/model/kind.ts";
import type { Sha } from "../core/model/names.ts";
import type { Policy } from "../core/model/policy.ts";
import { groupOfPath } from "../core/policy/group-of-path.ts";
import { hashText } from "../core/record/text-hash.ts";
import { indexed } from "../core/render/index-page.ts";
import { type DocumentThere, isAbout } from "../core/render/index-rows.ts";
import type { ListedFile } from "../github/ports.ts";
import { documentFiles } from "./document-paths.ts";
import type { NeedContext } from "./need-context.ts";

type Context = Pick<NeedContext, "reader" | "place" | "kept">;

interface Header {
  readonly number: number | null;
  readonly title: string | null;
  readonly status: string | null;
}

/** Headers by path. What cannot be read as a text is listed all the same, by its path. */
const readHeaders = async (
  { reader, place, kept }: Context,
  kind: Kind,
  files: readonly ListedFile[],
): Promise<ReadonlyMap<string, Header>> => {
  const meaning = hashText(JSON.stringify(kind)).slice(0, 16);
  let unread: readonly ListedFile[] = files;
  const known = new Map<string, Header>();
  const keep = (file: ListedFile, read: () => Promise<Header | null>): Promise<Header | null> =>
    kept.get(
      `header ${meaning} ${file.id} ${file.path}`,
      read,
      (header) => header && 200 + (header.title?.length ?? 0),
    );
  for (const file of files) {
    const header = await keep(file, async () => null);
    if (header) known.set(file.path, header);
  }
  unread = files.filter(({ path }) => !known.has(path));
  const contents = unread.length === 0 ? [] : await reader.readListed(place, unread);
  for (const [nth, file] of unread.entries()) {
    const content = contents[nth];
    if (content?.kind !== "file") continue;
    const { number, title, status } = indexed(kind, readDocument(kind, file.path, content.bytes));
    const header = { number, title, status };
    known.set(file.path, header);
    await keep(file, async () => header);
  }
  return known;
};

/** By kind, in the order of their paths. */
export const documentsOfBranch = async (
  context: Context,
  policy: Policy,
  commit: Sha,
  threads: readonly IndexedThread[],
): Promise<ReadonlyMap<Kind, readonly DocumentThere[]>> => {
  const byKind = new Map<Kind, readonly DocumentThere[]>();
  for (const group of policy.documents) {
    const kind = policy.kinds.get(group.kind);
    if (!kind) continue;
    const all = await documentFiles(context, group, commit);
    const files = all.filter(
      ({ path }) => picomatch.isMatch(path, group.files, { dot: true }) && groupOfPath(policy, path) === group,
    );
    const numbered = files.map((file) => ({ ...file, number: numberFromPath(kind, file.path) }));
    const unknown = numbered.filter((file) => !threads.some((thread) => isAbout(thread, kind, file)));
    const headers = await readHeaders(context, kind, unknown);
    const there = numbered.map(({ path, number }): DocumentThere => {
      const header = headers.get(path) ?? null;
      return { path, number: header?.number ?? number, header };
    });
    byKind.set(kind, [...(byKind.get(kind) ?? []), ...there]);
  }
  return byKind;
};
