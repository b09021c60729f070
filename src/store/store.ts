/**
 * The App's memory. One implementation (PostgreSQL); the port exists because the
 * flow is tested without it. Nothing here decides anything, and no time is read:
 * every instant is given.
 */

import type { Absence } from "../core/model/absence.ts";
import type { Announced } from "../core/model/announcement.ts";
import type { DocumentIdentity } from "../core/model/document-standing.ts";
import type { EffectProblem } from "../core/model/effect.ts";
import type { Entry, NewEntry } from "../core/model/entry.ts";
import type { Assignments, Identity, NumberHolder, Shepherded } from "../core/model/facts.ts";
import type { IndexedThread } from "../core/model/indexed-thread.ts";
import type { MadeComments } from "../core/model/made-comment.ts";
import type { Enqueued } from "../core/model/merging.ts";
import type { ActId, BallotId, Instant, Login, Sha, TextHash } from "../core/model/names.ts";
import type { ChangePurpose } from "../core/model/own-change.ts";
import type { Standing } from "../core/model/standing.ts";
import type { MergeGroupSubject, Subject, SubjectKey } from "../core/model/subject.ts";
import type { WorkReading } from "../core/model/work.ts";
import type { ChainHead, HashedLine } from "./chain.ts";

/** A webhook delivery as verified. `id` is GitHub's delivery GUID: the second one of the same id is not stored again. */
export interface NewDelivery {
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly payload: unknown;
  readonly receivedAt: Instant;
  /** Subjects to look at; empty: stored as ignored, with the reason. */
  readonly subjects: readonly Subject[];
  readonly ignored: string | null;
  readonly installation: number | null;
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string } | null;
}

export interface StoredDelivery {
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly payload: unknown;
  readonly receivedAt: Instant;
}

/**
 * Something that a reading must show soon, because we wrote it or a delivery spoke of it
 * (design.md, "Reading behind"). Until `until` a reading that lacks it is stale.
 */
export interface Expectation {
  readonly kind:
    | "comment"
    | "comment-gone"
    | "comment-text"
    | "comment-minimised"
    | "review"
    | "review-dismissed"
    | "head"
    | "label"
    | "label-gone"
    | "labeled-event"
    | "unlabeled-event"
    | "check"
    | "merge-group"
    | "thread-state"
    | "description";
  /** What it is: an id, a name, a sha; for texts `id:hash`, for checks `name#id@head`, for the description its hash. */
  readonly value: string;
  readonly until: Instant;
}

export interface WorkNotes extends WorkReading {
  /** When to read them again by time alone; null: not. */
  readonly next: Instant | null;
  /** Numbers of those in the document's own repository. */
  readonly own: readonly number[];
}

/** What is kept of a merge group for as long as it is in its queue. */
export interface MergeGroupNotes {
  /** When its checks were first asked for, or what is ahead of it was last merged. */
  readonly since: Instant;
  /** Pull requests that it holds. */
  readonly members: readonly number[];
  /** Members whose look is waited for, and when it was asked for last; by number. */
  readonly asked: Readonly<Record<string, Instant>>;
}

/** What is kept of a subject besides its record. */
export interface SubjectNotes {
  readonly expectations: readonly Expectation[];
  readonly problems: readonly EffectProblem[];
  /** How many looks in a row failed; 0 after a good one. */
  readonly failures: number;
  /** Our comments as they were last made, by slot. */
  readonly comments?: MadeComments;
  /** Up to then everything on the thread was read and judged, by GitHub's clock. */
  readonly readUntil?: Instant;
  /** The number that the thread's title was given: written once, and then its author's. */
  readonly titled?: number;
  /** The command for which the first line of the description says that it was turned down: written once, and then its author's. */
  readonly described?: ActId | null;
  /** Reactions that were votes and were missed by a reading: the act, and when for the first time. */
  readonly missedReactions?: Readonly<Record<string, Instant>>;
  /** Comments and reviews with acts that a reading lacked: prefix of the acts, and when for the first time. */
  readonly missedPlaces?: Readonly<Record<string, Instant>>;
  /** How the thread stands by itself, for those of the same head; absent: nothing is shown on it. */
  readonly standing?: Standing | null;
  /** How the work on the document stood when it was last read; absent or null: none is followed. */
  readonly work?: WorkNotes | null;
  /** Of a merge group; absent or null: it is gone. */
  readonly group?: MergeGroupNotes | null;
  /** When GitHub said that the merge group is gone. */
  readonly groupOver?: Instant;
  /** How the index of all documents shows it; null: not at all. Absent: no look at it has said so yet. */
  readonly indexed?: IndexedThread | null;
  /** Of the index: where it is kept, as of the last look; null: nowhere. */
  readonly keptIn?: string | null;
  /** Announcements that were sent, oldest first. */
  readonly announced?: readonly Announced[];
  /** The head with which it was put into the merge queue. */
  readonly enqueued?: Enqueued;
  /** What pull requests of ours are under way for. */
  readonly changes?: readonly ChangePurpose[];
  /** Of a pull request of ours: how it stood for the thread that it follows from. */
  readonly ownRequest?: OwnRequestNote;
  /** Set while effects are carried out: a look that finds it knows that another stopped half-way. */
  readonly applyingSince?: Instant | null;
}

