import type { HeadReading } from "../../src/core/model/facts.ts";
import type { Sha } from "../../src/core/model/names.ts";
import { reading } from "./guild.ts";

/** The head that a commit of ours makes: its one file, read again. */
export const readingAfterCommit = (
  head: Sha,
  additions: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): HeadReading => {
  const [file] = additions;
  if (!file) throw new Error("A commit of ours has a file.");
  return reading(head, new TextDecoder().decode(file.bytes), file.path);
};
