/** The App's memory in PostgreSQL: one function per concern in the files beside this one. */
import { Kysely, PostgresDialect } from "kysely";
import type { Pool } from "pg";
import { documentHolders, documentThreads, threadsAtPaths } from "./document-threads.ts";
import { identitiesOf } from "./identities.ts";
import { indexedThreads, problemsOf } from "./indexed-threads.ts";
import { loadSubject } from "./load-subject.ts";
import { type Log, silentLog } from "./log.ts";
import {
  absencesSaid,
  assignmentsIn,
  findRepository,
  knownRepositories,
  numbersHeld,
  pathsOpenedWith,
  standingsOf,
  subjectsOf,
  threadsFollowing,
  threadsWithClosedBallots,
} from "./look-back.ts";
import { mergeGroupsWith, standingsOfThreads, subjectsOfHead } from "./merge-groups.ts";
import { migrate } from "./migrate.ts";
import { openPool } from "./open-pool.ts";
import { policySighting, sightPolicy } from "./policy-sighting.ts";
import { readRecord } from "./read-record.ts";
import { consumeDeliveries, recordLook } from "./record-look.ts";
import { deliverySaver, unknownDeliveries } from "./save-deliveries.ts";
import { saveNotes } from "./save-notes.ts";
import type { Store } from "./store.ts";
import { enqueueLook, lookBy } from "./subject-rows.ts";
import { earliestLook, sweepDue } from "./sweep-due.ts";
import type { Tables } from "./tables.ts";
import { verifyRecord } from "./verify-record.ts";

export interface OpenStore extends Store {
  /** Waits for deliveries under way; ends the pool if the store made it. */
  close(): Promise<void>;
}

/** A pool that is given stays its giver's to end. Brings the tables up to date first. */
export async function openStore(
  where: { readonly pool: Pool } | { readonly connectionString: string },
  log: Log = silentLog,
): Promise<OpenStore> {
  const pool = "pool" in where ? where.pool : openPool({ ...where, log });
  try {
    await migrate(pool);
  } catch (error) {
    if (!("pool" in where)) await pool.end();
    throw error;
  }
  return storeOn(pool, log, !("pool" in where));
}

function storeOn(pool: Pool, log: Log, endsPool: boolean): OpenStore {
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema("lastcall");
  const deliveries = deliverySaver(database, log);
  return {
    saveDelivery: (delivery) => deliveries.add(delivery),
    unknownDeliveries: (ids) => unknownDeliveries(database, ids),
    load: (subject) => loadSubject(database, subject),
    record: (request) => recordLook(database, request),
    saveNotes: (subject, notes, nextLookAt) => saveNotes(database, subject, notes, nextLookAt),
    enqueue: (subject) => enqueueLook(database, subject),
    lookBy: (subject, at) => lookBy(database, subject, at),
    indexedThreads: (repository) => indexedThreads(database, repository),
    problems: (subject) => problemsOf(database, subject),
    sweep: (now) => sweepDue(database, now),
    nextLookAt: () => earliestLook(database),
    numbers: (repository, kind, except) => numbersHeld(database, repository, kind, except),
    documentPaths: (repository, kind, except) => pathsOpenedWith(database, repository, kind, except),
    threadsAtPaths: (repository, paths) => threadsAtPaths(database, repository, paths),
    documentHolders: (repository, most) => documentHolders(database, repository, most),
    documentThreads: (repository, document, except) => documentThreads(database, repository, document, except),
    assignments: (repository, except) => assignmentsIn(database, repository, except),
    absences: (repository, except) => absencesSaid(database, repository, except),
    identities: (repository, logins) => identitiesOf(database, repository, logins),
    policySighting: (repository) => policySighting(database, repository),
    sightPolicy: (repository, now) => sightPolicy(database, repository, now),
    subjects: (repository) => subjectsOf(database, repository),
    findRepository: (owner, name) => findRepository(database, owner, name),
    standings: (repository, of, except) => standingsOf(database, repository, of, except),
    threadsFollowing: (repository, number) => threadsFollowing(database, repository, number),
    standingsOf: (repository, threads) => standingsOfThreads(database, repository, threads),
    mergeGroupsWith: (repository, thread) => mergeGroupsWith(database, repository, thread),
    subjectsOfHead: (repository, head) => subjectsOfHead(database, repository, head),
    consume: (subject, consumed, recordedAt) => consumeDeliveries(database, { subject, consumed, recordedAt }),
    threadsWithClosedBallots: (repository, most) => threadsWithClosedBallots(database, repository, most),
    readRecord: (repository, read) => readRecord(database, repository, read),
    verify: (repository) => verifyRecord(database, repository),
    repositories: () => knownRepositories(database),
    close: async () => {
      await deliveries.settle();
      if (endsPool) await pool.end();
    },
  };
}
