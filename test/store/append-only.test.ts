import { describe, expect, test } from "vitest";
import { entry, opened, request, thread } from "./builders.ts";
import { storeForFile } from "./open-for-test.ts";

const open = storeForFile();

/** Three subjects, ten entries, of which the last is thread 3's. */
async function aRecord(repository: number): Promise<void> {
  for (const number of [1, 2, 3]) {
    const entries = Array.from({ length: number === 1 ? 4 : 3 }, (_, n) => entry(opened(`file-${n}.md`)));
    await open.store.record(request({ subject: thread(number, repository), entries }));
  }
}

describe("the database refuses changes of the record", () => {
  const changes = [
    "update lastcall.record set at = at",
    "delete from lastcall.record",
    "truncate lastcall.record",
    "set local session_replication_role = replica; delete from lastcall.record",
  ];
  test.each(changes)("%s", async (change) => {
    await open.store.record(request({ subject: thread(changes.indexOf(change) + 1, 50) }));
    await expect(open.pool.query(`begin; ${change}; commit`)).rejects.toThrow("only ever added to");
    await open.pool.query("rollback");
    expect(await open.store.verify(50)).toMatchObject({ kind: "sound" });
  });
});

describe("verify finds what somebody changed who switched the refusal off", () => {
  const shiftUp =
    "update lastcall.record set seq = seq + 100 where repository = $1 and seq >= 5; update lastcall.record set seq = seq - 99 where repository = $1 and seq >= 105";
  const cases: readonly { readonly what: string; readonly sql: string; readonly seq: number; readonly why: RegExp }[] =
    [
      {
        what: "a changed fact",
        sql: `update lastcall.record set fact = fact || '{"path":"forged.md"}' where repository = $1 and seq = 4`,
        seq: 4,
        why: /changed/,
      },
      {
        what: "a changed instant",
        sql: `update lastcall.record set at = '2020-01-01T00:00:00Z' where repository = $1 and seq = 1`,
        seq: 1,
        why: /changed/,
      },
      {
        what: "a changed cause",
        sql: `update lastcall.record set cause = '{}' where repository = $1 and seq = 9`,
        seq: 9,
        why: /changed/,
      },
      {
        what: "an entry given to another subject",
        sql: `update lastcall.record set subject = 'thread:1:1' where repository = $1 and seq = 10`,
        seq: 10,
        why: /changed/,
      },
      {
        what: "the first one removed",
        sql: `delete from lastcall.record where repository = $1 and seq = 1`,
        seq: 1,
        why: /missing/,
      },
      {
        what: "one removed",
        sql: `delete from lastcall.record where repository = $1 and seq = 5`,
        seq: 5,
        why: /missing/,
      },
      {
        what: "one removed and the gap closed",
        sql: `delete from lastcall.record where repository = $1 and seq = 5; update lastcall.record set seq = seq - 1 where repository = $1 and seq > 5`,
        seq: 5,
        why: /follow/,
      },
      {
        what: "one inserted",
        sql: `${shiftUp}; insert into lastcall.record select repository, 5, subject, at, recorded_at, cause, fact, previous_hash, hash from lastcall.record where repository = $1 and seq = 4`,
        seq: 5,
        why: /follow/,
      },
      {
        what: "the last one removed",
        sql: `delete from lastcall.record where repository = $1 and seq = 10`,
        seq: 10,
        why: /missing/,
      },
      { what: "all removed", sql: `delete from lastcall.record where repository = $1`, seq: 4, why: /missing/ },
      {
        what: "one added behind the App's back",
        sql: `insert into lastcall.record select repository, 11, 'thread:9:9', at, recorded_at, cause, fact, hash, 'x' from lastcall.record where repository = $1 and seq = 10`,
        seq: 11,
        why: /changed/,
      },
    ];
  test.each(cases)("$what", async ({ what, sql, seq, why }) => {
    const repository = 100 + cases.findIndex((one) => one.what === what);
    await aRecord(repository);
    expect(await open.store.verify(repository)).toMatchObject({ kind: "sound", entries: 10 });
    const statements = sql.replaceAll("$1", String(repository));
    await open.pool.query(
      `begin; alter table lastcall.record disable trigger user; ${statements}; alter table lastcall.record enable always trigger record_keeps_rows; alter table lastcall.record enable always trigger record_keeps_all; commit`,
    );
    const result = await open.store.verify(repository);
    expect(result).toMatchObject({ kind: "broken", seq });
    expect(result.kind === "broken" && result.why).toMatch(why);
  });

  test("a repository without a record is sound", async () => {
    expect(await open.store.verify(424242)).toEqual({ kind: "sound", entries: 0, head: null });
  });

  test("a record that is longer than a page", async () => {
    const entries = Array.from({ length: 2500 }, (_, n) => entry(opened(`${n}.md`)));
    await open.store.record(request({ subject: thread(1, 60), entries }));
    expect(await open.store.verify(60)).toMatchObject({ kind: "sound", entries: 2500 });
  });
});
