/**
 * Writes what a look decided, all or nothing: entries chained to the repository's
 * record, texts, projections, deliveries consumed. The version that was loaded must
 * still be the present one. A mistake here costs the record its soundness.
 */
import { sql } from "kysely";
import type { Entry, NewEntry } from "../core/model/entry.ts";
import { subjectKey } from "../core/model/subject.ts";
import { type ChainHead, chainLines, type HashedLine } from "./chain.ts";
import { meetOtherThreads, takeNumber } from "./document-threads.ts";
import { isUniqueViolation, withRetries } from "./postgres-errors.ts";
import { chainHead } from "./read-chain.ts";
import { storableText, storableValue } from "./storable.ts";
import type { RecordRequest, RecordResult } from "./store.ts";
import { ensureSubject, repositoryOf } from "./subject-rows.ts";
import type { Database } from "./tables.ts";

export async function recordLook(database: Database, request: RecordRequest): Promise<RecordResult> {
  try {
    return await withRetries(() => database.transaction().execute((transaction) => recordIn(transaction, request)));
  } catch (error) {
    // Another subject holds the number or the ballot.
    if (error instanceof Conflict || isUniqueViolation(error)) return { kind: "conflict" };
    throw error;
  }
}

/** Thrown to roll the transaction back. */
class Conflict extends Error {}

async function recordIn(transaction: Database, request: RecordRequest): Promise<RecordResult> {
  const key = subjectKey(request.subject);
  await lockVersion(transaction, request);
  const lines = await appendEntries(transaction, request);
  if (!(await meetOtherThreads(transaction, request))) throw new Conflict();
  await takeNumber(transaction, request);
  await keepTexts(transaction, request.texts);
  await replaceBallots(transaction, key, request.openBallots);
  await consumeDeliveries(transaction, request);
  await wakeShepherdedBy(transaction, request);
  const last = lines.at(-1);
  const version = request.version + lines.length;
  await transaction
    .updateTable("subjects")
    .set({
      version,
      next_look_at: request.nextLookAt,
      number_kind: request.number?.kind ?? null,
      number: request.number?.number ?? null,
      steward: request.shepherded?.person.login ?? null,
      steward_id: request.shepherded?.person.id ?? null,
      stand_in: request.standIn ?? null,
      document_kind: request.shepherded?.kind ?? null,
      document_status: request.shepherded?.status ?? null,
      about_kind: request.about?.document.kind ?? null,
      about_number: request.about?.document.number ?? null,
      about_path: request.about?.document.paths[0] ?? null,
      ...(last ? { last_seq: last.seq, last_hash: last.hash } : {}),
    })
    .where("key", "=", key)
    .execute();
  const entries = lines.map(({ seq, at, recordedAt, cause, fact }): Entry => ({ seq, at, recordedAt, cause, fact }));
  return { kind: "recorded", version, entries };
}

async function lockVersion(transaction: Database, { subject, version }: RecordRequest): Promise<void> {
  await ensureSubject(transaction, subject);
  const row = await transaction
    .selectFrom("subjects")
    .select("version")
    .where("key", "=", subjectKey(subject))
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.version !== version) throw new Conflict();
}

async function appendEntries(transaction: Database, request: RecordRequest): Promise<HashedLine[]> {
  if (request.entries.length === 0) return [];
  const repository = repositoryOf(request.subject);
  if (repository === null) throw new Error("An installation has no record: entries belong to a repository.");
  const head = await lockChain(transaction, repository);
  const lines = chainLines(head, {
    repository,
    subject: subjectKey(request.subject),
    recordedAt: request.recordedAt,
    entries: storableValue(JSON.parse(JSON.stringify(request.entries))) as readonly NewEntry[],
  });
  const rows = lines.map(({ recordedAt, previousHash, ...line }) => ({
    ...line,
    recorded_at: recordedAt,
    previous_hash: previousHash,
  }));
  await sql`
    insert into lastcall.record (repository, seq, subject, at, recorded_at, cause, fact, previous_hash, hash)
    select repository, seq, subject, at, recorded_at, cause, fact, previous_hash, hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line (
      repository bigint, seq bigint, subject text, at text, recorded_at text,
      cause jsonb, fact jsonb, previous_hash text, hash text
    )`.execute(transaction);
  return lines;
}

/** One writer per repository at a time, until the transaction ends. */
async function lockChain(transaction: Database, repository: number): Promise<ChainHead> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lastcall.record:${repository}`}, 0))`.execute(transaction);
  return chainHead(transaction, repository);
}

/** An absence that is said on one thread concerns all that the person shepherds, and those for whom nobody was here. */
async function wakeShepherdedBy(transaction: Database, { subject, absent = [] }: RecordRequest): Promise<void> {
  if (absent.length === 0) return;
  await sql`
    select lastcall.enqueue_looks(array_agg(key)) from lastcall.subjects
    where repository = ${repositoryOf(subject)}::bigint and key != ${subjectKey(subject)}::text
      and (steward = any(${[...absent]}::text[]) or stand_in = any(${[...absent]}::text[]) or key in (
        select subject from (
          select distinct on (subject) subject, fact from lastcall.record
          where repository = ${repositoryOf(subject)}::bigint and fact ->> 'kind' in ('steward-missing', 'steward-assigned')
          order by subject, seq desc) as latest
        where fact ->> 'why' = 'everybody-away'))
    having count(*) > 0`.execute(transaction);
}

async function keepTexts(transaction: Database, texts: RecordRequest["texts"]): Promise<void> {
  if (texts.size === 0) return;
  const rows = [...texts].map(([hash, body]) => ({ hash, body: storableText(body) }));
  await transaction
    .insertInto("texts")
    .values(rows)
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}

async function replaceBallots(
  transaction: Database,
  subject: string,
  open: RecordRequest["openBallots"],
): Promise<void> {
  await transaction.deleteFrom("ballots").where("subject", "=", subject).execute();
  if (open.length > 0) {
    const rows = open.map(({ id, question, closes }) => ({ subject, id, question, closes }));
    await transaction.insertInto("ballots").values(rows).execute();
  }
}

/** A delivery may concern several subjects: it is consumed when the last of them has taken it in. */
export async function consumeDeliveries(
  transaction: Database,
  request: Pick<RecordRequest, "subject" | "consumed" | "recordedAt">,
): Promise<void> {
  if (request.consumed.length === 0) return;
  const key = subjectKey(request.subject);
  await sql`
    update lastcall.deliveries set
      pending = array_remove(pending, ${key}::text),
      consumed_at = case when cardinality(array_remove(pending, ${key}::text)) = 0 then ${request.recordedAt}::text end
    where id = any(${[...request.consumed]}::text[]) and pending @> array[${key}::text]`.execute(transaction);
}
