/** A database of its own for a test file, with all tables and nothing in them: a copy of the run's template. */
import { inject } from "vitest";
import { type DatabaseServer, databaseIn, dropDatabase, runOn } from "./databases.ts";

export interface FreshDatabase {
  readonly connectionString: string;
  /** Also ends what is still connected to it. */
  drop(): Promise<void>;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const { server, template } = await databaseServer();
  return madeDatabase(server, `template "${template}"`);
}

/** Without a single table: for what happens at the first start. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const { server } = await databaseServer();
  return madeDatabase(server, "template template0");
}

async function databaseServer(): Promise<DatabaseServer> {
  const answer = await fetch(inject("databaseDoor"));
  if (!answer.ok) throw new Error(`The tests' database server could not be started: ${await answer.text()}`);
  return (await answer.json()) as DatabaseServer;
}

async function madeDatabase(server: string, options: string): Promise<FreshDatabase> {
  const name = `lastcall_test_${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;
  await runOn(server, `create database "${name}" ${options}`);
  return { connectionString: databaseIn(server, name), drop: () => dropDatabase(server, name) };
}
