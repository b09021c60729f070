/**
 * The one way a connection pool is made. Its error handler is the point: without
 * one, a connection that is lost while idle ends the process.
 */
import { Pool } from "pg";
import type { Log } from "./log.ts";
import { withUser } from "./with-user.ts";

export interface PoolSettings {
  readonly connectionString: string;
  readonly log: Log;
  /** Connections at most; two of them are held for as long as workers run. */
  readonly max?: number;
}

export function openPool({ connectionString, log, max = 12 }: PoolSettings): Pool {
  const pool = new Pool({
    connectionString: withUser(connectionString),
    max,
    application_name: "lastcall",
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", (error) => log.warn(`A database connection was lost and will be made anew: ${error.message}`));
  // A connection that is checked out reports to whoever holds it; without a
  // listener of its own an error between two queries would be thrown.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
