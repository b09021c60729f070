/**
 * Brings a database to the tables of this version: numbered SQL files, each in a
 * transaction of its own, then the job queue's own migrations. Processes that start
 * together take turns; in a database that is up to date it is one query.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import type { Pool, PoolClient } from "pg";
import { programFolder } from "../program-folder.ts";

const folder = join(programFolder, "store", "migrations");
/** Any number will do, as long as nothing else in the database uses it: "lastcall" on a telephone's keys. */
const migrationLock = 52_782_255;

interface Migration {
  readonly number: number;
  readonly file: string;
}

async function knownMigrations(): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.+\.sql$/.test(file)).sort();
  return files.map((file) => ({ number: Number(file.slice(0, 4)), file }));
}

async function appliedMigrations(client: Pool | PoolClient): Promise<number[] | null> {
  const there = await client.query("select to_regclass('lastcall.migrations') is not null as there");
  if (there.rows[0]?.there !== true) return null;
  const { rows } = await client.query<{ number: number }>("select number from lastcall.migrations order by number");
  return rows.map((row) => row.number);
}

export async function migrate(pool: Pool): Promise<void> {
  const known = await knownMigrations();
  const newest = known.at(-1)?.number ?? 0;
  const applied = await appliedMigrations(pool);
  const ahead = applied?.find((number) => number > newest);
  if (ahead !== undefined) {
    throw new Error(
      `The database was made by a newer Lastcall: it has migration ${ahead}, this version knows ${newest}. Run the newer version, or give this one a database of its own.`,
    );
  }
  if (applied?.length === known.length) return;
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrateAlone(client, pool, known);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => {});
    client.release();
  }
}

async function migrateAlone(client: PoolClient, pool: Pool, known: readonly Migration[]): Promise<void> {
  await runMigrations({ pgPool: pool, schema: "graphile_worker", logger: new Logger(() => () => {}) });
  const applied = new Set(await appliedMigrations(client));
  for (const { number, file } of known) {
    if (applied.has(number)) continue;
    const statements = await readFile(join(folder, file), "utf8");
    await client.query("begin");
    try {
      await client.query("create schema if not exists lastcall");
      await client.query(
        "create table if not exists lastcall.migrations (number integer primary key, file text not null)",
      );
      await client.query(statements);
      await client.query("insert into lastcall.migrations (number, file) values ($1, $2)", [number, file]);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback").catch(() => {});
      throw new Error(`Migration ${file} could not be applied; the database is as it was before it.`, { cause: error });
    }
  }
}
