/** The document that a head changes, as it is where the head branches off: read once for each commit. */
import { readDocument } from "../core/documents/read-document.ts";
import type { HeadReading } from "../core/model/facts.ts";
import type { Sha } from "../core/model/names.ts";
import { GitHubError } from "../github/github-error.ts";
import type { FileChangeReading, FileReading } from "../github/ports.ts";
import { type BaseFile, documentKind, documentOf, governedFiles } from "./head-reading.ts";
import type { NeedContext } from "./need-context.ts";

type Unreadable = { readonly unreadable: string };

const fileAt = ({ reader, place, kept }: NeedContext, sha: Sha, path: string): Promise<FileReading> =>
  kept.get(
    `file ${place.id} ${sha} ${path}`,
    () => reader.readFile(place, path, sha),
    (file) => (file.kind === "file" ? file.bytes.length + 64 : null),
  );

/** Once merged, the head is part of its base: then it is compared with the base as it was. */
const mergeBaseOf = ({ reader, place, kept, reading }: NeedContext, head: Sha): Promise<Sha> => {
  const base = reading.state === "merged" && reading.baseHead ? reading.baseHead : reading.baseBranch;
  return kept.get(
    `merge-base ${place.id} ${base} ${head}`,
    () => reader.readMergeBase(place, base, head),
    () => 128,
  );
};

/** Null: the head changes no document, or not exactly one. */
export const readBaseFile = async (
  context: NeedContext,
  files: readonly FileChangeReading[],
  head: Sha,
): Promise<BaseFile | Unreadable | null> => {
  const about = documentOf(governedFiles(context.policy, files));
  if (!about || about.change === "added") return null;
  const path = about.previous ?? about.path;
  const sha = await mergeBaseOf(context, head);
  const file = await fileAt(context, sha, path);
  if (file.kind === "file") return { sha, file };
  return { unreadable: file.kind === "unreadable" ? file.why : `${path} is not there where this head branches off` };
};

/** The document alone, for comparing it with others. */
export const readTextAt = async (context: NeedContext, sha: Sha, path: string): Promise<HeadReading | Unreadable> => {
  const kind = documentKind(context.policy, path);
  try {
    const file = await fileAt(context, sha, path);
    if (file.kind !== "file" || !kind) {
      return { unreadable: file.kind === "unreadable" ? file.why : `${path} is not there at ${sha}` };
    }
    const document = readDocument(kind, path, file.bytes);
    return { sha, governed: [], document, findings: [], bytes: file.bytes };
  } catch (error) {
    if (error instanceof GitHubError && !error.retryable) return { unreadable: error.message };
    throw error;
  }
};
