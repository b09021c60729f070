/** A repository's record as it stands in the table: its lines in their order, a page at a time, and its last one. */
import type { ChainHead, HashedLine } from "./chain.ts";
import type { Database } from "./tables.ts";

/** Lines read at a time: memory stays bounded however long the record is. */
const pageSize = 1000;

/** One snapshot: what is recorded meanwhile neither comes along nor looks like damage. */
export const inSnapshot = <Result>(
  database: Database,
  read: (snapshot: Database) => Promise<Result>,
): Promise<Result> =>
  database.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);

export const chainHead = async (database: Database, repository: number): Promise<ChainHead> => {
  const last = await database
    .selectFrom("record")
    .select(["seq", "hash"])
    .where("repository", "=", String(repository))
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ? { seq: Number(last.seq), hash: last.hash } : { seq: 0, hash: null };
};

/** Never an empty page; the next one is read once this one is done with. */
export async function* chainPages(database: Database, repository: number): AsyncGenerator<readonly HashedLine[]> {
  for (let after = 0; ; ) {
    const page = await readPage(database, repository, after);
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.seq ?? after;
  }
}

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
