/** MergeQueue and MergeQueueEntry. GitHub promises no order of the entries; each says its position. */
import { isPullRequest } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { QueueEntry, Repository } from "../model/types.ts";
import { connection, noPromisedPlace, PAGING, type PageArguments } from "./connection.ts";
import { type Context, demandToRead } from "./context.ts";
import type { Fields } from "./fields.ts";
import { actorNode, commitNode, type PullRequestNode, repositoryNode, repositoryPath } from "./nodes.ts";

export interface MergeQueueNode {
  readonly __typename: "MergeQueue";
  readonly repository: Repository;
  readonly branch: string;
}
export interface MergeQueueEntryNode {
  readonly __typename: "MergeQueueEntry";
  readonly queue: MergeQueueNode;
  readonly entry: QueueEntry;
}

/** Null for a branch without one. An App needs the permission "Merge queues". */
export function mergeQueueNode(context: Context, repository: Repository, branch: string): MergeQueueNode | null {
  demandToRead(context, "merge_queues");
  return repository.mergeQueues.has(branch) ? { __typename: "MergeQueue", repository, branch } : null;
}

export function mergeQueueEntryNode(context: Context, { thread }: PullRequestNode): MergeQueueEntryNode | null {
  demandToRead(context, "merge_queues");
  const entry = context.state.queue.find(({ threadNumber }) => threadNumber === thread.number);
  const queue = entry ? mergeQueueNode(context, context.world.repository, entry.baseRef) : null;
  return entry && queue ? { __typename: "MergeQueueEntry", queue, entry } : null;
}

const entriesOf = ({ state }: Context, { branch }: MergeQueueNode): readonly QueueEntry[] =>
  state.queue.filter(({ baseRef }) => baseRef === branch);

export const mergeQueueFields: Fields<MergeQueueNode> = {
  id: ({ repository, branch }) => nodeId("MergeQueue", `${repository.id}:${branch}`),
  repository: ({ repository }) => repositoryNode(repository),
  resourcePath: ({ repository, branch }, context) => `${repositoryPath(context, repository)}/queue/${branch}`,
  url: ({ repository, branch }, context) =>
    `${context.world.url}${repositoryPath(context, repository)}/queue/${branch}`,
  entries: {
    takes: PAGING,
    resolve(queue, args: PageArguments, context, info) {
      return connection(
        {
          items: entriesOf(context, queue).map((entry, index) => ({ entry, index })),
          place: ({ entry, index }) => noPromisedPlace(context, index, entry.id),
          node: ({ entry }): MergeQueueEntryNode => ({ __typename: "MergeQueueEntry", queue, entry }),
        },
        args,
        context,
        info,
      );
    },
  },
};

export const mergeQueueEntryFields: Fields<MergeQueueEntryNode> = {
  id: ({ entry }) => entry.nodeId,
  enqueuedAt: ({ entry }) => entry.enqueuedAt,
  enqueuer: ({ entry }, context) => actorNode(context, entry.enqueuerId),
  jump: () => false,
  solo: () => false,
  mergeQueue: ({ queue }) => queue,
  position: ({ queue, entry }, context) => entriesOf(context, queue).indexOf(entry) + 1,
  state: ({ entry }) => (entry.group === null ? "QUEUED" : "AWAITING_CHECKS"),
  headCommit: ({ queue, entry }, context) => commitNode(context, queue.repository, entry.group?.headSha ?? null),
  baseCommit: ({ queue, entry }, context) => commitNode(context, queue.repository, entry.group?.baseSha ?? null),
  pullRequest: ({ entry }, context): PullRequestNode | null => {
    demandToRead(context, "pull_requests");
    const thread = context.state.threads.get(entry.threadNumber);
    return thread && isPullRequest(thread) ? { __typename: "PullRequest", thread } : null;
  },
};
