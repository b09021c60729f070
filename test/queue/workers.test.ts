import { afterEach, describe, expect, test } from "vitest";
import { subjectKey } from "../../src/core/model/subject.ts";
import { failedLooks, isIdle } from "../../src/queue/idle.ts";
import { startSweep } from "../../src/queue/sweep.ts";
import { startWorkers, type Workers } from "../../src/queue/workers.ts";
import { silentLog } from "../../src/store/log.ts";
import { delivery, later, request, thread } from "../store/builders.ts";
import { storeForFile } from "../store/open-for-test.ts";

const open = storeForFile();
const running: Workers[] = [];
afterEach(async () => {
  for (const workers of running.splice(0)) await workers.stop();
  await open.pool.query(
    "select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs))",
  );
  await open.pool.query("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))");
});

/** Looks wait at a gate until they are let go. */
function gated(): {
  readonly seen: string[];
  handle: (subject: Parameters<typeof subjectKey>[0]) => Promise<void>;
  letGo(): void;
} {
  const seen: string[] = [];
  const gate = Promise.withResolvers<void>();
  return {
    seen,
    handle: async (subject) => {
      seen.push(subjectKey(subject));
      await gate.promise;
    },
    letGo: () => gate.resolve(),
  };
}

async function start(handle: Parameters<typeof startWorkers>[0]["handle"], concurrency = 3): Promise<Workers> {
  const workers = await startWorkers({
    pool: open.pool,
    concurrency,
    handle,
    log: silentLog,
  });
  running.push(workers);
  return workers;
}

const idle = (): Promise<void> => expect.poll(() => isIdle(open.pool), { timeout: 15_000, interval: 10 }).toBe(true);

