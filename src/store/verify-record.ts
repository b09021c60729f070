/**
 * Recomputes a repository's chain from its first line, then compares what each
 * subject's row remembers of its last line, so that lines missing at the end show
 * as well. Whoever can change both can only be caught by a head noted elsewhere:
 * the result names the head for that.
 */
import { sql } from "kysely";
import { type Line, lineHash } from "./chain.ts";
import { chainPages, inSnapshot } from "./read-chain.ts";
import type { VerifyResult } from "./store.ts";
import type { Database } from "./tables.ts";

interface Tail {
  readonly count: number;
  readonly seq: number;
  readonly hash: string;
}

export async function verifyRecord(database: Database, repository: number): Promise<VerifyResult> {
  return inSnapshot(database, (snapshot) => verifyIn(snapshot, repository));
}

async function verifyIn(database: Database, repository: number): Promise<VerifyResult> {
  const tails = new Map<string, Tail>();
  let seq = 0;
  let head: string | null = null;
  for await (const page of chainPages(database, repository)) {
    for (const { hash, ...line } of page) {
      const why = faultOf(line, { seq, hash: head }, hash);
      if (why) return { kind: "broken", seq: Math.min(line.seq, seq + 1), why };
      seq = line.seq;
      head = hash;
      tails.set(line.subject, { count: (tails.get(line.subject)?.count ?? 0) + 1, seq, hash });
    }
  }
  return (await faultAtTheEnd(database, repository, tails)) ?? { kind: "sound", entries: seq, head };
}

function faultOf(line: Line, previous: { seq: number; hash: string | null }, hash: string): string | null {
  if (line.seq !== previous.seq + 1) return `Entry ${previous.seq + 1} is missing.`;
  if (line.previousHash !== previous.hash) return `Entry ${line.seq} does not follow the entry before it.`;
  if (lineHash(line) !== hash) return `Entry ${line.seq} was changed after it was recorded.`;
  return null;
}

async function faultAtTheEnd(
  database: Database,
  repository: number,
  tails: ReadonlyMap<string, Tail>,
): Promise<VerifyResult | null> {
  const { rows } = await sql<{ key: string; version: number; last_seq: string; last_hash: string }>`
    select key, version, last_seq, last_hash from lastcall.subjects
    where repository = ${repository} and version > 0 order by last_seq`.execute(database);
  for (const { key, version, last_seq, last_hash } of rows) {
    const tail = tails.get(key);
    const seq = Number(last_seq);
    if (!tail || tail.seq < seq || tail.hash !== last_hash) {
      return { kind: "broken", seq, why: `Entry ${seq} is missing: it was the last one of ${key}.` };
    }
    if (tail.count !== version) {
      return { kind: "broken", seq, why: `${key} has ${tail.count} entries; ${version} were recorded.` };
    }
  }
  const known = new Set(rows.map(({ key }) => key));
  for (const [key, { seq }] of tails) {
    if (!known.has(key))
      return { kind: "broken", seq, why: `Entry ${seq} belongs to ${key}, which nothing was recorded of.` };
  }
  return null;
}
