/** From GitHub's words to ours: what a whole thread says, in our types and in our order. */
import { login, type Sha } from "../core/model/names.ts";
import type { SeenCheck } from "../core/model/seen.ts";
import { toActor } from "./actors.ts";
import { toInstant, toInstantOrNull } from "./instants.ts";
import type {
  CommentReading,
  FileChangeReading,
  FileReading,
  ReviewReading,
  ThreadReading,
  TimelineReading,
} from "./ports.ts";
import type { CommentAnswer, EventAnswer, FileAnswer, ReviewAnswer, RunAnswer, ThreadAnswer } from "./thread-answer.ts";
import type { WholeThread } from "./thread-pages.ts";

export interface ThreadParts {
  readonly policy: FileReading;
  readonly documents: readonly FileReading[];
  /** Old path by new path, of renamed files. */
  readonly previous: ReadonlyMap<string, string>;
}

/** Null: the repository has no commit yet. */
export const toThreadReading = (whole: WholeThread, parts: ThreadParts): ThreadReading | null => {
  const { repository, thread } = whole;
  const branch = repository.defaultBranchRef;
  if (!branch?.target) return null;
  return {
    repository: {
      id: repository.databaseId,
      owner: repository.owner.login,
      name: repository.name,
      defaultBranch: branch.name,
      defaultHead: branch.target.oid as Sha,
    },
    date: whole.date,
    policy: parts.policy,
    isPullRequest: thread.__typename === "PullRequest",
    number: thread.number,
    url: thread.url,
    author: toActor(thread.author),
    title: thread.title,
    body: thread.body,
    createdAt: toInstant(thread.createdAt),
    state: stateOf(thread),
    closedAt: toInstantOrNull(thread.closedAt),
    isDraft: thread.isDraft ?? false,
    locked: thread.locked,
    baseBranch: thread.baseRefName ?? branch.name,
    baseHead: (thread.baseRefOid ?? null) as Sha | null,
    head: headOf(thread),
    labels: whole.labels.map(({ name }) => name).sort(),
    assignees: whole.assignees.map((assignee) => login(assignee.login)).sort(),
    comments: whole.comments.map(toComment).sort(byCreation),
    reviews: whole.reviews.flatMap(toReview).sort(bySubmission),
    // A stable sort: within a second GitHub's own order is all there is.
    timeline: whole.timeline.flatMap(toEvent).sort((one, other) => compare(one.at, other.at)),
    files: whole.files
      .map((file) => toFileChange(file, parts.previous))
      .sort((one, other) => compare(one.path, other.path)),
    documents: parts.documents,
    checks: newestOfEachName(whole.runs),
  };
};

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byCreation = (one: CommentReading, other: CommentReading): number =>
  compare(one.createdAt, other.createdAt) || one.id - other.id;
const bySubmission = (one: ReviewReading, other: ReviewReading): number =>
  compare(one.submittedAt, other.submittedAt) || one.id - other.id;

const stateOf = (thread: ThreadAnswer): ThreadReading["state"] => {
  const state = thread.pullRequestState ?? thread.issueState;
  return state === "MERGED" ? "merged" : state === "OPEN" ? "open" : "closed";
};

/** Forks of organisations never let maintainers write (github.md section 3), whatever the box says. */
const headOf = (thread: ThreadAnswer): ThreadReading["head"] => {
  if (thread.headRefOid === undefined) return null;
  const repository = thread.headRepository ?? null;
  const branch = thread.headRef ? (thread.headRefName ?? null) : null;
  const isFork = thread.isCrossRepository ?? false;
  const mayWriteFork = thread.maintainerCanModify === true && repository?.owner.__typename === "User";
  return {
    sha: thread.headRefOid as Sha,
    branch,
    repository: repository?.nameWithOwner ?? null,
    isFork,
    writable: branch !== null && repository !== null && (!isFork || mayWriteFork),
  };
};

/** GraphQL's words for the contents of reactions, and REST's. */
const reactionNames: Readonly<Record<string, string>> = {
  THUMBS_UP: "+1",
  THUMBS_DOWN: "-1",
  LAUGH: "laugh",
  HOORAY: "hooray",
  CONFUSED: "confused",
  HEART: "heart",
  ROCKET: "rocket",
  EYES: "eyes",
};

export const graphqlReaction = (restName: string): string =>
  Object.entries(reactionNames).find(([, name]) => name === restName)?.[0] ?? restName;

const toComment = (comment: CommentAnswer): CommentReading => ({
  id: Number(comment.fullDatabaseId),
  node: comment.id,
  author: toActor(comment.author),
  body: comment.body,
  createdAt: toInstant(comment.createdAt),
  updatedAt: toInstant(comment.updatedAt),
  lastEditedAt: toInstantOrNull(comment.lastEditedAt),
  editor: toActor(comment.editor),
  viaEmail: comment.createdViaEmail,
  minimized: comment.isMinimized,
  url: comment.url,
  own: comment.viewerDidAuthor,
  ownReactions: (comment.reactionGroups ?? [])
    .filter(({ viewerHasReacted }) => viewerHasReacted)
    .map(({ content }) => reactionNames[content] ?? content.toLowerCase()),
});

