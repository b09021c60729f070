/**
 * What the stand-in GitHub consists of, as plain data. Two halves: what a read
 * lags behind (`LaggingState`: threads, branches, labels, check runs) and what
 * is always told as it is (accounts, teams, repositories, Apps; held by `World`).
 *
 * Everything refers to everything else by its database id, so that a snapshot
 * is a structural copy. Instants are `2026-03-02T09:00:00Z`: whole seconds, as
 * GitHub's (https://docs.github.com/en/rest/using-the-rest-api/timezones-and-the-rest-api).
 */
import type { Permission } from "../sandbox-api.ts";

export type AccountKind = "User" | "Bot" | "Organization";

export interface Account {
  readonly id: number;
  readonly nodeId: string;
  readonly kind: AccountKind;
  /** A Bot's login ends in `[bot]` here and in REST; GraphQL shows it without. */
  login: string;
  name: string | null;
  readonly createdAt: string;
  /** What a deleted account wrote stays, its author is shown as "ghost" (REST) or null (GraphQL). */
  deleted: boolean;
}

export interface Membership {
  readonly organisationId: number;
  readonly accountId: number;
  /** Private members are shown to the organisation's own App only. */
  readonly isPublic: boolean;
}

export interface Team {
  readonly id: number;
  readonly nodeId: string;
  readonly organisationId: number;
  readonly name: string;
  readonly slug: string;
  /** Direct members; `World.teamMembers` adds those of the child teams. */
  memberIds: number[];
  parentId: number | null;
  readonly createdAt: string;
  updatedAt: string;
}

export interface App {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  readonly ownerId: number;
  readonly botAccountId: number;
  readonly createdAt: string;
}

export interface Installation {
  readonly id: number;
  readonly appId: number;
  /** The organisation that it stands in, or the person whose repositories it sees. */
  readonly accountId: number;
  permissions: Readonly<Record<string, "read" | "write">>;
  readonly events: readonly string[];
  readonly createdAt: string;
  suspendedAt: string | null;
}

export interface Repository {
  readonly id: number;
  readonly nodeId: string;
  ownerId: number;
  name: string;
  /** A name that it had before still leads here, as GitHub's redirects do. */
  formerNames: string[];
  /** `owner/name` as it was under other owners. */
  formerPlaces: string[];
  /** The repository that it was forked from. */
  readonly parentId: number | null;
  readonly defaultBranch: string;
  /** Permission by account id; an account that is missing may read, the repository is public. */
  readonly permissions: Map<number, Permission>;
  /** Branch rule "Dismiss stale pull request approvals when new commits are pushed". */
  dismissesStaleReviews: boolean;
  /** Branch rule "Require merge queue", by branch. */
  readonly mergeQueues: Map<string, MergeQueueRule>;
  readonly createdAt: string;
}

export interface MergeQueueRule {
  /** The branch's required checks: on a pull request's head before it may queue, and on the head of its group. */
  readonly checks: readonly string[];
  /** "Build concurrency": groups that are built at a time. */
  readonly atATime: number;
  /** "Status check timeout". */
  readonly timeoutSeconds: number;
  /** "Only merge non-failing pull requests" is off: what the last one of several passes lets all of them through. */
  readonly lastSpeaksForAll: boolean;
}

/** What a pull request is tested as before it is merged: its head on everything that is ahead of it in the queue. */
export interface MergeGroup {
  /** Without `refs/heads/`. */
  readonly branch: string;
  readonly headSha: string;
  readonly baseSha: string;
  readonly builtAt: string;
}

/** GitHub's words, as far as the stand-in takes anything out of a queue: `pull_request.dequeued` in the webhooks' schema. */
export type DequeueReason = "MANUAL" | "MERGE" | "MERGE_CONFLICT" | "CI_FAILURE" | "CI_TIMEOUT" | "QUEUE_CLEARED";

/** A pull request in the merge queue of its base branch. */
export interface QueueEntry {
  readonly id: number;
  readonly nodeId: string;
  readonly threadNumber: number;
  readonly baseRef: string;
  /** Of the pull request, when it was added. */
  readonly headSha: string;
  readonly enqueuerId: number;
  readonly enqueuedAt: string;
  group: MergeGroup | null;
}

export interface DiscussionCategory {
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
}

export interface Discussion {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  readonly categoryId: number;
  readonly title: string;
  readonly body: string;
  readonly byId: number;
  readonly createdAt: string;
}

export interface Label {
  readonly id: number;
  readonly nodeId: string;
  name: string;
  /** Six hexadecimal digits, no `#`. */
  color: string;
  description: string | null;
}

/** One text of a comment, review or description. The first is the original. */
export interface Revision {
  readonly id: number;
  readonly nodeId: string;
  readonly at: string;
  readonly editorId: number;
  readonly body: string;
  /** A person with write access can remove a revision from the history: its text is gone then. */
  deletedAt: string | null;
}

export interface Reaction {
  readonly id: number;
  readonly nodeId: string;
  readonly byId: number;
  /** REST's words: `+1 -1 laugh confused heart hooray rocket eyes`. */
  readonly content: string;
  readonly createdAt: string;
}

export interface Comment {
  readonly id: number;
  readonly nodeId: string;
  readonly authorId: number;
  readonly createdAt: string;
  updatedAt: string;
  body: string;
  /** One entry while never edited. GitHub shows `userContentEdits` (newest first, the original last) only when there are two. */
  revisions: Revision[];
  reactions: Reaction[];
  minimized: boolean;
  minimizedReason: string | null;
  /** The App it was written through (`performed_via_github_app`). */
  readonly viaAppId: number | null;
  readonly viaEmail: boolean;
  /** Place in the timeline, increasing over the whole world. */
  readonly order: number;
}

