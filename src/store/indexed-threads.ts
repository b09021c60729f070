/** What the index of all documents is made of, as looks have left it beside the record; none of it asks GitHub. */
import { sql } from "kysely";
import type { EffectProblem } from "../core/model/effect.ts";
import type { IndexedThread } from "../core/model/indexed-thread.ts";
import { parseSubjectKey, type Subject, type SubjectKey, subjectKey } from "../core/model/subject.ts";
import type { SubjectNotes } from "./store.ts";
import type { Database } from "./tables.ts";

export async function indexedThreads(
  database: Database,
  repository: number,
): Promise<{ threads: readonly IndexedThread[]; unseen: readonly number[] }> {
  const { rows } = await sql<{ key: SubjectKey; isSeen: boolean; indexed: IndexedThread | null }>`
    select key, coalesce(notes ? 'indexed', false) as "isSeen", notes -> 'indexed' as indexed from lastcall.subjects
    where repository = ${repository} and key like 'thread:%' and version > 0`.execute(database);
  const unseen = rows.flatMap(({ key, isSeen }) => {
    const subject = isSeen ? null : parseSubjectKey(key);
    return subject?.kind === "thread" ? [subject.number] : [];
  });
  const threads = rows.flatMap(({ indexed }) => indexed ?? []);
  return {
    threads: threads.sort((one, other) => one.thread - other.thread),
    unseen: unseen.sort((one, other) => one - other),
  };
}

export async function problemsOf(database: Database, subject: Subject): Promise<readonly EffectProblem[]> {
  const row = await database
    .selectFrom("subjects")
    .select("notes")
    .where("key", "=", subjectKey(subject))
    .executeTakeFirst();
  const notes: Partial<SubjectNotes> = row?.notes ?? {};
  return notes.problems ?? [];
}
