/** `GET /health`: 200 when the database answers, 503 otherwise, with what an operator asks first. */
import type { Hono } from "hono";
import type { Pool } from "pg";
import type { Instant } from "../../core/model/names.ts";
import { failedLooks, isIdle } from "../../queue/idle.ts";

const answerWithinMilliseconds = 2_000;

export interface HealthSettings {
  readonly pool: Pool;
  readonly now: () => Instant;
  /** The end of the last look of this process; null: none yet. */
  readonly lastLook: () => Promise<Instant | null>;
}

export const addHealth = (app: Hono, { pool, now, lastLook }: HealthSettings): void => {
  app.get("/health", async (context) => {
    const queue = await within(answerWithinMilliseconds, queueOf(pool));
    const about = { now: now(), lastLook: await lastLook() };
    return queue === null
      ? context.json({ status: "failing", database: "unreachable", queue: null, ...about }, 503)
      : context.json({ status: "ok", database: "reachable", queue, ...about });
  });
};

const queueOf = async (pool: Pool): Promise<{ readonly idle: boolean; readonly failedLooks: number } | null> => {
  try {
    const [idle, failed] = await Promise.all([isIdle(pool), failedLooks(pool)]);
    return { idle, failedLooks: failed.length };
  } catch {
    // What is wrong with the database is in the log; here it only is.
    return null;
  }
};

const within = async <Value>(milliseconds: number, value: Promise<Value>): Promise<Value | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
};