export type ReviewState = "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";

export interface Review {
  readonly id: number;
  readonly nodeId: string;
  readonly authorId: number;
  readonly submittedAt: string;
  updatedAt: string;
  state: ReviewState;
  body: string;
  revisions: Revision[];
  reactions: Reaction[];
  /** The head it was made on. */
  readonly commitSha: string;
  readonly order: number;
}

interface EventBase {
  readonly id: number;
  readonly nodeId: string;
  /** Null only for what no account did (an automatic step). */
  readonly actorId: number | null;
  readonly viaAppId: number | null;
  readonly at: string;
  readonly order: number;
}

/** Everything in a thread's timeline except comments and reviews; kinds are REST's `event` words. */
export type TimelineEvent = EventBase &
  (
    | { readonly kind: "committed"; readonly sha: string }
    /** `labelName` is the name at that time; both interfaces show the live label of that id where it still exists. */
    | {
        readonly kind: "labeled" | "unlabeled";
        readonly labelId: number;
        readonly labelName: string;
        readonly labelColor: string;
      }
    | { readonly kind: "assigned" | "unassigned"; readonly assigneeId: number }
    | { readonly kind: "closed" }
    | { readonly kind: "reopened" }
    | { readonly kind: "merged"; readonly sha: string; readonly baseRef: string }
    | {
        readonly kind: "head_ref_force_pushed";
        readonly beforeSha: string;
        readonly afterSha: string;
        readonly ref: string;
      }
    | { readonly kind: "head_ref_deleted"; readonly ref: string }
    | { readonly kind: "base_ref_changed"; readonly from: string; readonly to: string }
    | {
        readonly kind: "review_dismissed";
        readonly reviewId: number;
        readonly previousState: ReviewState;
        readonly message: string | null;
        /** The pushed commit when a branch rule dismissed it; null when a person did. */
        readonly commitSha: string | null;
      }
    /** GitHub tells who wrote it and who removed it, neither its id nor its text. */
    | { readonly kind: "comment_deleted"; readonly commentAuthorId: number }
    | { readonly kind: "renamed"; readonly from: string; readonly to: string }
    | { readonly kind: "convert_to_draft" | "ready_for_review" }
    | { readonly kind: "locked"; readonly lockReason: string | null }
    | { readonly kind: "unlocked" }
    | { readonly kind: "added_to_merge_queue"; readonly baseRef: string; readonly enqueuerId: number }
    | {
        readonly kind: "removed_from_merge_queue";
        readonly baseRef: string;
        readonly enqueuerId: number;
        readonly reason: DequeueReason;
      }
  );

export type TimelineKind = TimelineEvent["kind"];

export interface PullRequest {
  readonly id: number;
  readonly nodeId: string;
  draft: boolean;
  /** Null when the fork is gone. */
  readonly headRepositoryId: number | null;
  readonly headRef: string;
  headSha: string;
  /** False after the head branch was deleted; `headSha` stays. */
  headExists: boolean;
  baseRef: string;
  /** The base branch's head when the pull request was opened, pushed to or retargeted. */
  baseSha: string;
  readonly maintainerCanModify: boolean;
  mergedAt: string | null;
  mergedById: number | null;
  mergeCommitSha: string | null;
}

/** An issue, or a pull request when `pullRequest` is there: GitHub numbers them together. */
export interface Thread {
  readonly number: number;
  /** The id; a pull request has another one of its own. */
  readonly id: number;
  readonly nodeId: string;
  readonly repositoryId: number;
  readonly pullRequest: PullRequest | null;
  title: string;
  body: string;
  revisions: Revision[];
  readonly authorId: number;
  readonly viaAppId: number | null;
  readonly createdAt: string;
  updatedAt: string;
  state: "open" | "closed";
  closedAt: string | null;
  closedById: number | null;
  locked: boolean;
  /** In order of adding. */
  labelIds: number[];
  assigneeIds: number[];
  reactions: Reaction[];
  comments: Comment[];
  /** Held back or taken away without a trace; nothing tells of them until they are there again. */
  vanishedComments: Comment[];
  reviews: Review[];
  events: TimelineEvent[];
}

export type CheckStatus = "queued" | "in_progress" | "completed";

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | null;
  readonly endColumn: number | null;
  readonly level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title: string | null;
  readonly rawDetails: string | null;
}

export interface CheckRun {
  readonly id: number;
  readonly nodeId: string;
  readonly repositoryId: number;
  readonly appId: number;
  /** One suite per App and commit. */
  readonly suiteId: number;
  readonly headSha: string;
  name: string;
  status: CheckStatus;
  conclusion: string | null;
  readonly createdAt: string;
  startedAt: string;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: Annotation[];
  externalId: string | null;
  detailsUrl: string | null;
}

/** What reads in rough weather tell late. */
export interface LaggingState {
  /** Key: `branchKey(repositoryId, name)`; value: commit. Forks' branches too. */
  readonly branches: Map<string, string>;
  /** Labels of the one repository by id. */
  readonly labels: Map<number, Label>;
  /** By number. */
  readonly threads: Map<number, Thread>;
  /** By id. */
  readonly checkRuns: Map<number, CheckRun>;
  /** Merge queues of all branches, in the order of adding. */
  queue: QueueEntry[];
}

/** One delivery of the App's webhook, as its page lists it; a redelivery is another one with the same guid. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly at: string;
  readonly event: string;
  readonly action: string | null;
  readonly redelivery: boolean;
  statusCode: number;
  status: string;
  /** Exactly the bytes that were signed. */
  readonly payload: string;
  readonly repositoryId: number | null;
}