export interface OwnRequestNote {
  readonly origin: number | null;
  readonly purpose: ChangePurpose | null;
  readonly state: "open" | "closed" | "merged";
  readonly head: string | null;
  readonly difference: "planned" | "altered" | "withdrawn";
}

export interface LoadedSubject {
  readonly subject: Subject;
  readonly place: { readonly installation: number; readonly owner: string; readonly name: string } | null;
  /** The number of entries of this subject: what `record` compares. */
  readonly version: number;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly texts: ReadonlyMap<TextHash, string>;
  /** Not yet consumed, oldest first. */
  readonly deliveries: readonly StoredDelivery[];
  readonly notes: SubjectNotes;
}

export interface RecordRequest {
  readonly subject: Subject;
  /** The version that was loaded. */
  readonly version: number;
  readonly entries: readonly NewEntry[];
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly recordedAt: Instant;
  /** Deliveries whose content is now in the record, or that carried nothing to record. */
  readonly consumed: readonly string[];
  readonly nextLookAt: Instant | null;
  /** Open ballots after these entries: a projection, written with them. */
  readonly openBallots: readonly {
    readonly id: BallotId;
    readonly question: string;
    readonly closes: Instant | null;
  }[];
  /** Who shepherds the subject's document, while its thread is open; absent or null: nobody. */
  readonly shepherded?: Shepherded | null;
  /** Stands in for that steward; absent or null: nobody. */
  readonly standIn?: Login | null;
  /** People whose absence began or ended: other threads that they shepherd, or stand in on, are looked at. */
  readonly absent?: readonly Login[];
  /** The document that the thread is about, where other threads can be about it as well; absent or null: none. */
  readonly about?: AboutDocument | null;
  /** The number that the subject's document holds, or null. */
  readonly number: { readonly kind: string; readonly number: number } | null;
}

/** What a thread's record is about, for the other threads of the same document. */
export interface AboutDocument {
  readonly document: DocumentIdentity;
  /**
   * The last move or undoing on other threads that the fold knew of: nothing is moved behind the back of a newer one.
   * Null: no other thread has anything to do with this one's document yet.
   */
  readonly known: number | null;
  /** The thread takes the document, with its number, from where it lived. */
  readonly takes: boolean;
}

export type RecordResult =
  | { readonly kind: "recorded"; readonly version: number; readonly entries: readonly Entry[] }
  /** Somebody else recorded in between, or another subject holds the number or ballot: nothing was written; run the look again. */
  | { readonly kind: "conflict" };

export type VerifyResult =
  | { readonly kind: "sound"; readonly entries: number; readonly head: string | null }
  | { readonly kind: "broken"; readonly seq: number; readonly why: string };

/** Lines of a repository's record in their order, and the texts that they name, as far as those were not erased. */
export interface RecordPage {
  readonly lines: readonly HashedLine[];
  readonly texts: ReadonlyMap<TextHash, string>;
}

export type RecordReader = (page: RecordPage) => void | Promise<void>;

