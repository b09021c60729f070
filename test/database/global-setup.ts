/**
 * One database server for the whole run: the bundled one without durability, or
 * the one that TEST_DATABASE_URL names. It is started when the first test file asks
 * for a database, so that runs which need none do not wait for it; a template with
 * all tables is made in it, of which the files take copies.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { startBundledPostgres } from "../../src/store/bundled-postgres/start-bundled-postgres.ts";
import { silentLog } from "../../src/store/log.ts";
import { openStore } from "../../src/store/postgres-store.ts";
import { type DatabaseServer, databaseIn, dropDatabase, runOn } from "./databases.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers with a `DatabaseServer` as JSON, when it is ready. */
    databaseDoor: string;
  }
}

interface ReadyServer extends DatabaseServer {
  stop(): Promise<void>;
}

export default async function setUpDatabase(project: TestProject): Promise<() => Promise<void>> {
  let ready: Promise<ReadyServer> | null = null;
  const door = createServer(async (_request, response) => {
    try {
      ready ??= startServer();
      const { server, template } = await ready;
      response.end(JSON.stringify({ server, template }));
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error instanceof Error ? error.stack : error));
    }
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  project.provide("databaseDoor", `http://127.0.0.1:${(door.address() as AddressInfo).port}/`);
  return async () => {
    door.closeAllConnections();
    door.close();
    await (await ready?.catch(() => null))?.stop();
  };
}

async function startServer(): Promise<ReadyServer> {
  const theirs = process.env.TEST_DATABASE_URL;
  const bundled = theirs ? null : await startBundledPostgres({ purpose: "temporary", log: silentLog });
  const server = theirs ?? bundled?.connectionString ?? "";
  const template = `lastcall_test_${process.pid}_${Date.now().toString(36)}`;
  await runOn(server, `create database "${template}"`);
  const store = await openStore({ connectionString: databaseIn(server, template) });
  await store.close();
  // With the bundled server its databases go as well.
  return { server, template, stop: () => bundled?.stop() ?? dropDatabase(server, template) };
}
