/**
 * Shows the other processes of Lastcall that this one uses the server, for as long
 * as it lives: a lock that is shared by all that use it and taken alone by the one
 * that stops it. So the server is never stopped under somebody's feet, and nobody
 * begins to use a server that is being stopped.
 */
import { Client, DatabaseError } from "pg";
import { superuser } from "./data-folder.ts";
import { port, type RunningServer } from "./server-process.ts";

const presenceLock = 52_782_256;

export const databaseName = "lastcall";

export const connectionStringTo = ({ socketFolder }: RunningServer, database: string = databaseName): string =>
  `postgres://${superuser}@${encodeURIComponent(socketFolder)}:${port}/${database}`;

export interface Presence {
  readonly version: string;
  /** True when no other process is left; then new ones are kept out. False: leave the server running. */
  leaveAsLast(): Promise<boolean>;
  /** Resolves when the connection has ended, by us or by the server. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

/** Null while the server cannot be used: not there yet, starting, or being stopped. */
export async function enter(server: RunningServer): Promise<Presence | null> {
  const client = newClient(connectionStringTo(server));
  const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
  try {
    await client.connect();
    const { rows } = await client.query<{ entered: boolean; version: string }>(
      "select pg_try_advisory_lock_shared($1) as entered, current_setting('server_version') as version",
      [presenceLock],
    );
    if (!rows[0]?.entered) {
      await client.end();
      return null;
    }
    // The connection alone does not keep the process alive.
    client.unref();
    return { version: rows[0].version, leaveAsLast: () => leaveAsLast(client), ended, end: () => client.end() };
  } catch (error) {
    await client.end().catch(() => {});
    if (error instanceof DatabaseError && error.code === "3D000") {
      await createDatabase(server);
      return null;
    }
    // 57P01–57P03: shutting down or starting up. Anything that the server itself
    // objects to besides is for people.
    if (error instanceof DatabaseError && !error.code?.startsWith("57P")) throw error;
    return null;
  }
}

/** Missing from the published types as of 8.23. */
type CountedClient = Client & { ref(): void; unref(): void };

function newClient(connectionString: string): CountedClient {
  const client = new Client({ connectionString, application_name: "lastcall-presence", connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  return client as CountedClient;
}

async function leaveAsLast(client: CountedClient): Promise<boolean> {
  client.ref();
  await client.query("select pg_advisory_unlock_shared($1)", [presenceLock]);
  const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [presenceLock]);
  return rows[0]?.alone === true;
}

/** 42P04: another process was faster; 55006 and 23505: it is at it. */
const somebodyElseDoes = ["42P04", "55006", "23505"];

async function createDatabase(server: RunningServer): Promise<void> {
  const client = newClient(connectionStringTo(server, "postgres"));
  try {
    await client.connect();
    await client.query(`create database ${databaseName}`);
  } catch (error) {
    if (!(error instanceof DatabaseError && somebodyElseDoes.includes(error.code ?? ""))) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
