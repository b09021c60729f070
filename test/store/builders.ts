import { createHash } from "node:crypto";
import type { Fact, NewEntry } from "../../src/core/model/entry.ts";
import {
  type ActId,
  type BallotId,
  type Instant,
  type KindName,
  login,
  type RoleName,
  type Status,
  type TextHash,
} from "../../src/core/model/names.ts";
import type { Person, Subject } from "../../src/core/model/subject.ts";
import type { NewDelivery, RecordRequest } from "../../src/store/store.ts";

export const instant = (text: string): Instant => text as Instant;
export const noon: Instant = instant("2026-03-02T12:00:00Z");

/** `minute` minutes after noon. */
export const later = (minute: number): Instant =>
  instant(new Date(Date.parse(noon) + minute * 60_000).toISOString().replace(".000", ""));

export const person = (name: string, id: number | null = null): Person => ({ login: login(name), id });
export const thread = (number: number, repository = 7): Subject => ({ kind: "thread", repository, number });
export const textHash = (text: string): TextHash => createHash("sha256").update(text).digest("hex") as TextHash;

export const opened = (path = "proposals/fees.md"): Fact => ({
  kind: "opened",
  document: "proposal" as KindName,
  path,
  by: person("pat", 1),
  status: "Seed" as Status,
});

export const assigned = (name: string): Fact => ({
  kind: "steward-assigned",
  person: person(name),
  role: "shepherds" as RoleName,
  how: "turn",
});

export const spoken = (text: string): Fact => ({
  kind: "command",
  verb: "plant",
  line: textHash(text),
  reason: null,
  verdict: { done: true, code: null, details: {} },
  url: "",
  seenLate: false,
});

export const entry = (fact: Fact = opened(), at: Instant = noon): NewEntry => ({
  at,
  cause: { kind: "act", act: "comment:1:0:0" as ActId, by: person("pat", 1) },
  fact,
});

export const request = (over: Partial<RecordRequest> = {}): RecordRequest => ({
  subject: thread(1),
  version: 0,
  entries: [entry()],
  texts: new Map(),
  recordedAt: noon,
  consumed: [],
  nextLookAt: null,
  openBallots: [],
  number: null,
  ...over,
});

export const openBallot = (question: string, id = `${question}/1.1`): RecordRequest["openBallots"][number] => ({
  id: id as BallotId,
  question,
  closes: later(60),
});

export const delivery = (id: string, over: Partial<NewDelivery> = {}): NewDelivery => ({
  id,
  event: "issue_comment",
  action: "created",
  payload: { comment: { id: 5, body: "/plant" } },
  receivedAt: noon,
  subjects: [thread(1)],
  ignored: null,
  installation: 11,
  repository: { id: 7, owner: "example", name: "proposals" },
  ...over,
});
