/**
 * Folders of servers for demonstrations, rehearsals and tests. Each says which
 * process it belongs to; those whose process is gone are cleared away, with their
 * server, when the next one is made.
 */
import { readFileSync, readlinkSync } from "node:fs";
import { chmod, lstat, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BundledPostgresError, fileTrouble } from "./bundled-postgres-error.ts";
import { isAlive } from "./data-folder.ts";
import { runProgram } from "./run-program.ts";
import { prepareRuntime, type Runtime } from "./runtime.ts";
import { barrierOnTheWay, type ServerUser } from "./server-user.ts";

const prefix = "lastcall-postgres-";

interface Owner {
  readonly pid: number;
  /** When the process started, in the kernel's ticks; tells it from a later one of the same id. Null where that is not known. */
  readonly started: string | null;
  /** Process ids mean something within one namespace only. */
  readonly namespace: string | null;
}

export interface TemporaryFolder {
  readonly folder: string;
  readonly runtime: Runtime;
}

export async function makeTemporaryFolder(user: ServerUser | null, native?: string): Promise<TemporaryFolder> {
  const base = await baseFolder(user);
  const runtime = await prepareRuntime({ user, copies: base, ...(native ? { native } : {}) });
  await clearLeftovers(base, runtime, user);
  try {
    const folder = await mkdtemp(join(base, prefix));
    await writeFile(join(folder, "owner.json"), JSON.stringify(ourselves()));
    if (user) await chmod(folder, 0o711);
    return { folder, runtime };
  } catch (error) {
    throw fileTrouble(base, error);
  }
}

export async function removeTemporaryFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The system's temporary folder, or the first usual one that the server's user can reach. */
async function baseFolder(user: ServerUser | null): Promise<string> {
  for (const folder of [tmpdir(), "/tmp", "/var/tmp"]) {
    const found = await lstat(folder).catch(() => null);
    if (found && (await barrierOnTheWay(folder, user)) === null) return folder;
  }
  throw new BundledPostgresError(
    `There is no temporary folder that the user PostgreSQL runs as (uid ${user?.uid}) can reach. Set TMPDIR to one.`,
  );
}

async function clearLeftovers(base: string, runtime: Runtime, user: ServerUser | null): Promise<void> {
  for (const name of await readdir(base)) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(base, name);
    const found = await lstat(folder).catch(() => null);
    // Others may make folders of this name here; only what we made is ours to remove.
    if (!found?.isDirectory() || found.uid !== process.getuid?.()) continue;
    const owner = await ownerOf(folder);
    if (!owner || owner.namespace !== ourselves().namespace || isStillThere(owner)) continue;
    // By its own program and as its own user, so that no other process can be hit.
    await runProgram(
      join(runtime.folder, "bin", "pg_ctl"),
      ["stop", "-s", "-m", "immediate", "-t", "10", "-D", join(folder, "data")],
      user,
    );
    await removeTemporaryFolder(folder).catch(() => {});
  }
}

async function ownerOf(folder: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(join(folder, "owner.json"), "utf8")) as Owner;
  } catch {
    // Just being made, or being removed, by another process.
    return null;
  }
}

const ourselves = (): Owner => ({ pid: process.pid, started: startOf(process.pid), namespace: namespaceOf() });

const isStillThere = ({ pid, started }: Owner): boolean => isAlive(pid) && startOf(pid) === started;

/** Null also for a process that has ended and that nobody has asked after. */
function startOf(pid: number): string | null {
  try {
    // Fields 3 (state) and 22 (start) of proc(5) stat; the name in field 2 may hold spaces, so count behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function namespaceOf(): string | null {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return null;
  }
}
