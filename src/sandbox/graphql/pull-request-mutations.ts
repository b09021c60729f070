/** Opening a pull request, and turning it into a draft and back. */
import { openPullRequest, setDraft } from "../acts/threads.ts";
import { repositoryByName } from "../model/look-up.ts";
import type { Repository } from "../model/types.ts";
import type { Context } from "./context.ts";
import { notAccessible, refusal } from "./errors.ts";
import { branchNameOf } from "./git-objects.ts";
import { demand, isReactable, type Mutation, resolveNode, wrongType } from "./mutating.ts";
import { type PullRequestNode, repositoryOf, threadNode } from "./nodes.ts";

interface CreateInput {
  readonly repositoryId: string;
  readonly baseRefName: string;
  readonly headRefName: string;
  readonly headRepositoryId?: string | null;
  readonly title: string;
  readonly body?: string | null;
  readonly draft?: boolean | null;
  readonly maintainerCanModify?: boolean | null;
}

export const createPullRequest: Mutation<CreateInput> = (input, context) => {
  const { world, viewer } = context;
  const repository = repositoryById(context, input.repositoryId);
  demand(context, repository, ["pull_requests"]);
  if (repository.id !== world.repositoryId) throw notAccessible();
  const head = headOf(input, context, repository);
  const thread = openPullRequest(world, viewer, {
    title: input.title,
    body: input.body ?? "",
    headRepositoryId: head.repository.id,
    headRef: head.name,
    baseRef: branchNameOf(input.baseRefName),
    draft: input.draft ?? false,
    maintainerCanModify: (input.maintainerCanModify ?? true) && head.repository.id !== repository.id,
  });
  return { pullRequest: threadNode(thread) };
};

/** `branch`, or `owner:branch` for a fork. */
function headOf(
  { headRefName, headRepositoryId }: CreateInput,
  context: Context,
  base: Repository,
): { readonly repository: Repository; readonly name: string } {
  const colon = headRefName.indexOf(":");
  const name = branchNameOf(headRefName.slice(colon + 1));
  if (headRepositoryId != null) return { repository: repositoryById(context, headRepositoryId), name };
  if (colon < 0) return { repository: base, name };
  const owner = headRefName.slice(0, colon);
  const repository = repositoryByName(context.world, owner, base.name);
  if (repository === null)
    throw refusal("UNPROCESSABLE", `Head ref must be a branch, head repository of ${owner} not found`);
  return { repository, name };
}

function repositoryById(context: Context, id: string): Repository {
  const node = resolveNode(context, id);
  const found = [...context.world.repositories.values()].find(({ nodeId }) => nodeId === id);
  if (node.__typename !== "Repository" || found === undefined) throw wrongType(id, "a Repository");
  return found;
}

export function draftMutation(draft: boolean): Mutation<{ readonly pullRequestId: string }> {
  return ({ pullRequestId }, context) => {
    const node = pullRequestById(context, pullRequestId);
    demand(context, repositoryOf(context, node.thread.repositoryId), ["pull_requests"], "write");
    setDraft(context.world, context.viewer, node.thread, draft);
    return { pullRequest: node };
  };
}

function pullRequestById(context: Context, id: string): PullRequestNode {
  const node = resolveNode(context, id);
  if (!isReactable(node) || node.__typename !== "PullRequest") throw wrongType(id, "a PullRequest");
  return node;
}
