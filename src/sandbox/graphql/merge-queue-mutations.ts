/** Putting a pull request into the merge queue of its base branch. */
import { enqueue } from "../acts/merge-queue.ts";
import { refusal } from "./errors.ts";
import { mergeQueueEntryNode } from "./merge-queue-fields.ts";
import { demand, isReactable, type Mutation, resolveNode, wrongType } from "./mutating.ts";
import { repositoryOf } from "./nodes.ts";

interface EnqueueInput {
  readonly pullRequestId: string;
  readonly expectedHeadOid?: string | null;
}

export const enqueuePullRequest: Mutation<EnqueueInput> = ({ pullRequestId, expectedHeadOid }, context) => {
  const node = resolveNode(context, pullRequestId);
  if (!isReactable(node) || node.__typename !== "PullRequest") throw wrongType(pullRequestId, "a PullRequest");
  const { thread } = node;
  demand(context, repositoryOf(context, thread.repositoryId), ["contents", "pull_requests"], "write");
  if (expectedHeadOid != null && expectedHeadOid !== thread.pullRequest.headSha) {
    throw refusal("UNPROCESSABLE", "Head sha is not the expected one.");
  }
  enqueue(context.world, context.viewer, thread);
  return { mergeQueueEntry: mergeQueueEntryNode(context, node) };
};
