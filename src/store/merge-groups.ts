/** Which threads a merge group waits for, how they stand, and whose head a commit is. */
import { sql } from "kysely";
import type { Sha } from "../core/model/names.ts";
import type { Standing } from "../core/model/standing.ts";
import {
  type MergeGroupSubject,
  parseSubjectKey,
  type Subject,
  type SubjectKey,
  subjectKey,
} from "../core/model/subject.ts";
import type { MergeGroupNotes } from "./store.ts";
import type { Database } from "./tables.ts";

export async function standingsOfThreads(
  database: Database,
  repository: number,
  threads: readonly number[],
): Promise<ReadonlyMap<number, Standing>> {
  if (threads.length === 0) return new Map();
  const keys = threads.map((number) => subjectKey({ kind: "thread", repository, number }));
  const { rows } = await sql<{ standing: Standing }>`
    select notes -> 'standing' as standing from lastcall.subjects
    where key = any(${keys}::text[]) and jsonb_typeof(notes -> 'standing') = 'object'`.execute(database);
  return new Map(rows.map(({ standing }) => [standing.number, standing]));
}

export async function mergeGroupsWith(
  database: Database,
  repository: number,
  thread: number,
): Promise<{ subject: MergeGroupSubject; group: MergeGroupNotes }[]> {
  const { rows } = await sql<{ key: SubjectKey; group: MergeGroupNotes }>`
    select key, notes -> 'group' as "group" from lastcall.subjects
    where key like ${`merge-group:${repository}:%`} and notes -> 'group' -> 'members' @> ${`[${thread}]`}::jsonb
    order by key`.execute(database);
  return rows.flatMap(({ key, group }) => {
    const subject = parseSubjectKey(key);
    return subject?.kind === "merge-group" ? [{ subject, group }] : [];
  });
}

export async function subjectsOfHead(database: Database, repository: number, head: Sha): Promise<Subject[]> {
  const { rows } = await sql<{ key: SubjectKey }>`
    select key from lastcall.subjects
    where (repository = ${repository} and notes -> 'standing' ->> 'head' = ${head}::text)
      or (key like ${`merge-group:${repository}:${head}:%`} and jsonb_typeof(notes -> 'group') = 'object')
    order by key`.execute(database);
  return rows.flatMap(({ key }) => parseSubjectKey(key) ?? []);
}
