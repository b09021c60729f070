/**
 * The threads of one document. Their records are kept apart; what joins them is the
 * document's number, or the path that it has on the base branch (docs/adr/0033).
 */
import { sql } from "kysely";
import type { DocumentIdentity } from "../core/model/document-standing.ts";
import type { NewEntry } from "../core/model/entry.ts";
import { parseSubjectKey, type Subject, type SubjectKey, subjectKey } from "../core/model/subject.ts";
import type { RecordRequest } from "./store.ts";
import { repositoryOf } from "./subject-rows.ts";
import type { Database } from "./tables.ts";

async function keysOf(
  database: Database,
  repository: number,
  { kind, number, paths }: DocumentIdentity,
  except: Subject,
): Promise<readonly SubjectKey[]> {
  const { rows } = await sql<{ key: SubjectKey }>`
    select key from lastcall.subjects
    where repository = ${repository}::bigint and about_kind = ${kind}::text and key <> ${subjectKey(except)}::text
      and (about_number = ${number}::bigint or about_path = any(${[...paths]}::text[]))
    order by key`.execute(database);
  return rows.map(({ key }) => key);
}

/** In the order of their numbers. */
export async function documentThreads(
  database: Database,
  repository: number,
  document: DocumentIdentity,
  except: Subject,
): Promise<readonly number[]> {
  const keys = await keysOf(database, repository, document, except);
  return threadNumbers(keys).toSorted((one, other) => one - other);
}

const threadNumbers = (keys: readonly SubjectKey[]): readonly number[] =>
  keys.flatMap((key) => {
    const subject = parseSubjectKey(key);
    return subject?.kind === "thread" ? [subject.number] : [];
  });

export async function threadsAtPaths(
  database: Database,
  repository: number,
  paths: readonly string[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ key: SubjectKey }>`
    select key from lastcall.subjects
    where repository = ${repository}::bigint and about_path = any(${[...paths]}::text[])
    order by key`.execute(database);
  return threadNumbers(rows.map(({ key }) => key));
}

export async function documentHolders(
  database: Database,
  repository: number,
  most: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ key: SubjectKey }>`
    select key from lastcall.subjects
    where repository = ${repository}::bigint and number is not null
    order by number desc limit ${most}`.execute(database);
  return threadNumbers(rows.map(({ key }) => key));
}

/** What the document's other threads are to know of. */
const telling: ReadonlySet<NewEntry["fact"]["kind"]> = new Set([
  "moved",
  "undone",
  "ballot-opened",
  "ballot-closed",
  "ballot-voided",
  "steward-assigned",
  "steward-unassigned",
  "thread-closed",
  "thread-reopened",
]);

/**
 * With the chain locked: a move is recorded only by who knew all that the others had
 * recorded, and has the others looked at. False: there is something newer.
 */
export async function meetOtherThreads(transaction: Database, request: RecordRequest): Promise<boolean> {
  const { about, entries, subject } = request;
  const repository = repositoryOf(subject);
  if (!about || repository === null || about.known === null) return true;
  if (!entries.some(({ fact }) => telling.has(fact.kind))) return true;
  const others = await keysOf(transaction, repository, about.document, subject);
  if (others.length === 0) return true;
  if (entries.some(({ fact }) => fact.kind === "moved")) {
    const { rows } = await sql<{ last: string | null }>`
      select max(seq) as last from lastcall.record
      where subject = any(${[...others]}::text[]) and fact ->> 'kind' in ('moved', 'undone')`.execute(transaction);
    if (Number(rows[0]?.last ?? 0) > about.known) return false;
  }
  await sql`select lastcall.enqueue_looks(${[...others]}::text[])`.execute(transaction);
  return true;
}

/** A number goes with its document: whoever held it gives it up to the thread on which the document lives now. */
export async function takeNumber(transaction: Database, { about, number, subject }: RecordRequest): Promise<void> {
  if (!about?.takes || number === null) return;
  await transaction
    .updateTable("subjects")
    .set({ number_kind: null, number: null })
    .where("repository", "=", String(repositoryOf(subject)))
    .where("number_kind", "=", number.kind)
    .where("number", "=", String(number.number))
    .where("key", "!=", subjectKey(subject))
    .where("about_kind", "=", about.document.kind)
    .execute();
}
