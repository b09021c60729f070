import { afterAll, expect, test } from "vitest";
import { openStore } from "../../src/store/postgres-store.ts";
import { emptyDatabase, type FreshDatabase, freshDatabase } from "./fresh-database.ts";

const made: FreshDatabase[] = [];
afterAll(async () => {
  for (const database of made) await database.drop();
});

test("a fresh database has every table", async () => {
  const database = await freshDatabase();
  made.push(database);
  const store = await openStore({ connectionString: database.connectionString });
  expect(await store.repositories()).toEqual([]);
  await store.close();
});

test("an empty database is brought up to date by whoever opens it, also by several at once", async () => {
  const database = await emptyDatabase();
  made.push(database);
  const stores = await Promise.all([1, 2, 3].map(() => openStore({ connectionString: database.connectionString })));
  for (const store of stores) {
    expect(await store.nextLookAt()).toBeNull();
    await store.close();
  }
});
