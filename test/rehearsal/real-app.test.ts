/** The runner with the App itself: one story from end to end. All scenarios run by `lastcall rehearse scenarios/*.yml`. */
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { rehearse } from "../../src/rehearsal/rehearse.ts";
import { emptyDatabase, type FreshDatabase } from "../database/fresh-database.ts";

const made: FreshDatabase[] = [];
afterAll(async () => {
  for (const database of made) await database.drop();
});

test("a proposal goes from its opening to a decision", { timeout: 60_000 }, async () => {
  const databases = {
    make: async () => {
      const database = await emptyDatabase();
      made.push(database);
      return database.connectionString;
    },
    end: async () => {},
  };
  const { PATH = "", HOME = "/" } = process.env;
  const file = fileURLToPath(new URL("../../scenarios/opening-to-accepted.yml", import.meta.url));
  const [report] = await rehearse([file], databases, { inherited: { PATH, HOME } });
  expect(report?.brokeDown).toBeNull();
  expect(report?.steps.flatMap((step) => step.failures)).toEqual([]);
});
