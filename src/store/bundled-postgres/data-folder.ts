/**
 * The folder of a bundled server:
 *   data/          the database itself (owned by the server's user, closed to others)
 *   postgres.log   what the server says
 *   runtime-…/     a copy of the programs, where one is needed
 * A database is made under another name and moved into place when it is whole, so
 * that a half-made one is never used, and two starts cannot hurt each other.
 */
import { chmod, chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { systemUser } from "../with-user.ts";
import { BundledPostgresError, errorCode, fileTrouble } from "./bundled-postgres-error.ts";
import { runProgram } from "./run-program.ts";
import type { Runtime } from "./runtime.ts";
import { barrierOnTheWay, type ServerUser } from "./server-user.ts";

/** The folder is named after it: another major version cannot read the data. */
export const majorVersion = "18";

export const superuser = "lastcall";

export interface FolderSettings {
  readonly isRoot: boolean;
  readonly home: string | undefined;
  /** XDG_DATA_HOME */
  readonly dataHome: string | undefined;
  /** LASTCALL_DATA */
  readonly chosen: string | undefined;
}

export function defaultDataFolder({ isRoot, home, dataHome, chosen }: FolderSettings): string {
  const name = `postgres-${majorVersion}`;
  if (chosen) return join(chosen, name);
  if (isRoot) return join("/var/lib/lastcall", name);
  const base = dataHome || (home && join(home, ".local/share"));
  if (!base) {
    throw new BundledPostgresError(
      "There is no place for the database: neither HOME nor XDG_DATA_HOME is set. Name a folder by LASTCALL_DATA.",
    );
  }
  return join(base, "lastcall", name);
}

/** Makes the folder and sees to it that the server's user can get there. */
export async function prepareFolder(folder: string, user: ServerUser | null): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    if (user) await chmod(folder, 0o711);
  } catch (error) {
    throw fileTrouble(folder, error);
  }
  const barrier = await barrierOnTheWay(folder, user);
  if (barrier !== null) {
    throw new BundledPostgresError(
      `PostgreSQL does not run as root, and the user that it runs as (uid ${user?.uid}) cannot pass through ${barrier} to ${folder}. Name another folder for the database by LASTCALL_DATA, or run \`chmod o+x ${barrier}\`.`,
    );
  }
}

export interface InitSettings {
  readonly folder: string;
  readonly runtime: Runtime;
  readonly user: ServerUser | null;
  /** False for databases that are thrown away. */
  readonly durable: boolean;
}

/** True when the database was made now. */
export async function ensureDatabaseFiles(settings: InitSettings): Promise<boolean> {
  const data = join(settings.folder, "data");
  const found = await readFile(join(data, "PG_VERSION"), "utf8").catch((error) => {
    if (errorCode(error) === "ENOENT") return null;
    throw fileTrouble(data, error);
  });
  if (found === null) return initialise(settings, data);
  if (found.trim() !== majorVersion) {
    throw new BundledPostgresError(
      `The database in ${data} was made by PostgreSQL ${found.trim()}, this Lastcall brings ${majorVersion}. Run the Lastcall that made it, write a backup, and load that here.`,
    );
  }
  return false;
}

/** What initdb writes, and some room to work. */
const spaceNeeded = 200_000_000;

async function initialise({ folder, runtime, user, durable }: InitSettings, data: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < spaceNeeded) {
    throw new BundledPostgresError(
      `The disk that holds ${folder} has ${Math.floor((bavail * bsize) / 1e6)} MB left; a new database needs ${spaceNeeded / 1e6} MB. Make room, or name another folder by LASTCALL_DATA.`,
    );
  }
  await removeUnfinished(folder);
  const unfinished = await mkdtemp(join(folder, `initdb-${process.pid}-`)).catch((error) => {
    throw fileTrouble(folder, error);
  });
  try {
    if (user) await chown(unfinished, user.uid, user.gid);
    await runInitdb(runtime, user, ["-U", superuser, "-A", "trust", "-N", "-E", "UTF8", "--locale=C", unfinished]);
    if (durable) {
      const method = process.platform === "linux" ? ["--sync-method=syncfs"] : [];
      await runInitdb(runtime, user, ["--sync-only", ...method, unfinished]);
    }
    return await moveIntoPlace(unfinished, data, folder);
  } catch (error) {
    throw error instanceof BundledPostgresError ? error : fileTrouble(folder, error);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function runInitdb(runtime: Runtime, user: ServerUser | null, args: readonly string[]): Promise<void> {
  const { status, startError, output } = await runProgram(join(runtime.folder, "bin", "initdb"), args, user);
  if (status === 0) return;
  if (user === null && systemUser() === null) {
    throw new BundledPostgresError(
      `PostgreSQL could not make a new database, because the user id ${process.getuid?.()} has no name on this system. Add it to /etc/passwd, or run Lastcall as a user that has one.`,
    );
  }
  const said = startError ?? output.split("\n").slice(-4).join(" ").replace(/\.?$/, ".");
  throw new BundledPostgresError(`PostgreSQL could not make a new database: ${said}`);
}

/** False when another process that started at the same time was first. */
async function moveIntoPlace(unfinished: string, data: string, folder: string): Promise<boolean> {
  try {
    await rename(unfinished, data);
  } catch (error) {
    if (
      ["ENOTEMPTY", "EEXIST"].includes(errorCode(error) ?? "") &&
      (await stat(join(data, "PG_VERSION")).catch(() => null))
    ) {
      return false;
    }
    throw error;
  }
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
  return true;
}

/** Removes what starts left behind that were ended in the middle. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^initdb-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
