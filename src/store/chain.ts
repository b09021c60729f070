/**
 * The chain of hashes of one repository's record: each line's hash covers the line
 * and the hash before it, so that a change anywhere shows at every later line.
 */
import { createHash } from "node:crypto";
import type { Cause, Fact, NewEntry } from "../core/model/entry.ts";
import type { Instant } from "../core/model/names.ts";
import type { SubjectKey } from "../core/model/subject.ts";
import { canonicalJson } from "./canonical-json.ts";

export interface Line {
  /** GitHub's id of the repository. */
  readonly repository: number;
  readonly seq: number;
  readonly subject: SubjectKey;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly cause: Cause;
  readonly fact: Fact;
  /** Null for the first line of a repository. */
  readonly previousHash: string | null;
}

export interface HashedLine extends Line {
  readonly hash: string;
}

export interface ChainHead {
  readonly seq: number;
  readonly hash: string | null;
}

/** SHA-256, in hex, of the line's canonical JSON in UTF-8. */
export function lineHash(line: Line): string {
  const { repository, seq, subject, at, recordedAt, cause, fact, previousHash } = line;
  const hashed = { repository, seq, subject, at, recordedAt, cause, fact, previousHash };
  return createHash("sha256").update(canonicalJson(hashed), "utf8").digest("hex");
}

export interface Appended {
  readonly repository: number;
  readonly subject: SubjectKey;
  readonly recordedAt: Instant;
  readonly entries: readonly NewEntry[];
}

export function chainLines(head: ChainHead, { repository, subject, recordedAt, entries }: Appended): HashedLine[] {
  let last = head;
  return entries.map(({ at, cause, fact }) => {
    const line = { repository, seq: last.seq + 1, subject, at, recordedAt, cause, fact, previousHash: last.hash };
    const hash = lineHash(line);
    last = { seq: line.seq, hash };
    return { ...line, hash };
  });
}
