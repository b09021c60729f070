/**
 * The timeline of a thread: commits, comments, reviews and events in one order.
 * After a force push GitHub lists the commits that the pull request has now, so
 * a commit that is gone is gone from here too.
 */
import type { GraphQLResolveInfo } from "graphql";
import { isPullRequest } from "../model/look-up.ts";
import { pullRequestCommits } from "../model/pull-request-git.ts";
import type { Thread, TimelineEvent, TimelineKind } from "../model/types.ts";
import { type Connection, connection, type PageArguments } from "./connection.ts";
import type { Context } from "./context.ts";
import type { EventNode, PullRequestCommitNode } from "./nodes.ts";

export interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
}

/** GraphQL's types by REST's words. Commits are nodes of another kind. */
const EVENT_TYPES: { readonly [K in Exclude<TimelineKind, "committed">]: string } = {
  labeled: "LabeledEvent",
  unlabeled: "UnlabeledEvent",
  assigned: "AssignedEvent",
  unassigned: "UnassignedEvent",
  closed: "ClosedEvent",
  reopened: "ReopenedEvent",
  merged: "MergedEvent",
  head_ref_force_pushed: "HeadRefForcePushedEvent",
  head_ref_deleted: "HeadRefDeletedEvent",
  base_ref_changed: "BaseRefChangedEvent",
  review_dismissed: "ReviewDismissedEvent",
  comment_deleted: "CommentDeletedEvent",
  renamed: "RenamedTitleEvent",
  convert_to_draft: "ConvertToDraftEvent",
  ready_for_review: "ReadyForReviewEvent",
  locked: "LockedEvent",
  unlocked: "UnlockedEvent",
  added_to_merge_queue: "AddedToMergeQueueEvent",
  removed_from_merge_queue: "RemovedFromMergeQueueEvent",
};

export function eventNode(thread: Thread, event: TimelineEvent): EventNode | null {
  return event.kind === "committed" ? null : { __typename: EVENT_TYPES[event.kind], thread, event };
}

interface Item {
  readonly order: number;
  readonly at: string;
  readonly node: { readonly __typename: string };
}

export function timeline(
  thread: Thread,
  args: TimelineArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Connection {
  const all = itemsOf(thread, context);
  const { itemTypes, since } = args;
  const items = all.filter(
    ({ at, node }) =>
      (itemTypes == null || itemTypes.includes(itemTypeOf(node.__typename))) &&
      (since == null || Date.parse(at) >= Date.parse(since)),
  );
  const updatedAt = [thread.createdAt, ...all.map(({ at }) => at)].sort().at(-1);
  return connection(
    { items, place: ({ order }) => [order], node: ({ node }) => node, more: { updatedAt } },
    args,
    context,
    info,
  );
}

/** `LabeledEvent` is asked for as `LABELED_EVENT`. */
function itemTypeOf(typeName: string): string {
  return typeName.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

function itemsOf(thread: Thread, context: Context): readonly Item[] {
  const items: Item[] = [
    ...thread.comments.map((comment) => ({
      order: comment.order,
      at: comment.createdAt,
      node: { __typename: "IssueComment", thread, comment },
    })),
    ...thread.reviews.map((review) => ({
      order: review.order,
      at: review.submittedAt,
      node: { __typename: "PullRequestReview", thread, review },
    })),
  ];
  const commits = isPullRequest(thread) ? pullRequestCommits(context.git, thread.pullRequest) : [];
  const listed = new Set<string>();
  for (const event of thread.events) {
    const node = event.kind === "committed" ? null : eventNode(thread, event);
    if (node !== null) items.push({ order: event.order, at: event.at, node });
    if (event.kind !== "committed" || !isPullRequest(thread) || listed.has(event.sha)) continue;
    const commit = commits.find(({ sha }) => sha === event.sha);
    if (commit === undefined) continue;
    listed.add(event.sha);
    const item: PullRequestCommitNode = { __typename: "PullRequestCommit", thread, commit };
    items.push({ order: event.order, at: event.at, node: item });
  }
  return items;
}
