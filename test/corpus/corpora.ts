/** Real documents outside the repository: beside the project, or where LASTCALL_CORPUS says. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const root = process.env.LASTCALL_CORPUS ?? resolve(import.meta.dirname, "../../../shared/corpus");

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Corpus {
  readonly files: readonly CorpusFile[];
  /** For the suite's name; null when the corpus is there. */
  readonly absent: string | null;
}

export const corpus = (folder: string): Corpus => {
  const path = join(root, folder);
  if (!existsSync(path)) return { files: [], absent: `no ${path}; set LASTCALL_CORPUS to the folder of the corpora` };
  const files = readdirSync(path)
    .sort()
    .map((name) => ({ name: basename(name), bytes: new Uint8Array(readFileSync(join(path, name))) }));
  return { files, absent: null };
};
