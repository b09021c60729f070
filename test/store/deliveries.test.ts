import { describe, expect, test } from "vitest";
import { delivery, later, request, thread } from "./builders.ts";
import { storeForFile } from "./open-for-test.ts";

const open = storeForFile();

async function jobs(): Promise<Record<string, unknown>[]> {
  const { rows } = await open.pool.query("select key, revision from graphile_worker.jobs order by key");
  return rows;
}

describe("a delivery is kept once, and one look waits for each subject", () => {
  test("the second of an id changes nothing", async () => {
    expect(await open.store.saveDelivery(delivery("a", { subjects: [thread(1), thread(2)] }))).toBe("new");
    expect(await open.store.saveDelivery(delivery("a", { subjects: [thread(3)], payload: {} }))).toBe("known");
    expect(await jobs()).toEqual([
      { key: "thread:7:1", revision: 0 },
      { key: "thread:7:2", revision: 0 },
    ]);
    expect((await open.store.load(thread(1))).deliveries).toMatchObject([{ id: "a", payload: { comment: { id: 5 } } }]);
  });

  test("many at once, among them many of one id", async () => {
    const ids = Array.from({ length: 120 }, (_, n) => `b${n % 40}`);
    const results = await Promise.all(
      ids.map((id) => open.store.saveDelivery(delivery(id, { subjects: [thread(20)] }))),
    );
    expect(results.filter((result) => result === "new")).toHaveLength(40);
    expect((await jobs()).filter(({ key }) => key === "thread:7:20")).toHaveLength(1);
    const kept = (await open.store.load(thread(20))).deliveries.map(({ id }) => id);
    expect(kept).toEqual(Array.from({ length: 40 }, (_, n) => `b${n}`));
  });

  test("an ignored one enqueues nothing", async () => {
    const before = await jobs();
    expect(await open.store.saveDelivery(delivery("c", { subjects: [], ignored: "own comment" }))).toBe("new");
    expect(await jobs()).toEqual(before);
  });

  test("one that cannot be stored does not take its neighbours with it", async () => {
    const wrong = delivery("d1", { receivedAt: "yesterday" as never });
    const results = await Promise.allSettled([
      open.store.saveDelivery(delivery("d0")),
      open.store.saveDelivery(wrong),
      open.store.saveDelivery(delivery("d2")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("NUL and halves of surrogate pairs are replaced, and it is said", async () => {
    const payload = { body: "a\0b \ud83d\ude00 \udc00", "k\0": ["\\u0000"], deep: { list: [null, 1.5, "\0"] } };
    expect(await open.store.saveDelivery(delivery("e", { payload, subjects: [thread(5)] }))).toBe("new");
    const [kept] = (await open.store.load(thread(5))).deliveries;
    expect(kept?.payload).toEqual({
      body: "a\ufffdb \ud83d\ude00 \ufffd",
      "k\ufffd": ["\\u0000"],
      deep: { list: [null, 1.5, "\ufffd"] },
    });
    expect(open.said).toEqual([expect.stringContaining("Delivery e holds characters")]);
  });

  test("a payload of many megabytes", async () => {
    const payload = { text: 'ä"\\'.repeat(1_000_000) };
    expect(await open.store.saveDelivery(delivery("f", { payload, subjects: [thread(6)] }))).toBe("new");
    expect((await open.store.load(thread(6))).deliveries[0]?.payload).toEqual(payload);
  });
});

describe("consumed deliveries", () => {
  test("one of two subjects leaves it to the other", async () => {
    await open.store.saveDelivery(delivery("g", { subjects: [thread(30), thread(31)] }));
    const consume = (number: number) =>
      open.store.record(request({ subject: thread(number), entries: [], consumed: ["g"], recordedAt: later(1) }));
    await consume(30);
    expect((await open.store.load(thread(30))).deliveries).toEqual([]);
    expect((await open.store.load(thread(31))).deliveries).toHaveLength(1);
    await consume(31);
    const { rows } = await open.pool.query("select consumed_at from lastcall.deliveries where id = 'g'");
    expect(rows).toEqual([{ consumed_at: later(1) }]);
  });

  test("a conflict consumes nothing", async () => {
    await open.store.saveDelivery(delivery("h", { subjects: [thread(32)] }));
    await open.store.record(request({ subject: thread(32), version: 9, consumed: ["h"] }));
    expect((await open.store.load(thread(32))).deliveries).toHaveLength(1);
  });
});

describe("where a repository is", () => {
  test("follows a rename, a transfer and a new installation, for every subject", async () => {
    const at = (owner: string, name: string, installation: number, id: string, minute: number) =>
      open.store.saveDelivery(
        delivery(id, {
          subjects: [thread(1, 40)],
          repository: { id: 40, owner, name },
          installation,
          receivedAt: later(minute),
        }),
      );
    await open.store.saveDelivery(
      delivery("i0", { subjects: [thread(2, 40)], repository: { id: 40, owner: "ana", name: "old" } }),
    );
    const cases = [
      ["ana", "new", 11],
      ["Ana", "new", 11],
      ["bo", "new", 11],
      ["bo", "new", 12],
    ] as const;
    for (const [index, [owner, name, installation]] of cases.entries()) {
      await at(owner, name, installation, `i${index + 1}`, index + 1);
      for (const number of [1, 2]) {
        expect((await open.store.load(thread(number, 40))).place).toEqual({ owner, name, installation });
      }
    }
    expect(await open.store.findRepository("ana", "old")).toBeNull();
  });

  test("is not taken back by a delivery that was received earlier", async () => {
    const renamed = { id: 43, owner: "mia", name: "new" };
    await open.store.saveDelivery(
      delivery("k1", { subjects: [thread(1, 43)], repository: renamed, receivedAt: later(9) }),
    );
    const former = { ...renamed, name: "old" };
    await open.store.saveDelivery(
      delivery("k2", { subjects: [thread(1, 43)], repository: former, receivedAt: later(8) }),
    );
    expect((await open.store.load(thread(1, 43))).place).toMatchObject({ name: "new" });
  });

  test("a name that passed to another repository is the new one's", async () => {
    await open.store.saveDelivery(
      delivery("j1", { subjects: [thread(1, 41)], repository: { id: 41, owner: "mia", name: "r" } }),
    );
    await open.store.saveDelivery(
      delivery("j2", {
        subjects: [thread(1, 42)],
        repository: { id: 42, owner: "mia", name: "r" },
        receivedAt: later(5),
      }),
    );
    expect(await open.store.findRepository("mia", "r")).toEqual({ id: 42, installation: 11 });
  });
});

describe("sweep", () => {
  test("takes what is due, once, and nothing else", async () => {
    for (const [number, minute] of [
      [50, 10],
      [51, 20],
      [52, 30],
    ] as const) {
      await open.store.record(request({ subject: thread(number), nextLookAt: later(minute) }));
    }
    expect(await open.store.nextLookAt()).toBe(later(10));
    expect(await open.store.sweep(later(9))).toBe(0);
    const together = await Promise.all([open.store.sweep(later(20)), open.store.sweep(later(20))]);
    expect(together.reduce((sum, taken) => sum + taken, 0)).toBe(2);
    expect(await open.store.nextLookAt()).toBe(later(30));
    expect((await jobs()).map(({ key }) => key)).toEqual(expect.arrayContaining(["thread:7:50", "thread:7:51"]));
    expect((await jobs()).map(({ key }) => key)).not.toContain("thread:7:52");
  });
});
