import { describe, expect, test } from "vitest";
import { later, textHash, thread } from "./builders.ts";
import { inChild } from "./in-child.ts";
import { storeForFile } from "./open-for-test.ts";

const open = storeForFile();

/** Everything that one call of `record` writes for the thread, as the tables show it. */
async function written(number: number): Promise<Record<string, unknown>> {
  const key = `thread:7:${number}`;
  const { rows } = await open.pool.query(
    `select s.version, s.next_look_at as next, (select array_agg(id) from lastcall.ballots where subject = $1) as ballots,
       (select count(*)::integer from lastcall.deliveries where subjects @> array[$1] and consumed_at is not null) as consumed,
       (select count(*)::integer from lastcall.record where subject = $1) as entries
     from lastcall.subjects as s where key = $1`,
    [key],
  );
  return rows[0];
}

describe("a process that is killed while it records leaves all of it or nothing", () => {
  // Killed at different points: after so many answers, and so many microtask turns more.
  test.each([1, 2, 5, 9])("after %i answers", { timeout: 40_000 }, async (answers) => {
    const child = inChild("record-until-killed.ts", open.connectionString, String(answers));
    let told = 0;
    for (let answer = 0; answer < answers; answer += 1) told = Number(await child.line());
    await child.kill();

    // The connection of the killed process may still be at its last statement.
    await expect
      .poll(async () => {
        const { rows } = await open.pool.query(
          "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'",
        );
        return rows.length;
      })
      .toBe(0);
    const { version, entries, texts } = await open.store.load(thread(answers));
    // Nothing that was answered is lost; at most what was under way is there besides.
    expect(version).toBeGreaterThanOrEqual(told);
    expect(version % 3).toBe(0);
    expect(entries).toHaveLength(version);
    expect([...texts.values()]).toEqual(Array.from({ length: version / 3 }, (_, n) => `/plant ${answers}-${n * 3}`));
    expect(texts.has(textHash(`/plant ${answers}-0`))).toBe(true);
    expect(await written(answers)).toEqual({
      version,
      next: later((version - 3) % 1000),
      ballots: [`harvest/1.${version}`],
      consumed: version / 3,
      entries: version,
    });
    expect(await open.store.verify(7)).toMatchObject({ kind: "sound" });
  });
});
