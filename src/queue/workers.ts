/**
 * Runs looks: takes jobs as soon as they are enqueued (LISTEN/NOTIFY) and gives each
 * subject to `handle`. Waiting jobs of one subject are one job; the same subject is
 * never looked at twice at a time, in this process or another (a bounded set of
 * queue names, made in `lastcall.enqueue_looks`).
 */

import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type LogFunctionFactory, Logger, runTaskList, type WorkerPool } from "graphile-worker";
import type { Pool } from "pg";
import { parseSubjectKey, type Subject } from "../core/model/subject.ts";
import type { Log } from "../store/log.ts";
import { announceWorkers, releaseLocksOfTheDead } from "./dead-workers.ts";
import { nameWhenMade, onceStuck, wake, wakeAfterJobs, wakeWhenListening } from "./pool-events.ts";

export interface WorkerSettings {
  /** Holds two connections for as long as the workers run, and one for moments per worker. */
  readonly pool: Pool;
  readonly concurrency: number;
  /** Sees to its own errors: one that is thrown makes the job wait and run again, with longer and longer pauses by the database's clock. */
  readonly handle: (subject: Subject) => Promise<void>;
  readonly log: Log;
}

export interface Workers {
  /** Takes no new jobs and waits for those that run. */
  stop(): Promise<void>;
}

const schema = "graphile_worker";
/** How soon locks of workers that were killed are noticed. */
const releaseEveryMs = 1000;
/** For retries, and as the last resort: new jobs are announced by the database. */
const pollEveryMs = 500;
/**
 * As of graphile-worker 0.18: without a delay for batches, a job that cannot be marked
 * as done (the connection was lost) is an unhandled rejection, which ends the process,
 * and stopping does not wait for it.
 */
const completing = { completeJobBatchDelay: 0, failJobBatchDelay: 0 } as const;
const startAgainMs = { first: 500, most: 30_000 };

export async function startWorkers(settings: WorkerSettings): Promise<Workers> {
  let stopping = false;
  const wake = new AbortController();
  let running = await startPool(settings);

  const keepRunning = async (): Promise<void> => {
    let waitMs = startAgainMs.first;
    for (;;) {
      const begun = performance.now();
      const ended = await running.ended;
      if (stopping) return;
      settings.log.error(`The workers ended and are started again: ${ended}`);
      if (performance.now() - begun > startAgainMs.most) waitMs = startAgainMs.first;
      for (;;) {
        await pause(waitMs, undefined, { signal: wake.signal }).catch(() => {});
        if (stopping) return;
        waitMs = Math.min(waitMs * 2, startAgainMs.most);
        try {
          running = await startPool(settings);
          break;
        } catch (error) {
          settings.log.error(`The workers could not be started again yet: ${messageOf(error)}`);
        }
      }
    }
  };
  const kept = keepRunning();

  return {
    stop: async () => {
      stopping = true;
      wake.abort();
      await running.stop();
      await kept;
    },
  };
}

interface RunningPool {
  /** Resolves with the reason when the pool has ended, by itself or by `stop`. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

async function startPool({ pool, concurrency, handle, log }: WorkerSettings): Promise<RunningPool> {
  const presence = await announceWorkers(pool, log);
  const release = (): Promise<boolean> =>
    releaseLocksOfTheDead(pool, presence.id).catch((error) => {
      log.warn(`Locks of ended workers could not be looked through: ${messageOf(error)}`);
      return false;
    });
  await release();
  const events = new EventEmitter();
  nameWhenMade(events, presence.id);
  wakeWhenListening(events, concurrency);
  wakeAfterJobs(events);
  onceStuck(events, concurrency, (stuck, error) => {
    log.error(`The workers cannot take jobs: ${messageOf(error)}`);
    void shutDown(stuck);
  });
  const workerPool = runTaskList(
    {
      pgPool: pool,
      concurrency,
      schema,
      pollInterval: pollEveryMs,
      noHandleSignals: true,
      logger: new Logger(reportTo(log)),
      events,
      preset: { worker: completing },
    },
    { look: (payload) => look(payload, handle, log) },
    pool,
  );
  const releasing = setInterval(async () => {
    if (await release()) wake(workerPool, concurrency);
  }, releaseEveryMs);
  releasing.unref();
  const ended = workerPool.promise.then(
    () => "they were told to",
    (error) => messageOf(error),
  );
  const after = ended.then(async (reason) => {
    clearInterval(releasing);
    await presence.end();
    return reason;
  });
  return {
    ended: after,
    stop: async () => {
      await shutDown(workerPool);
      await after;
    },
  };
}

async function shutDown(workerPool: WorkerPool): Promise<void> {
  if (!workerPool._active) return;
  // What goes wrong at the end is reported by the pool's own promise.
  await Promise.resolve(workerPool.gracefulShutdown("Lastcall is stopping")).catch(() => {});
}

async function look(payload: unknown, handle: WorkerSettings["handle"], log: Log): Promise<void> {
  const key = payload !== null && typeof payload === "object" && "subject" in payload ? payload.subject : null;
  const subject = typeof key === "string" ? parseSubjectKey(key) : null;
  if (subject) await handle(subject);
  else log.error(`A job names no subject that is known here and is left out: ${JSON.stringify(payload)}`);
}

/** Each job's start and end are not for the operator; the looks report themselves. */
const reportTo =
  (log: Log): LogFunctionFactory =>
  () =>
  (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
  };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
