/** The record of a repository from its first line to its last, with the texts that its lines name: a page at a time. */
import type { TextHash } from "../core/model/names.ts";
import type { ChainHead, HashedLine } from "./chain.ts";
import { chainHead, chainPages, inSnapshot } from "./read-chain.ts";
import type { RecordReader } from "./store.ts";
import type { Database } from "./tables.ts";

const anyHash = /[0-9a-f]{64}/g;

/** Every text of people stands in a line as its hash; other hashes are found as well and have no text. */
const hashesIn = (lines: readonly HashedLine[]): readonly string[] => [
  ...new Set(lines.flatMap(({ fact }) => JSON.stringify(fact).match(anyHash) ?? [])),
];

const textsOf = async (database: Database, hashes: readonly string[]): Promise<ReadonlyMap<TextHash, string>> => {
  if (hashes.length === 0) return new Map();
  const rows = await database
    .selectFrom("texts")
    .selectAll()
    .where("hash", "in", [...hashes])
    .execute();
  return new Map(rows.map(({ hash, body }) => [hash as TextHash, body]));
};

/** In one snapshot: what is recorded meanwhile is not in it. `take` is waited for, so memory stays bounded. */
export const readRecord = (
  database: Database,
  repository: number,
  read: (head: ChainHead) => RecordReader,
): Promise<void> =>
  inSnapshot(database, async (snapshot) => {
    const take = read(await chainHead(snapshot, repository));
    for await (const lines of chainPages(snapshot, repository)) {
      await take({ lines, texts: await textsOf(snapshot, hashesIn(lines)) });
    }
  });
