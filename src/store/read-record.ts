/** The record of a repository from its first line to its last, with the texts that its lines name: a page at a time. */
import type { TextHash } from "../core/model/names.ts";
import type { ChainHead, HashedLine } from "./chain.ts";
import type { RecordPage, RecordReader } from "./store.ts";
import type { Database } from "./tables.ts";

const pageSize = 1000;
const anyHash = /[0-9a-f]{64}/g;

/** Every text of people stands in a line as its hash; other hashes are found as well and have no text. */
const hashesIn = (lines: readonly HashedLine[]): readonly string[] => [
  ...new Set(lines.flatMap(({ fact }) => JSON.stringify(fact).match(anyHash) ?? [])),
];

const readPage = async (database: Database, repository: number, after: number): Promise<readonly HashedLine[]> => {
  const rows = await database
    .selectFrom("record")
    .selectAll()
    .where("repository", "=", String(repository))
    .where("seq", ">", String(after))
    .orderBy("seq")
    .limit(pageSize)
    .execute();
  return rows.map(({ seq, recorded_at, previous_hash, ...row }) => ({
    ...row,
    repository,
    seq: Number(seq),
    recordedAt: recorded_at,
    previousHash: previous_hash,
  }));
};

const textsOf = async (database: Database, hashes: readonly string[]): Promise<ReadonlyMap<TextHash, string>> => {
  if (hashes.length === 0) return new Map();
  const rows = await database
    .selectFrom("texts")
    .selectAll()
    .where("hash", "in", [...hashes])
    .execute();
  return new Map(rows.map(({ hash, body }) => [hash as TextHash, body]));
};

const headOf = async (database: Database, repository: number): Promise<ChainHead> => {
  const last = await database
    .selectFrom("record")
    .select(["seq", "hash"])
    .where("repository", "=", String(repository))
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ? { seq: Number(last.seq), hash: last.hash } : { seq: 0, hash: null };
};

/** In one snapshot: what is recorded meanwhile is not in it. `take` is waited for, so memory stays bounded. */
export const readRecord = (
  database: Database,
  repository: number,
  read: (head: ChainHead) => RecordReader,
): Promise<void> =>
  database
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (snapshot) => {
      const take = read(await headOf(snapshot, repository));
      for (let after = 0; ; ) {
        const lines = await readPage(snapshot, repository, after);
        const page: RecordPage = { lines, texts: await textsOf(snapshot, hashesIn(lines)) };
        if (lines.length > 0) await take(page);
        if (lines.length < pageSize) return;
        after = lines.at(-1)?.seq ?? after;
      }
    });