export interface Store {
  /** In one transaction: keeps the delivery and enqueues a look at each of its subjects. Durable when it resolves. */
  saveDelivery(delivery: NewDelivery): Promise<"new" | "known">;
  /** Of these delivery ids, those that were never stored. */
  unknownDeliveries(ids: readonly string[]): Promise<readonly string[]>;
  load(subject: Subject): Promise<LoadedSubject>;
  /** In one transaction: entries chained to the repository's record, texts, projections, deliveries consumed. */
  record(request: RecordRequest): Promise<RecordResult>;
  /**
   * How a look ended, and when the next one is due by time alone: `nextLookAt` is set as given, null means none.
   * Of the index, which others wake, an earlier one stays.
   */
  saveNotes(subject: Subject, notes: SubjectNotes, nextLookAt: Instant | null): Promise<void>;
  enqueue(subject: Subject): Promise<void>;
  /** Sees to it that the subject is looked at then, or before. */
  lookBy(subject: Subject, at: Instant): Promise<void>;
  /** Threads with documents as the index shows them, by number; `unseen`: threads of which no look has said it yet. */
  indexedThreads(
    repository: number,
  ): Promise<{ readonly threads: readonly IndexedThread[]; readonly unseen: readonly number[] }>;
  /** What GitHub refused of the subject's effects, as of its last look. */
  problems(subject: Subject): Promise<readonly EffectProblem[]>;
  /** Threads in which a ballot was closed, the latest first; `left`: how many there are beyond `most`. */
  threadsWithClosedBallots(repository: number, most: number): Promise<{ threads: readonly number[]; left: number }>;
  /** How the repository's other threads stand that have this head or this branch (`owner/name:branch`), oldest first. */
  standings(
    repository: number,
    of: { readonly head: string | null; readonly branch: string | null },
    except: Subject,
  ): Promise<readonly Standing[]>;
  /** Threads of the repository whose documents name its issue or pull request of this number. */
  threadsFollowing(repository: number, number: number): Promise<readonly number[]>;
  /** How these threads stand, as far as anything is shown on them. */
  standingsOf(repository: number, threads: readonly number[]): Promise<ReadonlyMap<number, Standing>>;
  /** The merge groups that hold this thread. */
  mergeGroupsWith(
    repository: number,
    thread: number,
  ): Promise<readonly { readonly subject: MergeGroupSubject; readonly group: MergeGroupNotes }[]>;
  /** Threads and merge groups whose head it is, as far as anything is shown on them. */
  subjectsOfHead(repository: number, head: Sha): Promise<readonly Subject[]>;
  /** Takes deliveries as taken into account that carry nothing to record. */
  consume(subject: Subject, deliveries: readonly string[], now: Instant): Promise<void>;
  /** The whole record of a repository in one snapshot; the reader is told the end of the chain first. */
  readRecord(repository: number, read: (head: ChainHead) => RecordReader): Promise<void>;
  /** Takes every subject whose `next_look_at` is due and enqueues a look at it, in one transaction. */
  sweep(now: Instant): Promise<number>;
  /** The earliest `next_look_at` of all, or null. */
  nextLookAt(): Promise<Instant | null>;
  /** Numbers held by documents of this kind in the repository's record, other than the subject's own. */
  numbers(repository: number, kind: string, except: Subject): Promise<readonly NumberHolder[]>;
  /** The paths that documents of this kind were opened with, of the repository's other threads. */
  documentPaths(
    repository: number,
    kind: string,
    except: Subject,
  ): Promise<readonly { readonly thread: number; readonly path: string }[]>;
  /** The other threads whose record is about this document. */
  documentThreads(repository: number, document: DocumentIdentity, except: Subject): Promise<readonly number[]>;
  /** The threads whose document has one of these paths on the base branch. */
  threadsAtPaths(repository: number, paths: readonly string[]): Promise<readonly number[]>;
  /** The threads on which numbered documents live, the newest first, so many at most. */
  documentHolders(repository: number, most: number): Promise<readonly number[]>;
  /** Whom the repository's record first knew by each of these logins; those that it does not know are left out. */
  identities(repository: number, logins: readonly Login[]): Promise<ReadonlyMap<Login, Identity>>;
  /** When each person was last assigned as steward anywhere in the repository, and who shepherds the other subjects' documents. */
  assignments(repository: number, except: Subject): Promise<Assignments>;
  /** What people said on the repository's other subjects of being away, oldest first. */
  absences(repository: number, except: Subject): Promise<readonly Absence[]>;
  /** When a policy was first seen in the repository; `now` when this is the first time. */
  sightPolicy(repository: number, now: Instant): Promise<Instant>;
  /** The same without taking note of anything; null when none has been seen yet. */
  policySighting(repository: number): Promise<Instant | null>;
  /** Every subject known of a repository. */
  subjects(repository: number): Promise<readonly SubjectKey[]>;
  findRepository(owner: string, name: string): Promise<{ readonly id: number; readonly installation: number } | null>;
  verify(repository: number): Promise<VerifyResult>;
  repositories(): Promise<readonly { readonly id: number; readonly owner: string; readonly name: string }[]>;
}
