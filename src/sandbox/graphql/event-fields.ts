/** The events of a timeline, each with what GitHub tells of it and no more. */

import { isPullRequest } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { Thread, TimelineEvent, TimelineKind } from "../model/types.ts";
import type { Context } from "./context.ts";
import type { Fields } from "./fields.ts";
import {
  actorNode,
  commitNode,
  type EventNode,
  labelNode,
  type PullRequestCommitNode,
  type ReviewNode,
  repositoryOf,
  threadNode,
  threadPath,
  userNode,
} from "./nodes.ts";
import { refNode } from "./pull-request-fields.ts";

interface Happened<K extends TimelineKind> extends EventNode {
  readonly event: Extract<TimelineEvent, { readonly kind: K }>;
}

const event = {
  id: ({ event }) => event.nodeId,
  createdAt: ({ event }) => event.at,
  actor: ({ event }, context) => actorNode(context, event.actorId),
} satisfies Fields<EventNode>;

const addressed = {
  url: (node, context) => context.world.url + eventPath(node, context),
  resourcePath: (node, context) => eventPath(node, context),
} satisfies Fields<EventNode>;

function eventPath({ thread, event }: EventNode, context: Context): string {
  return `${threadPath(context, thread)}#event-${event.id}`;
}

const thread = ({ thread }: { readonly thread: Thread }) => threadNode(thread);
const databaseId = ({ event }: EventNode) => event.id;

/**
 * The label is the live one, under the name that it has now:
 * https://docs.github.com/en/graphql/reference/objects#labeledevent names no other.
 * GitHub's type does not allow null, so the event of a label that was deleted
 * shows what is known of it from that time.
 */
const labelling: Fields<Happened<"labeled" | "unlabeled">> = {
  ...event,
  label: ({ event }, { state }) =>
    labelNode(
      state.labels.get(event.labelId) ?? {
        id: event.labelId,
        nodeId: nodeId("Label", event.labelId),
        name: event.labelName,
        color: event.labelColor,
        description: null,
      },
    ),
  labelable: thread,
};

const assigning: Fields<Happened<"assigned" | "unassigned">> = {
  ...event,
  assignee: ({ event }, context) => actorNode(context, event.assigneeId),
  user: ({ event }, context) => userNode(context, event.assigneeId),
  assignable: thread,
};

const drafting: Fields<EventNode> = { ...event, ...addressed, pullRequest: thread };

const queued: Fields<Happened<"added_to_merge_queue" | "removed_from_merge_queue">> = {
  ...event,
  pullRequest: thread,
  enqueuer: ({ event }, context) => userNode(context, event.enqueuerId),
};

export const eventFields: Readonly<Record<string, Fields<never>>> = {
  LabeledEvent: labelling,
  UnlabeledEvent: labelling,
  AssignedEvent: assigning,
  UnassignedEvent: assigning,
  ClosedEvent: { ...event, ...addressed, closable: thread },
  ReopenedEvent: { ...event, closable: thread },
  MergedEvent: {
    ...event,
    ...addressed,
    pullRequest: thread,
    commit: ({ thread, event }, context) => commitIn(context, thread, event.sha),
    mergeRefName: ({ event }) => event.baseRef,
    mergeRef: ({ thread, event }, context) => refNode(context, thread.repositoryId, event.baseRef),
  } satisfies Fields<Happened<"merged">>,
  HeadRefForcePushedEvent: {
    ...event,
    pullRequest: thread,
    beforeCommit: ({ thread, event }, context) => commitIn(context, thread, event.beforeSha),
    afterCommit: ({ thread, event }, context) => commitIn(context, thread, event.afterSha),
  } satisfies Fields<Happened<"head_ref_force_pushed">>,
  HeadRefDeletedEvent: {
    ...event,
    pullRequest: thread,
    headRefName: ({ event }) => event.ref,
    headRef: () => null,
  } satisfies Fields<Happened<"head_ref_deleted">>,
  BaseRefChangedEvent: {
    ...event,
    databaseId,
    pullRequest: thread,
    previousRefName: ({ event }) => event.from,
    currentRefName: ({ event }) => event.to,
  } satisfies Fields<Happened<"base_ref_changed">>,
  ReviewDismissedEvent: {
    ...event,
    ...addressed,
    databaseId,
    pullRequest: thread,
    dismissalMessage: ({ event }) => event.message,
    previousReviewState: ({ event }) => event.previousState,
    review: ({ thread, event }): ReviewNode | null => {
      const review = thread.reviews.find(({ id }) => id === event.reviewId);
      return review === undefined || !isPullRequest(thread)
        ? null
        : { __typename: "PullRequestReview", thread, review };
    },
    /** Set when a branch rule dismissed it because of that commit. */
    pullRequestCommit: ({ thread, event }, { git }): PullRequestCommitNode | null => {
      const commit = event.commitSha === null ? null : git.commit(event.commitSha);
      return commit === null || !isPullRequest(thread) ? null : { __typename: "PullRequestCommit", thread, commit };
    },
  } satisfies Fields<Happened<"review_dismissed">>,
  /** Neither which comment it was, nor what it said. */
  CommentDeletedEvent: {
    ...event,
    databaseId,
    deletedCommentAuthor: ({ event }, context) => actorNode(context, event.commentAuthorId),
  } satisfies Fields<Happened<"comment_deleted">>,
  RenamedTitleEvent: {
    ...event,
    previousTitle: ({ event }) => event.from,
    currentTitle: ({ event }) => event.to,
    subject: thread,
  } satisfies Fields<Happened<"renamed">>,
  ConvertToDraftEvent: drafting,
  ReadyForReviewEvent: drafting,
  LockedEvent: {
    ...event,
    lockable: thread,
    lockReason: ({ event }) => event.lockReason?.toUpperCase().replaceAll(/[ -]/g, "_") ?? null,
  } satisfies Fields<Happened<"locked">>,
  UnlockedEvent: { ...event, lockable: thread },
  AddedToMergeQueueEvent: queued,
  RemovedFromMergeQueueEvent: {
    ...queued,
    reason: ({ event }) => event.reason.toLowerCase(),
  } satisfies Fields<Happened<"removed_from_merge_queue">>,
  PullRequestCommit: {
    id: ({ thread, commit }) => pullRequestCommitId(thread.pullRequest.id, commit.sha),
    pullRequest: thread,
    commit: ({ thread, commit }, context) => commitIn(context, thread, commit.sha),
    url: (node, context) => context.world.url + pullRequestCommitPath(node, context),
    resourcePath: (node, context) => pullRequestCommitPath(node, context),
  } satisfies Fields<PullRequestCommitNode>,
};

function commitIn(context: Context, thread: Thread, sha: string) {
  return commitNode(context, repositoryOf(context, thread.repositoryId), sha);
}

/** A commit of a pull request is another node than the commit itself; the model has no id for it. */
export function pullRequestCommitId(pullRequestId: number, sha: string): string {
  return `PURC_${Buffer.from(`${pullRequestId}:${sha}`).toString("base64url")}`;
}

function pullRequestCommitPath({ thread, commit }: PullRequestCommitNode, context: Context): string {
  return `${threadPath(context, thread)}/commits/${commit.sha}`;
}
