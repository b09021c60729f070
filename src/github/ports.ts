/**
 * What gather reads and apply writes, in our own types. Every reading is whole:
 * an adapter follows all cursors or throws a `GitHubError`; it never returns a
 * part. Instants are GitHub's own, in UTC, whole seconds.
 */
import type { CheckOutput } from "../core/model/effect.ts";
import type { MergeMethod, MergingSeen } from "../core/model/merging.ts";
import type { Instant, Login, Sha } from "../core/model/names.ts";
import type { SeenRequest } from "../core/model/own-change.ts";
import type { SeenCheck } from "../core/model/seen.ts";
import type { Person } from "../core/model/subject.ts";
import type { WorkStanding } from "../core/model/work.ts";

/** Where a thread is: `installation` gives the token, names can change, `id` cannot. */
export interface RepositoryPlace {
  readonly installation: number;
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

/** `null` author: a deleted account ("ghost"). `isBot` covers Apps and machine accounts of type Bot. */
export interface ActorReading {
  readonly person: Person;
  readonly isBot: boolean;
}

/** A text that a comment has had; `body` null: removed from its history. */
export interface EditReading {
  readonly at: Instant;
  readonly by: ActorReading | null;
  readonly body: string | null;
}

export interface CommentReading {
  readonly id: number;
  readonly node: string;
  readonly author: ActorReading | null;
  readonly body: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Last edit of the text, null when never edited. */
  readonly lastEditedAt: Instant | null;
  readonly editor: ActorReading | null;
  readonly viaEmail: boolean;
  readonly url: string;
  /** Written by this App (GraphQL `viewerDidAuthor`). */
  readonly own: boolean;
  readonly minimized: boolean;
  /** Its texts, oldest first, as far as they were asked for (`readEdits`); absent: not asked. */
  readonly edits?: readonly EditReading[];
  /** By way of an App, as far as it was asked (`isByApp`); absent: not asked. */
  readonly viaApp?: boolean;
  /** Contents of our own reactions on it, REST names (`+1`, `confused`). */
  readonly ownReactions: readonly string[];
}

/** A reaction of a person or bot, by REST's name (`+1`, `eyes`). */
export interface ReactionReading {
  readonly id: number;
  readonly author: ActorReading | null;
  readonly content: string;
  readonly createdAt: Instant;
}

/** Complete as of `date`, GitHub's clock. */
export interface ReactionsReading {
  readonly date: Instant;
  readonly reactions: readonly ReactionReading[];
}

export interface ReviewReading {
  readonly id: number;
  readonly author: ActorReading | null;
  readonly state: "approved" | "changes-requested" | "commented" | "dismissed" | "pending";
  readonly body: string;
  readonly submittedAt: Instant;
  readonly lastEditedAt: Instant | null;
  /** Of the last edit. */
  readonly editor: ActorReading | null;
  readonly commit: Sha | null;
  readonly url: string;
}

export type TimelineReading =
  | {
      readonly kind: "labeled";
      readonly node: string;
      readonly actor: ActorReading | null;
      readonly at: Instant;
      readonly label: string;
    }
  | {
      readonly kind: "unlabeled";
      readonly node: string;
      readonly actor: ActorReading | null;
      readonly at: Instant;
      readonly label: string;
    }
  | {
      readonly kind: "closed" | "reopened" | "merged" | "draft" | "ready";
      readonly node: string;
      readonly actor: ActorReading | null;
      readonly at: Instant;
    }
  | {
      readonly kind: "base-changed";
      readonly node: string;
      readonly actor: ActorReading | null;
      readonly at: Instant;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: "comment-deleted";
      readonly node: string;
      readonly actor: ActorReading | null;
      readonly at: Instant;
      readonly author: Login | null;
    }
  /** `pullRequestCommit`: set when a push dismissed it, not a person. */
  | {
      readonly kind: "review-dismissed";
      readonly node: string;
      readonly actor: ActorReading | null;
      readonly at: Instant;
      readonly review: number | null;
      readonly previousState: ReviewReading["state"];
      readonly automatic: boolean;
    };

export interface FileChangeReading {
  readonly path: string;
  readonly change: "added" | "modified" | "removed" | "renamed";
  /** The old path of a renamed file. */
  readonly previous: string | null;
}

export type FileReading =
  | { readonly kind: "file"; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: "absent"; readonly path: string }
  /** Too large, truncated or otherwise not to be had whole. */
  | { readonly kind: "unreadable"; readonly path: string; readonly why: string };

export interface ThreadReading {
  readonly repository: {
    readonly id: number;
    readonly owner: string;
    readonly name: string;
    readonly defaultBranch: string;
    readonly defaultHead: Sha;
  };
  /** GitHub's clock: the `Date` header of the answer. */
  readonly date: Instant;
  /** `.github/lastcall.yml` at `defaultHead`. */
  readonly policy: FileReading;
  readonly isPullRequest: boolean;
  readonly number: number;
  readonly url: string;
  readonly author: ActorReading | null;
  readonly title: string;
  readonly body: string;
  readonly createdAt: Instant;
  readonly state: "open" | "closed" | "merged";
  readonly closedAt: Instant | null;
  readonly isDraft: boolean;
  readonly locked: boolean;
  readonly baseBranch: string;
  /** Of the base branch, as it was when the thread was merged; null: an issue. */
  readonly baseHead: Sha | null;
  readonly head: {
    readonly sha: Sha;
    /** Null when the branch is gone. */
    readonly branch: string | null;
    /** `owner/name`; null when the repository is gone. */
    readonly repository: string | null;
    readonly isFork: boolean;
    /** Whether the App may commit to it, as far as GitHub says. */
    readonly writable: boolean;
  } | null;
  readonly labels: readonly string[];
  readonly assignees: readonly Login[];
  /** By creation, oldest first. Ours included. */
  readonly comments: readonly CommentReading[];
  readonly reviews: readonly ReviewReading[];
  /** Oldest first. */
  readonly timeline: readonly TimelineReading[];
  /** Changes of the head against its merge base, with old names. */
  readonly files: readonly FileChangeReading[];
  /** The files asked for by path, at the head. */
  readonly documents: readonly FileReading[];
  /** Newest run of each name of this App on the head. */
  readonly checks: readonly SeenCheck[];
}

export type RollReading =
  | { readonly kind: "people"; readonly people: readonly Person[] }
  /** `forGood`: it does not exist, or the App may not see it; otherwise trying again can help. */
  | { readonly kind: "failed"; readonly forGood: boolean; readonly why: string };

export interface TitleReading {
  readonly number: number;
  readonly title: string;
  readonly open: boolean;
  /** Null: a deleted account. */
  readonly author: Person | null;
}

/** A file as a folder lists it; what stands in it never changes under its id. */
export interface ListedFile {
  readonly path: string;
  readonly id: string;
}

export interface BranchReading {
  /** The repository's page. */
  readonly url: string;
  readonly branch: string;
  readonly head: Sha;
  /** `.github/lastcall.yml` at `head`. */
  readonly policy: FileReading;
}

/** An issue or pull request of any repository, by `owner/name` and number. */
export interface WorkAsked {
  readonly repository: string;
  readonly number: number;
}

/** A pull request in a merge queue. */
export interface QueuedReading {
  readonly number: number;
  /** Of the pull request, not of its group. */
  readonly head: Sha;
}

export interface MergeGroupReading {
  readonly repository: { readonly id: number; readonly defaultHead: Sha };
  readonly date: Instant;
  /** `.github/lastcall.yml` at `defaultHead`. */
  readonly policy: FileReading;
  /**
   * All that are in the queue up to the one that the group was built for, in its order: what
   * the group's head can hold. Null instead of one that cannot be read; empty: the queue has
   * no group of this head.
   */
  readonly members: readonly (QueuedReading | null)[];
  /** Newest run of each name of this App on the group's head. */
  readonly checks: readonly SeenCheck[];
}

export interface GitHubReader {
  /** Null: no such thread, or no access. One request in steady state; `documents` are paths wanted at the head. */
  readThread(place: RepositoryPlace, number: number, documents: readonly string[]): Promise<ThreadReading | null>;
  /** The group that the merge queue of a branch was last seen with under this head. Null: no such repository, or no access. */
  readMergeGroup(place: RepositoryPlace, base: string, head: Sha): Promise<MergeGroupReading | null>;
  /** What `head` changes against the merge base with the base branch, and the bytes of files at it. */
  readChanges(place: RepositoryPlace, base: string, head: Sha): Promise<readonly FileChangeReading[]>;
  /** The commit from which the head's changes start; `base` is a branch or a commit. */
  readMergeBase(place: RepositoryPlace, base: string, head: Sha): Promise<Sha>;
  readFile(place: RepositoryPlace, path: string, commit: Sha): Promise<FileReading>;
  /** All files of a folder at a commit, `deep` with those of the folders in it, by path; none when it is absent. */
  readFiles(place: RepositoryPlace, folder: string, commit: Sha, deep: boolean): Promise<readonly ListedFile[]>;
  /** What stands in files of a listing, in its order: as few requests as there can be. */
  readListed(place: RepositoryPlace, files: readonly ListedFile[]): Promise<readonly FileReading[]>;
  /** Null: no such repository, or nothing in it yet. */
  readDefaultBranch(place: RepositoryPlace): Promise<BranchReading | null>;
  /** All pull requests, closed ones included. */
  readTitles(place: RepositoryPlace): Promise<readonly TitleReading[]>;
  readTeam(
    place: RepositoryPlace,
    organisation: string,
    team: string,
    membership: "immediate" | "all",
  ): Promise<RollReading>;
  /** People with at least this permission on the repository. */
  readCollaborators(
    place: RepositoryPlace,
    permission: "triage" | "write" | "maintain" | "admin",
  ): Promise<RollReading>;
  /** User ids by login; a login that GitHub does not know is left out. */
  readUsers(place: RepositoryPlace, logins: readonly Login[]): Promise<ReadonlyMap<Login, number>>;
  /** The texts that a comment has had, oldest first; `node` is its node id. */
  readEdits(place: RepositoryPlace, node: string): Promise<readonly EditReading[]>;
  /** Whether an App wrote the comment on behalf of its author. */
  isByApp(place: RepositoryPlace, comment: number): Promise<boolean>;
  /** All reactions to a comment with one of these contents; `node` is the comment's node id. */
  readReactions(place: RepositoryPlace, node: string, contents: readonly string[]): Promise<ReactionsReading>;
  /** How the thread can be merged; null: GitHub does not know it. */
  readMerging(place: RepositoryPlace, thread: number): Promise<MergingSeen | null>;
  /** The commit from which a merged pull request's head and its base had parted; null: it is not merged, or GitHub does not say. */
  readFork(place: RepositoryPlace, thread: number): Promise<Sha | null>;
  /** Branches of ours and our pull requests of them, open or not, in one request. */
  readOwnBranches(place: RepositoryPlace, branches: readonly string[]): Promise<readonly OwnBranchReading[]>;
  /** How each of them stands, in the same order, by one request; what cannot be seen says so for itself. */
  readWork(place: RepositoryPlace, asked: readonly WorkAsked[]): Promise<readonly WorkStanding[]>;
  /** Names of all labels of the repository. */
  readRepositoryLabels(place: RepositoryPlace): Promise<readonly string[]>;
}

/** A branch of the repository itself, and the pull requests that the App made of it, newest first. */
export interface OwnBranchReading {
  readonly branch: string;
  /** Null: there is no such branch. */
  readonly head: Sha | null;
  readonly requests: readonly SeenRequest[];
}

export interface ChangeRequest {
  readonly branch: string;
  readonly base: string;
  /** The commit of the base that the change is made on. */
  readonly onto: Sha;
  /** Where the branch stands now; null: there is none. */
  readonly expected: Sha | null;
  /** The open pull request of the branch; null: one is to be opened. */
  readonly request: number | null;
  readonly title: string;
  readonly body: string;
  readonly message: string;
  readonly additions: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly deletions: readonly string[];
}

export interface CommitRequest {
  /** `owner/name` of the head's repository. */
  readonly repository: string;
  readonly branch: string;
  readonly expectedHead: Sha;
  readonly headline: string;
  readonly body: string;
  readonly additions: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly deletions: readonly string[];
}

export interface DiscussionRequest {
  /** The same for the same discussion, however often it is asked for. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** Each call is made once: whoever calls looks again before repeating, because GitHub may have done the work before it failed. */
export interface GitHubWriter {
  createComment(place: RepositoryPlace, thread: number, body: string): Promise<{ readonly id: number }>;
  updateComment(place: RepositoryPlace, comment: number, body: string): Promise<void>;
  /** A comment that is gone already counts as deleted. */
  deleteComment(place: RepositoryPlace, comment: number): Promise<void>;
  /** Folds one of our comments away as outdated; `node` is its node id. */
  minimiseComment(place: RepositoryPlace, node: string): Promise<void>;
  createLabel(
    place: RepositoryPlace,
    label: { readonly name: string; readonly color: string; readonly description: string },
  ): Promise<void>;
  addLabels(place: RepositoryPlace, thread: number, labels: readonly string[]): Promise<void>;
  /** A label that is off already counts as removed. */
  removeLabel(place: RepositoryPlace, thread: number, label: string): Promise<void>;
  /** The assignees that GitHub kept: those without access are dropped silently. */
  addAssignees(place: RepositoryPlace, thread: number, logins: readonly Login[]): Promise<readonly Login[]>;
  removeAssignees(place: RepositoryPlace, thread: number, logins: readonly Login[]): Promise<void>;
  /** Only while the description is still `from`: what somebody wrote meanwhile is not lost. */
  editDescription(
    place: RepositoryPlace,
    thread: number,
    change: { readonly from: string; readonly to: string },
  ): Promise<void>;
  editTitle(place: RepositoryPlace, thread: number, title: string): Promise<void>;
  /** A thread that is closed already stays so. */
  closeThread(place: RepositoryPlace, thread: number): Promise<void>;
  /** Only while the head is this one. One that stands in the merge queue already is not put there again. */
  merge(
    place: RepositoryPlace,
    thread: number,
    request: { readonly head: Sha; readonly method: MergeMethod; readonly queue: boolean },
  ): Promise<void>;
  createCheck(place: RepositoryPlace, check: CheckOutput): Promise<{ readonly id: number }>;
  commit(place: RepositoryPlace, request: CommitRequest): Promise<{ readonly sha: Sha }>;
  /** One commit on the base, the branch at it, a pull request of the branch; a branch that stands elsewhere than expected is left alone. */
  proposeChange(place: RepositoryPlace, change: ChangeRequest): Promise<{ readonly number: number }>;
  /** Closes a pull request of ours and gives it this description. */
  withdrawChange(place: RepositoryPlace, request: number, body: string): Promise<void>;
  /** Only while it stands at `head`; one that is gone already counts as deleted. */
  deleteBranch(place: RepositoryPlace, branch: string, head: Sha): Promise<void>;
  addReaction(place: RepositoryPlace, comment: number, content: string): Promise<void>;
  removeReaction(place: RepositoryPlace, comment: number, content: string): Promise<void>;
  /** One that is there already is not begun again. Why there can be none, in a sentence; null: it is there. */
  createDiscussion(place: RepositoryPlace, category: string, discussion: DiscussionRequest): Promise<string | null>;
}

/** A delivery that GitHub could not bring to us, from the App's delivery log (kept about three days). */
export interface FailedDelivery {
  /** For asking again; differs for each attempt. */
  readonly id: number;
  /** The same for all attempts: the id under which we store it. */
  readonly guid: string;
  readonly at: Instant;
}

/** What only the App itself may ask: where it is installed and what did not arrive. */
export interface GitHubDirectory {
  /** Ids of installations that are not suspended. */
  installations(): Promise<readonly number[]>;
  repositories(installation: number): Promise<readonly RepositoryPlace[]>;
  /** Whether the default branch has a policy, readable or not. */
  hasPolicy(place: RepositoryPlace): Promise<boolean>;
  /** Open pull requests, oldest first, with the branch that each wants to be merged into. */
  openThreads(place: RepositoryPlace): Promise<readonly { readonly number: number; readonly base: string }[]>;
  /** Heads of the groups in the branch's merge queue; none where it has no queue, or where the App may not see it. */
  mergeGroups(place: RepositoryPlace, base: string): Promise<readonly Sha[]>;
  /** Newest first, back to `since`; complete. */
  failedDeliveries(since: Instant): Promise<readonly FailedDelivery[]>;
  redeliver(delivery: number): Promise<void>;
}
