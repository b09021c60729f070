/** Which of the processes a repository follows, by the names of the files in it, and where its documents lie. */
import { relative } from "node:path";
import type { DocumentGroup, Policy } from "../../core/model/policy.ts";
import type { Preset, Presets } from "../../core/policy/preset.ts";
import { presetPolicy } from "../../core/policy/preset-policy.ts";
import { documentsIn } from "../lint/documents-in.ts";

export interface FoundProcess {
  readonly preset: Preset;
  readonly policy: Policy;
  readonly group: DocumentGroup;
  /** From the repository's root, with `/`. */
  readonly paths: readonly string[];
}

const findIn = (folder: string, preset: Preset, presets: Presets): FoundProcess | null => {
  const policy = presetPolicy(preset, presets.known);
  const [group] = policy.documents;
  const found = documentsIn(policy, [folder]);
  if (!group || found.kind === "unreadable") return null;
  const own = found.files.filter((file) => file.group === group);
  return { preset, policy, group, paths: own.map(({ path }) => relative(folder, path).replaceAll("\\", "/")) };
};

/** Those with documents first, the most of them foremost; only the one of that name, where one is given. */
export const findProcesses = (folder: string, presets: Presets, name: string | undefined): readonly FoundProcess[] =>
  [...presets.byName.values()]
    .filter((preset) => name === undefined || preset.name === name)
    .flatMap((preset) => findIn(folder, preset, presets) ?? [])
    .filter(({ paths }) => paths.length > 0 || name !== undefined)
    .sort((one, other) => other.paths.length - one.paths.length || (one.preset.name < other.preset.name ? -1 : 1));

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

const commonFolder = (paths: readonly string[]): string => {
  const [first = [], ...others] = paths.map((path) => folderOf(path).split("/"));
  const end = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return (end < 0 ? first : first.slice(0, end)).join("/");
};

/** The glob of the documents that are there, where the process' own does not fit them; null: it does. */
export const ownGlob = (
  { group, paths }: FoundProcess,
  fits: (path: string, glob: string) => boolean,
): string | null => {
  if (paths.length === 0 || paths.some((path) => fits(path, group.files))) return null;
  const folder = commonFolder(paths);
  const depth = paths.some((path) => folderOf(path) !== folder) ? "**/" : "";
  return `${folder === "" ? "" : `${folder}/`}${depth}${group.files.slice(group.files.lastIndexOf("/") + 1)}`;
};
