/** What a look leaves for the next one beside the record. */
import { sql } from "kysely";
import type { Instant } from "../core/model/names.ts";
import { type Subject, subjectKey } from "../core/model/subject.ts";
import { withRetries } from "./postgres-errors.ts";
import { storableJson } from "./storable.ts";
import type { SubjectNotes } from "./store.ts";
import { ensureSubject } from "./subject-rows.ts";
import type { Database } from "./tables.ts";

/** The index is woken by looks at threads while it is being looked at: those are not lost. */
const nextLook = ({ kind }: Subject, at: Instant | null) =>
  kind === "index" ? sql`least(next_look_at, ${at}::text)` : sql`${at}::text`;

/**
 * `nextLookAt` is set as given: looks at one subject never overlap, so nobody else's is
 * lost. What stands in the notes of a repository since its policy was first seen stays.
 */
export async function saveNotes(
  database: Database,
  subject: Subject,
  notes: SubjectNotes,
  nextLookAt: Instant | null,
): Promise<void> {
  await withRetries(() =>
    database.transaction().execute(async (transaction) => {
      await ensureSubject(transaction, subject);
      await sql`
        update lastcall.subjects
        set notes = jsonb_strip_nulls(jsonb_build_object('policySince', notes -> 'policySince'))
              || ${storableJson(notes).json}::jsonb,
            next_look_at = ${nextLook(subject, nextLookAt)}
        where key = ${subjectKey(subject)}`.execute(transaction);
    }),
  );
}