describe("workers", () => {
  test("a look starts soon after its delivery, and idle is when all are done", async () => {
    const seen: string[] = [];
    await start(async (subject) => void seen.push(subjectKey(subject)));
    expect(await isIdle(open.pool)).toBe(true);
    await open.store.saveDelivery(delivery("w1", { subjects: [thread(1), { kind: "installation", installation: 4 }] }));
    await idle();
    expect(seen.sort()).toEqual(["installation:4", "thread:7:1"]);
  });

  test("waiting looks are one; what arrives during a look makes another, never beside it", async () => {
    const { seen, handle, letGo } = gated();
    await start(handle);
    await open.store.enqueue(thread(2));
    await expect.poll(() => seen.length, { interval: 10 }).toBe(1);
    for (const id of ["w2", "w3", "w4"]) await open.store.saveDelivery(delivery(id, { subjects: [thread(2)] }));
    expect(await isIdle(open.pool)).toBe(false);
    expect(seen).toHaveLength(1);
    letGo();
    await idle();
    expect(seen).toEqual(["thread:7:2", "thread:7:2"]);
  });

  test("stopping waits for the look that runs and takes no other", async () => {
    const { seen, handle, letGo } = gated();
    const workers = await start(handle, 1);
    await open.store.enqueue(thread(3));
    await expect.poll(() => seen.length, { interval: 10 }).toBe(1);
    await open.store.enqueue(thread(4));
    let stopped = false;
    const stopping = workers.stop().then(() => {
      stopped = true;
    });
    await open.store.nextLookAt();
    expect(stopped).toBe(false);
    letGo();
    await stopping;
    running.splice(0);
    expect(seen).toEqual(["thread:7:3"]);
    expect(await isIdle(open.pool)).toBe(false);
  });

  test("what a killed worker held is looked at by the next one", async () => {
    await open.store.enqueue(thread(5));
    await open.store.enqueue(thread(6));
    // As a worker leaves it that was killed while it looked at thread 5, after which another event arrived.
    await open.pool.query(
      "update graphile_worker._private_jobs set locked_by = 'lastcall-dead', locked_at = now(), attempts = 1",
    );
    await open.pool.query(
      "update graphile_worker._private_job_queues set locked_by = 'lastcall-dead', locked_at = now()",
    );
    await open.store.enqueue(thread(5));
    const seen: string[] = [];
    await start(async (subject) => void seen.push(subjectKey(subject)));
    await idle();
    expect(seen.sort()).toEqual(["thread:7:5", "thread:7:6"]);
    expect((await open.pool.query("select from graphile_worker.jobs")).rowCount).toBe(0);
  });

  test("what a living worker holds is left to it", async () => {
    const { seen, handle, letGo } = gated();
    await start(handle, 1);
    await open.store.enqueue(thread(8));
    await expect.poll(() => seen.length, { interval: 10 }).toBe(1);
    const others: string[] = [];
    await start(async (subject) => void others.push(subjectKey(subject)), 1);
    const { rows } = await open.pool.query("select locked_by from graphile_worker.jobs where locked_at is not null");
    expect(rows).toEqual([{ locked_by: expect.stringMatching(/^lastcall-[0-9a-f-]{36}$/) }]);
    letGo();
    await idle();
    expect([seen, others]).toEqual([["thread:7:8"], []]);
  });

  test("a look that failed for good is shown, and revived by a new event", async () => {
    await open.store.enqueue(thread(9));
    await open.pool.query("update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'boom'");
    expect(await failedLooks(open.pool)).toEqual([{ subject: "thread:7:9", attempts: 25, error: "boom" }]);
    expect(await isIdle(open.pool)).toBe(true);
    const seen: string[] = [];
    await start(async (subject) => void seen.push(subjectKey(subject)));
    await open.store.saveDelivery(delivery("w5", { subjects: [thread(9)] }));
    await idle();
    expect(seen).toEqual(["thread:7:9"]);
    expect(await failedLooks(open.pool)).toEqual([]);
  });

  test("no delivery is left over, however they fall between looks", async () => {
    await start(async (subject) => {
      const { version, deliveries } = await open.store.load(subject);
      const consumed = deliveries.map(({ id }) => id);
      expect(await open.store.record(request({ subject, version, entries: [], consumed }))).toMatchObject({ version });
    }, 4);
    // One after the other from several sides, so that they meet looks at every stage.
    const sides = Array.from({ length: 6 }, async (_, side) => {
      for (let nth = 0; nth < 60; nth += 1) {
        await open.store.saveDelivery(delivery(`storm-${side}-${nth}`, { subjects: [thread(100 + (nth % 2))] }));
      }
    });
    await Promise.all(sides);
    await idle();
    const { rows } = await open.pool.query(
      "select id from lastcall.deliveries where id like 'storm%' and consumed_at is null",
    );
    expect(rows).toEqual([]);
  });

  test("workers whose connections are cut go on", async () => {
    const seen: string[] = [];
    await start(async (subject) => void seen.push(subjectKey(subject)));
    await open.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await open.store.enqueue(thread(10));
    await expect.poll(() => seen, { timeout: 15_000, interval: 20 }).toEqual(["thread:7:10"]);
  });
});

describe("sweep", () => {
  test("turns what is due by the given time into looks, and survives a failing store", async () => {
    await open.store.record(request({ subject: thread(20), nextLookAt: later(10) }));
    const { promise: swept, resolve } = Promise.withResolvers<void>();
    let calls = 0;
    const store = {
      sweep: async (now: Parameters<typeof open.store.sweep>[0]) => {
        calls += 1;
        if (calls === 1) throw new Error("away");
        const taken = await open.store.sweep(now);
        if (calls === 3) resolve();
        return taken;
      },
    };
    const said: string[] = [];
    const sweep = startSweep({
      store,
      now: () => later(calls * 5),
      everyMs: 1,
      log: { ...silentLog, error: (line) => said.push(line) },
    });
    await swept;
    await sweep.stop();
    expect(said).toEqual([expect.stringContaining("away")]);
    const { rows } = await open.pool.query("select key from graphile_worker.jobs");
    expect(rows).toEqual([{ key: "thread:7:20" }]);
  });
});
