/**
 * A worker that was killed leaves its jobs and queues locked; graphile-worker itself
 * frees them after four hours. So each set of workers holds a lock of its session for
 * as long as it lives, and whoever runs frees what is locked by one that does not.
 */
import { randomUUID } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Log } from "../store/log.ts";

/** Locks under other names are not ours to judge. */
const prefix = "lastcall-";

export interface WorkersPresence {
  /** The name under which the workers lock jobs. */
  readonly id: string;
  end(): Promise<void>;
}

const livesUnder = "hashtextextended($1, 52782257)";

export async function announceWorkers(pool: Pool, log: Log): Promise<WorkersPresence> {
  const id = `${prefix}${randomUUID()}`;
  let held: PoolClient | null = await hold(pool, id);
  let ended = false;

  /** Without it, another process would take our jobs for left behind. */
  const holdAgain = async (): Promise<void> => {
    while (!ended && !held) {
      try {
        const client = await hold(pool, id);
        if (ended) client.release();
        else watch(client);
      } catch (error) {
        log.warn(`The workers' presence could not be announced yet: ${error instanceof Error ? error.message : error}`);
        await new Promise((resolve) => setTimeout(resolve, 500).unref());
      }
    }
  };
  const watch = (client: PoolClient): void => {
    held = client;
    client.once("error", (error) => {
      client.release(error);
      held = null;
      void holdAgain();
    });
  };
  watch(held);

  return {
    id,
    end: async () => {
      ended = true;
      // The connection goes, and the lock with it.
      held?.release(true);
      held = null;
    },
  };
}

async function hold(pool: Pool, id: string): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${livesUnder})`, [id]);
    // A machine that vanishes without a word is noticed within a minute, not after hours.
    await client.query("set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3");
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Frees what dead workers hold; true when there was something. Jobs of theirs that have a successor already go; the others run again. */
export async function releaseLocksOfTheDead(pool: Pool, own: string): Promise<boolean> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct locked_by as id from (
       select locked_by from graphile_worker.jobs where locked_at is not null
       union all select locked_by from graphile_worker._private_job_queues where locked_at is not null
     ) as locks where locked_by like $1 and locked_by <> $2`,
    [`${prefix}%`, own],
  );
  let freed = false;
  for (const { id } of rows) {
    // The lock is ours until the statement ends, if nobody lives under it.
    const tried = await pool.query<{ dead: boolean }>(
      `with life as materialized (select pg_try_advisory_xact_lock(${livesUnder}) as dead)
       select dead, case when dead then graphile_worker.force_unlock_workers(array[$1::text]) end from life`,
      [id],
    );
    freed ||= tried.rows[0]?.dead === true;
  }
  // A job loses its key when another look at its subject is asked for while it runs;
  // if it then failed or was killed, that other look stands for it.
  if (freed) {
    await pool.query(
      `select graphile_worker.complete_jobs(array(
         select id from graphile_worker.jobs
         where task_identifier = 'look' and key is null and locked_at is null and attempts >= max_attempts
       ))`,
    );
  }
  return freed;
}
