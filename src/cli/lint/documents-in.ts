/**
 * The documents among paths: a file that is named is one, whatever it is called; of a
 * folder those whose name the policy's globs fit. Folders of tools are not entered, and
 * links in a folder not followed: git keeps them as links, and none is a document.
 */
import { type Dirent, readdirSync, statSync } from "node:fs";
import { basename, join, parse, resolve } from "node:path";
import picomatch from "picomatch";
import { fileNameOf } from "../../core/documents/file-names.ts";
import type { DocumentGroup, Policy } from "../../core/model/policy.ts";
import { whyFailed } from "./read-file.ts";

export interface DocumentFile {
  readonly path: string;
  readonly group: DocumentGroup;
}

export interface Unopened {
  readonly path: string;
  readonly why: string;
}

export type Found =
  | {
      readonly kind: "files";
      readonly files: readonly DocumentFile[];
      /** Folders below the paths into which nobody may look. */
      readonly unopened: readonly Unopened[];
      /** Whether a folder was among the paths: the files are then all that there are, not some. */
      readonly isShelf: boolean;
    }
  | { readonly kind: "unreadable"; readonly path: string; readonly why: string };

const notEntered = new Set(["node_modules", ".git"]);

/** The last part of a glob, to which a file's name is held in whatever folder it lies. */
const nameGlob = (files: string): string => files.slice(files.lastIndexOf("/") + 1);

/** What documents are begun from: `dip-template.md`. It fits the name of one, and is none. */
const isTemplate = ({ kinds }: Policy, { kind }: DocumentGroup, name: string): boolean => {
  const template = kinds.get(kind);
  return template !== undefined && parse(name).name === fileNameOf(template, "template", null);
};

/** By the name of the file alone; null: it is no document. */
export const groupOf = (policy: Policy, path: string): DocumentGroup | null => {
  const name = basename(path);
  const found = policy.documents.find(({ files }) => picomatch.isMatch(name, nameGlob(files)));
  return found && !isTemplate(policy, found, name) ? found : null;
};

const entriesOf = (folder: string): readonly Dirent[] =>
  readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));

const filesBelow = (folder: string, entries: readonly Dirent[], unopened: Unopened[]): readonly string[] =>
  entries.flatMap((entry): readonly string[] => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
    if (notEntered.has(entry.name)) return [];
    let inside: readonly Dirent[];
    try {
      inside = entriesOf(path);
    } catch (error) {
      unopened.push({ path, why: path.includes("\ufffd") ? "its name is not encoded in UTF-8" : whyFailed(error) });
      return [];
    }
    return filesBelow(path, inside, unopened);
  });

/** In the order of the paths, each file once. A path that is named must be there; what lies below it need not be readable. */
export const documentsIn = (policy: Policy, paths: readonly string[]): Found => {
  const files = new Map<string, DocumentFile>();
  const unopened: Unopened[] = [];
  const [usual] = policy.documents;
  let isShelf = false;
  for (const path of paths) {
    try {
      const isFolder = statSync(path).isDirectory();
      isShelf ||= isFolder;
      for (const file of isFolder ? filesBelow(path, entriesOf(path), unopened) : [path]) {
        const group = groupOf(policy, file) ?? (isFolder ? null : usual);
        const known = resolve(file);
        if (group && !files.has(known)) files.set(known, { path: file, group });
      }
    } catch (error) {
      return { kind: "unreadable", path, why: whyFailed(error) };
    }
  }
  return { kind: "files", files: [...files.values()], unopened, isShelf };
};
