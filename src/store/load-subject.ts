/** Everything kept of one subject, as a look starts from it. Reads only; an unknown subject is an empty one. */
import { sql } from "kysely";
import type { Entry } from "../core/model/entry.ts";
import type { TextHash } from "../core/model/names.ts";
import { type Subject, type SubjectKey, subjectKey } from "../core/model/subject.ts";
import type { LoadedSubject, StoredDelivery, SubjectNotes } from "./store.ts";
import { repositoryOf } from "./subject-rows.ts";
import type { Database } from "./tables.ts";

const noNotes: SubjectNotes = { expectations: [], problems: [], failures: 0 };

/**
 * The readings are not one snapshot: `version` counts the entries that were read,
 * and `record` refuses when others were added meanwhile.
 */
export async function loadSubject(database: Database, subject: Subject): Promise<LoadedSubject> {
  const key = subjectKey(subject);
  const row = await database
    .selectFrom("subjects")
    .select(["installation", "owner", "name", "notes"])
    .where("key", "=", key)
    .executeTakeFirst();
  const place = row?.owner ? row : await placeOfRepository(database, subject);
  const entries = await entriesOf(database, key);
  return {
    subject,
    place:
      place?.owner && place.name && place.installation !== null
        ? { installation: Number(place.installation), owner: place.owner, name: place.name }
        : null,
    version: entries.length,
    entries,
    texts: await textsNamedIn(database, entries),
    deliveries: await deliveriesPending(database, key),
    notes: { ...noNotes, ...row?.notes },
  };
}

interface PlaceRow {
  readonly installation: string | null;
  readonly owner: string | null;
  readonly name: string | null;
}

async function placeOfRepository(database: Database, subject: Subject): Promise<PlaceRow | undefined> {
  const repository = repositoryOf(subject);
  if (repository === null) return undefined;
  return database
    .selectFrom("subjects")
    .select(["installation", "owner", "name"])
    .where("repository", "=", String(repository))
    .where("owner", "is not", null)
    .limit(1)
    .executeTakeFirst();
}

async function entriesOf(database: Database, key: SubjectKey): Promise<Entry[]> {
  const rows = await database
    .selectFrom("record")
    .select(["seq", "at", "recorded_at", "cause", "fact"])
    .where("subject", "=", key)
    .orderBy("seq")
    .execute();
  return rows.map(({ seq, at, recorded_at, cause, fact }) => ({
    seq: Number(seq),
    at,
    recordedAt: recorded_at,
    cause,
    fact,
  }));
}

/** Any string in a fact that looks like a SHA-256 may name a text; digests of documents simply find none. */
const hashPattern = /"([0-9a-f]{64})"/g;

async function textsNamedIn(database: Database, entries: readonly Entry[]): Promise<ReadonlyMap<TextHash, string>> {
  const hashes = new Set<string>();
  for (const { fact } of entries) {
    for (const [, hash] of JSON.stringify(fact).matchAll(hashPattern)) if (hash) hashes.add(hash);
  }
  if (hashes.size === 0) return new Map();
  const rows = await database
    .selectFrom("texts")
    .selectAll()
    .where("hash", "=", sql<string>`any(${[...hashes]}::text[])`)
    .execute();
  return new Map(rows.map(({ hash, body }) => [hash as TextHash, body]));
}

async function deliveriesPending(database: Database, key: SubjectKey): Promise<StoredDelivery[]> {
  const rows = await database
    .selectFrom("deliveries")
    .select(["id", "event", "action", "payload", "received_at"])
    .where(sql<boolean>`pending @> array[${key}::text] and cardinality(pending) > 0`)
    .orderBy("arrival")
    .execute();
  return rows.map(({ received_at, ...rest }) => ({ ...rest, receivedAt: received_at }));
}
