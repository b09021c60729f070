/** Heads that change a charm which is on the base branch already, and what other threads recorded of it. */
import type { DocumentStanding } from "../../src/core/model/document-standing.ts";
import type { HeadReading } from "../../src/core/model/facts.ts";
import type { Instant, Sha, Status } from "../../src/core/model/names.ts";
import { headReading } from "../../src/gather/head-reading.ts";
import { policy, role, sha } from "./guild.ts";
import { mia, pat } from "./people.ts";

export const baseSha: Sha = sha("ba5e");

const asFile = (path: string, text: string) => ({ kind: "file", path, bytes: new TextEncoder().encode(text) }) as const;

/** `from` stands at the merge base, `to` on the head. */
export const changing = (head: Sha, from: string, to: string, path = "charms/charm-3.md"): HeadReading => {
  const base = { sha: baseSha, file: asFile(path, from) };
  const files = [{ path, change: "modified", previous: null }] as const;
  const read = headReading(policy, head, files, [asFile(path, to)], new Map(), null, base);
  if ("unreadable" in read) throw new Error(read.unreadable);
  return read;
};

/** The text at the merge base by itself. */
export const baseReading = (text: string, path = "charms/charm-3.md"): HeadReading => ({
  ...changing(baseSha, text, text, path),
  governed: [],
});

export const standing = (status: string, at: string, more: Partial<DocumentStanding> = {}): DocumentStanding => ({
  id: `elsewhere:3:${at}:moved`,
  told: 3,
  seq: 10,
  at: at as Instant,
  moved: true,
  home: 3,
  open: false,
  status: status as Status,
  since: at as Instant,
  number: 3,
  cycle: 1,
  movesThisCycle: [],
  movesEver: [],
  steward: { person: mia, role: role("keepers"), since: at as Instant },
  voting: false,
  broughtBy: pat,
  ...more,
});
