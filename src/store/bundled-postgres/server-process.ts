/** Starts the server program, in a process group of its own so that Ctrl-C does not end it before the App, with its log in a file. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { chmod, chown, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bareEnvironment } from "./run-program.ts";
import type { Runtime } from "./runtime.ts";
import type { ServerUser } from "./server-user.ts";

export type Purpose = "keep" | "temporary";

/** Part of the socket's name only: there is no TCP. */
export const port = 5432;

/** Small, for one App: with it the server stays below 90 MB. */
const settings: Readonly<Record<string, string>> = {
  unix_socket_permissions: "0700",
  shared_buffers: "32MB",
  max_connections: "80",
  max_wal_size: "512MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_worker_processes: "2",
  max_parallel_workers_per_gather: "0",
  io_method: "sync",
  jit: "off",
  huge_pages: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};

/** For data that is thrown away anyway. */
const careless: Readonly<Record<string, string>> = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

/** A Unix socket's path is limited to 104 bytes (macOS) or 108 (Linux). */
const longestSocketPath = 100;

export interface ServerSettings {
  readonly folder: string;
  readonly runtime: Runtime;
  readonly user: ServerUser | null;
  readonly purpose: Purpose;
}

export interface StartedServer {
  readonly process: ChildProcess;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

export async function spawnServer({ folder, runtime, user, purpose }: ServerSettings): Promise<StartedServer> {
  const data = join(folder, "data");
  const socketFolder = await folderForSocket(data, user);
  const chosen = purpose === "temporary" ? { ...settings, ...careless } : settings;
  const options = Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = await openLog(folder);
  try {
    const child = spawn(
      join(runtime.folder, "bin", "postgres"),
      ["-D", data, "-h", "", "-k", socketFolder, "-p", String(port), ...options],
      { ...(user ?? {}), cwd: data, env: bareEnvironment, detached: true, stdio: ["ignore", log, log] },
    );
    child.unref();
    const ended = new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", () => resolve());
    });
    return { process: child, ended };
  } finally {
    closeSync(log);
  }
}

async function folderForSocket(data: string, user: ServerUser | null): Promise<string> {
  if (isShortEnough(data)) return data;
  const base = isShortEnough(join(tmpdir(), "lastcall-socket-xxxxxx")) ? tmpdir() : "/tmp";
  const folder = await mkdtemp(join(base, "lastcall-socket-"));
  await chmod(folder, 0o700);
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

const isShortEnough = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longestSocketPath;

const logFile = (folder: string): string => join(folder, "postgres.log");
const longestLog = 10_000_000;

async function openLog(folder: string): Promise<number> {
  const file = logFile(folder);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > longestLog) await rename(file, `${file}.1`);
  return openSync(file, "a", 0o640);
}

export async function lastWords(folder: string): Promise<string> {
  const text = await readFile(logFile(folder), "utf8").catch(() => "");
  return text.trim().split("\n").slice(-4).join(" ");
}

export interface RunningServer {
  readonly pid: number;
  readonly socketFolder: string;
}

/** What `postmaster.pid` says: its lines are pid, data folder, start, port, socket folder. Null when no server claims the folder. */
export async function claimedServer(folder: string): Promise<RunningServer | null> {
  const text = await readFile(join(folder, "data", "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , , socketFolder] = text.split("\n");
  return pid && socketFolder ? { pid: Number(pid), socketFolder } : null;
}

/** The folder of a socket that did not fit beside the data goes with the server. */
export async function removeSocketFolder(folder: string, { socketFolder }: RunningServer): Promise<void> {
  if (socketFolder !== join(folder, "data")) await rm(socketFolder, { recursive: true, force: true });
}