const reviewStates: Readonly<Record<string, ReviewReading["state"]>> = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes-requested",
  COMMENTED: "commented",
  DISMISSED: "dismissed",
  PENDING: "pending",
};

const reviewState = (word: string): ReviewReading["state"] => {
  const state = reviewStates[word];
  if (state === undefined) throw new Error(`GitHub names a state of a review that the App does not know: ${word}.`);
  return state;
};

/** A review that was not submitted yet is nobody's but its author's. */
const toReview = (review: ReviewAnswer): readonly ReviewReading[] => {
  if (review.submittedAt === null || review.state === "PENDING") return [];
  return [
    {
      id: Number(review.fullDatabaseId),
      author: toActor(review.author),
      state: reviewState(review.state),
      body: review.body,
      submittedAt: toInstant(review.submittedAt),
      lastEditedAt: toInstantOrNull(review.lastEditedAt),
      editor: toActor(review.editor),
      commit: (review.commit?.oid ?? null) as Sha | null,
      url: review.url,
    },
  ];
};

const toEvent = (event: EventAnswer): readonly TimelineReading[] => {
  if (event.id === undefined || event.createdAt === undefined) return [];
  const common = { node: event.id, actor: toActor(event.actor), at: toInstant(event.createdAt) };
  switch (event.__typename) {
    case "LabeledEvent":
      return [{ kind: "labeled", ...common, label: event.label?.name ?? "" }];
    case "UnlabeledEvent":
      return [{ kind: "unlabeled", ...common, label: event.label?.name ?? "" }];
    case "ClosedEvent":
      return [{ kind: "closed", ...common }];
    case "ReopenedEvent":
      return [{ kind: "reopened", ...common }];
    case "MergedEvent":
      return [{ kind: "merged", ...common }];
    case "ConvertToDraftEvent":
      return [{ kind: "draft", ...common }];
    case "ReadyForReviewEvent":
      return [{ kind: "ready", ...common }];
    case "BaseRefChangedEvent":
      return [{ kind: "base-changed", ...common, from: event.previousRefName ?? "", to: event.currentRefName ?? "" }];
    // GitHub does this by itself when the base branch is deleted after its own pull request was merged.
    case "AutomaticBaseChangeSucceededEvent":
      return [{ kind: "base-changed", ...common, from: event.oldBase ?? "", to: event.newBase ?? "" }];
    case "CommentDeletedEvent":
      return [
        { kind: "comment-deleted", ...common, author: toActor(event.deletedCommentAuthor)?.person.login ?? null },
      ];
    case "ReviewDismissedEvent":
      return [
        {
          kind: "review-dismissed",
          ...common,
          review: event.review ? Number(event.review.fullDatabaseId) : null,
          previousState: reviewState(event.previousReviewState ?? ""),
          automatic: Boolean(event.pullRequestCommit),
        },
      ];
    default:
      return [];
  }
};

const changes: Readonly<Record<string, FileChangeReading["change"]>> = {
  ADDED: "added",
  COPIED: "added",
  DELETED: "removed",
  RENAMED: "renamed",
  MODIFIED: "modified",
  CHANGED: "modified",
};

const toFileChange = (file: FileAnswer, previous: ReadonlyMap<string, string>): FileChangeReading => {
  const change = changes[file.changeType];
  if (change === undefined)
    throw new Error(`GitHub names a change of a file that the App does not know: ${file.changeType}.`);
  return { path: file.path, change, previous: change === "renamed" ? (previous.get(file.path) ?? null) : null };
};

/** GitHub keeps superseded runs; the newest of a name is the one with the highest id, which its address ends with. */
const newestOfEachName = (runs: readonly RunAnswer[]): readonly SeenCheck[] => {
  const newest = new Map<string, SeenCheck>();
  for (const run of runs) {
    const check = toCheck(run);
    const other = newest.get(check.name);
    if (!other || other.id < check.id) newest.set(check.name, check);
  }
  return [...newest.values()].sort((one, other) => compare(one.name, other.name));
};

/** The schema's `databaseId` has 32 bits and runs have long outgrown them, so the id is taken from the address. */
const toCheck = (run: RunAnswer): SeenCheck => ({
  id: Number(/(\d+)\/?$/.exec(run.permalink)?.[1] ?? 0),
  name: run.name,
  status: checkStatus(run),
  conclusion: run.conclusion?.toLowerCase() ?? null,
  externalId: run.externalId ?? "",
  startedAt: toInstantOrNull(run.startedAt),
});

const checkStatus = ({ status, conclusion }: RunAnswer): SeenCheck["status"] => {
  if (conclusion === "STALE") return "stale";
  if (status === "COMPLETED") return "completed";
  return status === "IN_PROGRESS" ? "in_progress" : "queued";
};
