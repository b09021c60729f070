/**
 * Databases for rehearsals: on the server that somebody names, else on a bundled
 * one that is started when the first database is asked for. All are copies of one that
 * has the tables already, since making them anew takes longer than many a scenario.
 * What was made on somebody's server is removed at the end; the bundled one goes as a whole.
 */
import { Client } from "pg";
import type { Databases } from "../rehearsal/databases.ts";
import { startBundledPostgres } from "../store/bundled-postgres/start-bundled-postgres.ts";
import { silentLog } from "../store/log.ts";
import { migrate } from "../store/migrate.ts";
import { openPool } from "../store/open-pool.ts";
import { withUser } from "../store/with-user.ts";

interface Server {
  readonly connectionString: string;
  readonly isTheirs: boolean;
  readonly stop: () => Promise<void>;
}

export function rehearsalDatabases(theirs: string | undefined): Databases {
  let server: Promise<Server> | null = null;
  const made: string[] = [];
  let count = 0;
  const run = `${process.pid}_${Date.now().toString(36)}`;
  const pattern = `lastcall_rehearsal_${run}_pattern`;
  const prepare = async (): Promise<Server> => {
    const started = await startServer(theirs);
    await query(started.connectionString, `create database "${pattern}"`);
    made.push(pattern);
    await withTables(databaseIn(started.connectionString, pattern));
    return started;
  };
  return {
    async make() {
      server ??= prepare();
      const { connectionString } = await server;
      count += 1;
      const name = `lastcall_rehearsal_${run}_${count}`;
      await query(connectionString, `create database "${name}" template "${pattern}"`);
      made.push(name);
      return databaseIn(connectionString, name);
    },
    async end() {
      if (server === null) return;
      const { connectionString, isTheirs, stop } = await server;
      if (isTheirs) {
        for (const name of made) await query(connectionString, `drop database if exists "${name}" with (force)`);
      }
      // The bundled server is waited for, but keeps no process alive by itself.
      const alive = setInterval(() => {}, 1_000);
      await stop().finally(() => clearInterval(alive));
    },
  };
}

async function startServer(theirs: string | undefined): Promise<Server> {
  if (theirs) return { connectionString: withUser(theirs), isTheirs: true, stop: async () => {} };
  const bundled = await startBundledPostgres({ purpose: "temporary", log: silentLog });
  return { connectionString: bundled.connectionString, isTheirs: false, stop: () => bundled.stop() };
}

/** Nobody may be connected to what is copied: all connections are closed when it returns. */
async function withTables(connectionString: string): Promise<void> {
  const pool = openPool({ connectionString, log: silentLog });
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
}

/** The same server's connection string with another database. */
const databaseIn = (server: string, name: string): string =>
  server.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`);

async function query(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
