/** Whether nothing is left to do: no look that could run now, none that runs. Looks that wait for a later retry do not count. */
import type { Pool } from "pg";

export async function isIdle(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ idle: boolean }>(
    `select not exists (
       select from graphile_worker.jobs
       where locked_at is not null or (attempts < max_attempts and run_at <= now())
     ) as idle`,
  );
  return rows[0]?.idle === true;
}

export interface FailedLook {
  readonly subject: string;
  readonly attempts: number;
  readonly error: string | null;
}

/** Looks that failed for good; the next event for the subject revives them. */
export async function failedLooks(pool: Pool): Promise<readonly FailedLook[]> {
  const { rows } = await pool.query<FailedLook>(
    `select key as subject, attempts::integer, last_error as error from graphile_worker.jobs
     where task_identifier = 'look' and key is not null and locked_at is null and attempts >= max_attempts
     order by key`,
  );
  return rows;
}
