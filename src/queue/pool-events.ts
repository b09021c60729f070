/**
 * What is hung on a worker pool of graphile-worker beyond its options, each for a
 * reason found by measuring version 0.18.
 */
import type { EventEmitter } from "node:events";
import type { Worker, WorkerPool } from "graphile-worker";
import type { PoolClient } from "pg";

/** The locks that the workers take bear the pool's id; it has to be the one that their presence is announced under. */
export function nameWhenMade(events: EventEmitter, id: string): void {
  events.once("pool:create", ({ workerPool }: { workerPool: WorkerPool }) => {
    workerPool.id = id;
  });
}

/** Makes up to `count` idle workers look for a job now. */
export function wake(workerPool: WorkerPool, count: number): void {
  if (workerPool._active && !workerPool._shuttingDown) workerPool.nudge(count);
}

/** What was enqueued before the workers listen, or while they had no connection to listen on, is not announced again. */
export function wakeWhenListening(events: EventEmitter, concurrency: number): void {
  events.on("pool:listen:success", ({ workerPool, client }: { workerPool: WorkerPool; client: PoolClient }) => {
    // The event precedes the LISTEN itself; a query that is sent later is answered after it.
    setImmediate(() => {
      client.query("select").then(
        () => wake(workerPool, concurrency),
        () => {},
      );
    });
  });
}

/** A job is marked as done shortly after it has ended. */
const wakeAfterMs = [5, 25, 100];

/**
 * A worker looks for its next job before the last one is marked as done, so it does
 * not see one that waits for that: the next look at the same subject. And workers
 * that look at the same moment pass over each other's locks and may all find nothing.
 * So one of them looks again soon after, instead of at the next poll.
 */
export function wakeAfterJobs(events: EventEmitter): void {
  const waiting = new Set<number>();
  const wakeSoon = (workerPool: WorkerPool): void => {
    for (const delayMs of wakeAfterMs) {
      if (waiting.has(delayMs)) continue;
      waiting.add(delayMs);
      setTimeout(() => {
        waiting.delete(delayMs);
        wake(workerPool, 1);
      }, delayMs).unref();
    }
  };
  events.on("job:start", ({ worker }: { worker: Worker }) => wakeSoon(worker.workerPool));
  events.on("job:complete", ({ worker }: { worker: Worker }) => wakeSoon(worker.workerPool));
  events.on("pool:listen:notification", ({ workerPool }: { workerPool: WorkerPool }) => wakeSoon(workerPool));
}

/**
 * Workers that cannot take jobs say so to nobody and try for ever; and when the first
 * query of a pool fails, every later one fails with it. A new pool is the cure for both.
 */
export function onceStuck(
  events: EventEmitter,
  concurrency: number,
  react: (workerPool: WorkerPool, error: unknown) => void,
): void {
  let failures = 0;
  const works = (): void => {
    failures = 0;
  };
  events.on("job:start", works);
  events.on("worker:getJob:empty", works);
  events.on("worker:getJob:error", ({ worker, error }: { worker: Worker; error: unknown }) => {
    failures += 1;
    if (failures === 3 * concurrency) react(worker.workerPool, error);
  });
}
