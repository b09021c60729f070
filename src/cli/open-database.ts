/**
 * The database that commands and the App work on: the one that DATABASE_URL names,
 * else the bundled PostgreSQL in its folder.
 */
import type { Pool } from "pg";
import { defaultDataFolder } from "../store/bundled-postgres/data-folder.ts";
import { startBundledPostgres } from "../store/bundled-postgres/start-bundled-postgres.ts";
import type { Log } from "../store/log.ts";
import { openPool } from "../store/open-pool.ts";
import { type OpenStore, openStore } from "../store/postgres-store.ts";

/** Names as in the process's environment; an empty value counts as none. */
export interface DatabaseEnvironment {
  readonly DATABASE_URL?: string | undefined;
  /** Folder above that of the bundled database. */
  readonly LASTCALL_DATA?: string | undefined;
  readonly XDG_DATA_HOME?: string | undefined;
  readonly HOME?: string | undefined;
}

export interface OpenDatabase {
  readonly store: OpenStore;
  /** The store's pool, for the workers. */
  readonly pool: Pool;
  readonly connectionString: string;
  /** For the operator: whose it is and where, without secrets. */
  readonly description: string;
  /** Ends the pool; stops the bundled server unless another process uses it. */
  close(): Promise<void>;
}

/** Fails with a full sentence that says what to do. */
export async function openDatabase(environment: DatabaseEnvironment, log: Log): Promise<OpenDatabase> {
  return environment.DATABASE_URL ? openTheirs(environment.DATABASE_URL, log) : openBundled(environment, log);
}

async function openTheirs(connectionString: string, log: Log): Promise<OpenDatabase> {
  const opened = await openPooled(connectionString, log).catch((cause) => {
    const why = cause instanceof Error ? cause.message || String("code" in cause && cause.code) : String(cause);
    throw new Error(
      `The database that DATABASE_URL names cannot be used: ${why.replace(/\.?$/, ".")} Correct DATABASE_URL, or leave it out to use the bundled PostgreSQL.`,
      { cause },
    );
  });
  return { ...opened, connectionString, description: "the PostgreSQL that DATABASE_URL names" };
}

async function openBundled(environment: DatabaseEnvironment, log: Log): Promise<OpenDatabase> {
  const folder = defaultDataFolder({
    isRoot: process.getuid?.() === 0,
    home: environment.HOME,
    dataHome: environment.XDG_DATA_HOME,
    chosen: environment.LASTCALL_DATA,
  });
  const server = await startBundledPostgres({ purpose: "keep", folder, log });
  const opened = await openPooled(server.connectionString, log).catch(async (error) => {
    await server.stop();
    throw error;
  });
  return {
    ...opened,
    connectionString: server.connectionString,
    description: `the bundled PostgreSQL ${server.version} in ${folder}`,
    close: async () => {
      await opened.close();
      await server.stop();
    },
  };
}

async function openPooled(connectionString: string, log: Log): Promise<Pick<OpenDatabase, "store" | "pool" | "close">> {
  const pool = openPool({ connectionString, log });
  try {
    const store = await openStore({ pool }, log);
    return {
      store,
      pool,
      close: async () => {
        await store.close();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
