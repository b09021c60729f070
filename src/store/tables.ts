/** The tables as kysely sees them; migrations/ says what each column means. `bigint` arrives as text. */
import type { ColumnType, Generated, Kysely } from "kysely";
import type { Cause, Fact } from "../core/model/entry.ts";
import type { Instant, KindName, Login, Status } from "../core/model/names.ts";
import type { SubjectKey } from "../core/model/subject.ts";
import type { SubjectNotes } from "./store.ts";

type Big = ColumnType<string, number | string, number | string>;
type BigOrNull = ColumnType<string | null, number | string | null, number | string | null>;
type Json<Value> = ColumnType<Value, string, string>;

export interface DeliveriesTable {
  id: string;
  arrival: Generated<string>;
  event: string;
  action: string | null;
  payload: Json<unknown>;
  received_at: Instant;
  installation: BigOrNull;
  repository: BigOrNull;
  subjects: readonly SubjectKey[];
  pending: readonly SubjectKey[];
  ignored: string | null;
  consumed_at: Instant | null;
}

export interface SubjectsTable {
  key: SubjectKey;
  repository: BigOrNull;
  installation: BigOrNull;
  owner: string | null;
  name: string | null;
  place_at: Instant | null;
  version: Generated<number>;
  last_seq: BigOrNull;
  last_hash: string | null;
  next_look_at: Instant | null;
  notes: ColumnType<SubjectNotes | null, string | null, string | null>;
  number_kind: string | null;
  number: BigOrNull;
  steward: Login | null;
  steward_id: BigOrNull;
  stand_in: Login | null;
  document_kind: KindName | null;
  document_status: Status | null;
  about_kind: KindName | null;
  about_number: BigOrNull;
  about_path: string | null;
}

export interface RecordTable {
  repository: Big;
  seq: Big;
  subject: SubjectKey;
  at: Instant;
  recorded_at: Instant;
  cause: Json<Cause>;
  fact: Json<Fact>;
  previous_hash: string | null;
  hash: string;
}

export interface BallotsTable {
  subject: SubjectKey;
  id: string;
  question: string;
  /** Null: no end is set. */
  closes: Instant | null;
}

export interface TextsTable {
  hash: string;
  body: string;
}

export interface Tables {
  deliveries: DeliveriesTable;
  subjects: SubjectsTable;
  record: RecordTable;
  ballots: BallotsTable;
  texts: TextsTable;
}

/** Bound to the schema `lastcall`; also a transaction. */
export type Database = Kysely<Tables>;
