/**
 * Takes the subjects whose next look is due and enqueues it. Processes that sweep at
 * the same time share the subjects out: none is taken twice, none is waited for.
 */
import { sql } from "kysely";
import type { Instant } from "../core/model/names.ts";
import { withRetries } from "./postgres-errors.ts";
import type { Database } from "./tables.ts";

/** Subjects taken in one transaction; what is left is taken by the next one. */
const most = 1000;

export async function sweepDue(database: Database, now: Instant): Promise<number> {
  let taken = 0;
  for (;;) {
    const take = sql<{ count: number }>`
      with due as (
        select key from lastcall.subjects where next_look_at <= ${now}::text
        order by next_look_at limit ${sql.lit(most)} for update skip locked
      ), cleared as (
        update lastcall.subjects as subject set next_look_at = null from due where subject.key = due.key
        returning subject.key
      )
      select count(*)::integer as count, lastcall.enqueue_looks(array_agg(key)) from cleared`;
    const { rows } = await withRetries(() => take.execute(database));
    const count = rows[0]?.count ?? 0;
    taken += count;
    if (count < most) return taken;
  }
}

export async function earliestLook(database: Database): Promise<Instant | null> {
  const row = await database
    .selectFrom("subjects")
    .select("next_look_at")
    .where("next_look_at", "is not", null)
    .orderBy("next_look_at")
    .limit(1)
    .executeTakeFirst();
  return row?.next_look_at ?? null;
}
