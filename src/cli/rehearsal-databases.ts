/**
 * Databases for rehearsals: on the server that somebody names, else on a bundled
 * one that is started when the first database is asked for. What was made on
 * somebody's server is removed at the end; the bundled one goes as a whole.
 */
import { Client } from "pg";
import type { Databases } from "../rehearsal/databases.ts";
import { startBundledPostgres } from "../store/bundled-postgres/start-bundled-postgres.ts";
import { silentLog } from "../store/log.ts";
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
  return {
    async make() {
      server ??= startServer(theirs);
      const { connectionString } = await server;
      count += 1;
      const name = `lastcall_rehearsal_${run}_${count}`;
      await query(connectionString, `create database "${name}"`);
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
