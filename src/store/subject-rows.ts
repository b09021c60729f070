/** The rows of `subjects`: made when first needed, found by repository and name. */
import { sql } from "kysely";
import type { Instant } from "../core/model/names.ts";
import { type Subject, subjectKey } from "../core/model/subject.ts";
import { withRetries } from "./postgres-errors.ts";
import type { Database } from "./tables.ts";

export const repositoryOf = (subject: Subject): number | null =>
  subject.kind === "installation" ? null : subject.repository;

/** A subject that no delivery spoke of takes its place from its repository's other subjects. */
export async function ensureSubject(database: Database, subject: Subject): Promise<void> {
  const installation = subject.kind === "installation" ? subject.installation : null;
  await sql`
    insert into lastcall.subjects (key, repository, installation, owner, name, place_at)
    select ${subjectKey(subject)}::text, ${repositoryOf(subject)}::bigint,
      coalesce(known.installation, ${installation}::bigint), known.owner, known.name, known.place_at
    from (select 1) as one
    left join lateral (
      select installation, owner, name, place_at from lastcall.subjects
      where repository = ${repositoryOf(subject)}::bigint and owner is not null
      order by place_at desc limit 1
    ) as known on true
    where not exists (select from lastcall.subjects where key = ${subjectKey(subject)}::text)
    on conflict (key) do nothing`.execute(database);
}

export async function enqueueLook(database: Database, subject: Subject): Promise<void> {
  await withRetries(() =>
    database.transaction().execute(async (transaction) => {
      await ensureSubject(transaction, subject);
      await sql`select lastcall.enqueue_looks(array[${subjectKey(subject)}::text])`.execute(transaction);
    }),
  );
}

/** An earlier look that is due stays. */
export async function lookBy(database: Database, subject: Subject, at: Instant): Promise<void> {
  await withRetries(() =>
    database.transaction().execute(async (transaction) => {
      await ensureSubject(transaction, subject);
      await sql`
        update lastcall.subjects set next_look_at = least(next_look_at, ${at}::text)
        where key = ${subjectKey(subject)}`.execute(transaction);
    }),
  );
}
