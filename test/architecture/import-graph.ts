/**
 * Which file imports which, types included, read from the text: the sources are
 * formatted, so that a specifier always stands in double quotes after `from`, after
 * `import`, or inside `import(…)`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

export const root: string = resolve(import.meta.dirname, "../..");

export interface Import {
  readonly specifier: string;
  /** Path from the project's root, `/` between folders; null for a package. */
  readonly file: string | null;
  readonly typeOnly: boolean;
}

export const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

/** Every file below a folder, as paths from the project's root. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();

export const sourcesBelow = (folder: string): readonly string[] =>
  filesBelow(folder).filter((file) => /(?<!\.d)\.ts$/.test(file));

const specifierPattern =
  /^(?:import|export)\s+(type\s+)?(?:[^;"']*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)|\bnew URL\("(\.[^"]+\.ts)"/gm;

export const importsOf = (file: string): readonly Import[] =>
  [...textOf(file).matchAll(specifierPattern)].map(([, typeOnly, still, late, asUrl]) => {
    const specifier = still ?? late ?? asUrl ?? "";
    const inside = specifier.startsWith(".");
    return {
      specifier,
      file: inside
        ? relative(root, resolve(root, dirname(file), specifier))
            .split(sep)
            .join("/")
        : null,
      typeOnly: typeOnly !== undefined,
    };
  });

export const readGraph = (folder: string): ReadonlyMap<string, readonly Import[]> =>
  new Map(sourcesBelow(folder).map((file) => [file, importsOf(file)]));
