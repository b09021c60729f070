/** When a policy was first seen in a repository: what happened before is history and is never judged. */
import { sql } from "kysely";
import type { Instant } from "../core/model/names.ts";
import { subjectKey } from "../core/model/subject.ts";
import { ensureSubject } from "./subject-rows.ts";
import type { Database } from "./tables.ts";

/** The first sighting, which is `now` when there was none before. */
export async function sightPolicy(database: Database, repository: number, now: Instant): Promise<Instant> {
  const subject = { kind: "repository", repository } as const;
  await ensureSubject(database, subject);
  const { rows } = await sql<{ since: Instant }>`
    update lastcall.subjects
    set notes = jsonb_set(coalesce(notes, '{}'), '{policySince}', coalesce(notes -> 'policySince', to_jsonb(${now}::text)))
    where key = ${subjectKey(subject)}
    returning notes ->> 'policySince' as since`.execute(database);
  return rows[0]?.since ?? now;
}

/** Null: none has been seen yet. */
export async function policySighting(database: Database, repository: number): Promise<Instant | null> {
  const { rows } = await sql<{ since: Instant | null }>`
    select notes ->> 'policySince' as since from lastcall.subjects
    where key = ${subjectKey({ kind: "repository", repository })}`.execute(database);
  return rows[0]?.since ?? null;
}
