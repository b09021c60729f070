/** A store on a database of its own, for a test file. */
import type { Pool } from "pg";
import { afterAll, beforeAll } from "vitest";
import { type Log, silentLog } from "../../src/store/log.ts";
import { openPool } from "../../src/store/open-pool.ts";
import { type OpenStore, openStore } from "../../src/store/postgres-store.ts";
import { type FreshDatabase, freshDatabase } from "../database/fresh-database.ts";

export interface StoreForTest {
  readonly store: OpenStore;
  readonly pool: Pool;
  readonly connectionString: string;
  /** Warnings and errors, in order. */
  readonly said: string[];
}

/** Filled before the first test of the file. */
export function storeForFile(): StoreForTest {
  const said: string[] = [];
  const log: Log = { ...silentLog, warn: (line) => said.push(line), error: (line) => said.push(line) };
  const made: { database?: FreshDatabase; store?: OpenStore; pool?: Pool } = {};
  beforeAll(async () => {
    made.database = await freshDatabase();
    made.pool = openPool({ connectionString: made.database.connectionString, log });
    made.store = await openStore({ pool: made.pool }, log);
  });
  afterAll(async () => {
    await made.store?.close();
    await made.pool?.end();
    await made.database?.drop();
  });
  const ready = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error("The store is open inside tests only.");
    return part;
  };
  return {
    said,
    get store() {
      return ready(made.store);
    },
    get pool() {
      return ready(made.pool);
    },
    get connectionString() {
      return ready(made.database).connectionString;
    },
  };
}
