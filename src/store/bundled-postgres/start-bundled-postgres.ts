/**
 * PostgreSQL without an installation: starts the server that comes with the package,
 * or finds the one that is running for this folder, and stops it when the last
 * process that uses it ends cleanly.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../log.ts";
import { BundledPostgresError } from "./bundled-postgres-error.ts";
import { ensureDatabaseFiles, isAlive, prepareFolder } from "./data-folder.ts";
import { connectionStringTo, enter, type Presence } from "./presence.ts";
import { prepareRuntime } from "./runtime.ts";
import {
  claimedServer,
  lastWords,
  type RunningServer,
  removeSocketFolder,
  type ServerSettings,
  type StartedServer,
  spawnServer,
} from "./server-process.ts";
import { type ServerUser, serverUser } from "./server-user.ts";
import { makeTemporaryFolder, removeTemporaryFolder } from "./temporary-folder.ts";

export interface BundledPostgres {
  /** For `pg` and for libpq alike; a Unix socket that only this user can reach. */
  readonly connectionString: string;
  /** The server's, for example 18.4. */
  readonly version: string;
  readonly folder: string;
  /** End your pools first. Leaves the server running when another process uses it. */
  stop(): Promise<void>;
}

export type BundledPostgresSettings =
  | { readonly purpose: "keep"; readonly folder: string; readonly log: Log; readonly native?: string }
  /** Not durable, in a folder of its own that goes when it is stopped. */
  | { readonly purpose: "temporary"; readonly log: Log; readonly native?: string };

export async function startBundledPostgres(settings: BundledPostgresSettings): Promise<BundledPostgres> {
  const user = serverUser();
  return settings.purpose === "keep" ? startKept(settings, user) : startTemporary(settings, user);
}

async function startKept(
  { folder, log, native }: Extract<BundledPostgresSettings, { purpose: "keep" }>,
  user: ServerUser | null,
): Promise<BundledPostgres> {
  await prepareFolder(folder, user);
  const runtime = await prepareRuntime({ user, copies: folder, ...(native ? { native } : {}) });
  if (await ensureDatabaseFiles({ folder, runtime, user, durable: true }))
    log.info(`Made a new database in ${folder}.`);
  const running = await enterServer({ folder, runtime, user, purpose: "keep" });
  if (!running.started) log.info(`Found the database server of ${folder} running, and use it.`);
  return {
    connectionString: connectionStringTo(running.server),
    version: running.presence.version,
    folder,
    stop: () => stopKept(folder, running),
  };
}

async function startTemporary(
  { native }: Extract<BundledPostgresSettings, { purpose: "temporary" }>,
  user: ServerUser | null,
): Promise<BundledPostgres> {
  const { folder, runtime } = await makeTemporaryFolder(user, native);
  try {
    await ensureDatabaseFiles({ folder, runtime, user, durable: false });
    const running = await enterServer({ folder, runtime, user, purpose: "temporary" });
    // When the process ends without having stopped it, at least the server goes;
    // the folder goes at the next temporary start.
    const endServer = (): void => void running.started?.process.kill("SIGQUIT");
    process.once("exit", endServer);
    return {
      connectionString: connectionStringTo(running.server),
      version: running.presence.version,
      folder,
      stop: async () => {
        process.off("exit", endServer);
        await running.presence.end();
        running.started?.process.ref();
        endServer();
        await running.started?.ended;
        await removeSocketFolder(folder, running.server);
        await removeTemporaryFolder(folder);
      },
    };
  } catch (error) {
    await removeTemporaryFolder(folder);
    throw error;
  }
}

interface EnteredServer {
  readonly server: RunningServer;
  readonly presence: Presence;
  /** Null when it was running already. */
  readonly started: StartedServer | null;
}

/** A server of ours that recovers from a crash may take a while. */
const patienceMs = 120_000;
/** One that another process started or stops should be done sooner. */
const patienceWithOthersMs = 30_000;
/** A server that was killed is gone with its children. */
const goneAfterMs = 10_000;
const lookEveryMs = 10;
/** A server that another process starts or stops: how long until we try to start one again. */
const startAgainMs = 300;

async function enterServer(settings: ServerSettings): Promise<EnteredServer> {
  const { folder } = settings;
  const begun = performance.now();
  let started: StartedServer | null = null;
  let mayStartAt = 0;
  while (performance.now() < begun + (started ? patienceMs : patienceWithOthersMs)) {
    const server = await claimedServer(folder);
    const presence = server && (await enter(server));
    if (server && presence) return { server, presence, started: started?.process.pid === server.pid ? started : null };
    if (started && hasEnded(started)) {
      started = null;
      mayStartAt = performance.now() + startAgainMs;
      // A server that gives way leaves the other's claim in place; one that fails leaves
      // none. The claim of one that was killed stands for a moment, until its last
      // children are gone.
      const claim = await claimedServer(folder);
      const isGone = claim && !isAlive(claim.pid) && performance.now() > begun + goneAfterMs;
      if (!claim || isGone) throw await failedStart(folder);
    }
    // Whether a claim is stale is PostgreSQL's to judge: it is always asked.
    if (!started && performance.now() >= mayStartAt) started = await spawnServer(settings);
    await pause(lookEveryMs);
  }
  const claim = await claimedServer(folder);
  throw new BundledPostgresError(
    claim
      ? `The database server in ${folder} does not answer; ${folder}/data/postmaster.pid names process ${claim.pid}. If that is not a PostgreSQL, remove the file and start again.`
      : `The database server in ${folder} did not start in time. Its log ends: ${await lastWords(folder)}`,
  );
}

const hasEnded = ({ process: { exitCode, signalCode, pid } }: StartedServer): boolean =>
  exitCode !== null || signalCode !== null || pid === undefined;

async function failedStart(folder: string): Promise<BundledPostgresError> {
  return new BundledPostgresError(
    `The database server could not start. Its log (${folder}/postgres.log) ends: ${await lastWords(folder)}`,
  );
}

async function stopKept(folder: string, { presence, server, started }: EnteredServer): Promise<void> {
  // A server that has ended by itself has nothing left to stop.
  const last = await presence.leaveAsLast().catch(() => false);
  if (!last) return presence.end().catch(() => {});
  started?.process.ref();
  process.kill(server.pid, "SIGINT");
  await presence.ended;
  if (started) await started.ended;
  while (isAlive(server.pid) && (await claimedServer(folder))?.pid === server.pid) await pause(lookEveryMs);
  await removeSocketFolder(folder, server);
}
