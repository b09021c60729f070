/** What mutations have in common: finding their subject, the viewer's permission, and refusals. */
import type { GraphQLError } from "graphql";
import { Refused } from "../acts/refused.ts";
import { mayAtLeast } from "../model/look-up.ts";
import type { Repository, Thread } from "../model/types.ts";
import type { Permission } from "../sandbox-api.ts";
import { type Context, hasPermission } from "./context.ts";
import { type ErrorType, notAccessible, refusal, unresolvedNode } from "./errors.ts";
import type { Typed } from "./fields.ts";
import { nodeById } from "./node-by-id.ts";
import { type ReactableNode, repositoryOf } from "./nodes.ts";

/** Gives the payload's fields. */
export type Mutation<Input> = (input: Input, context: Context) => Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<number, ErrorType>> = { 403: "FORBIDDEN", 404: "NOT_FOUND", 409: "STALE_DATA" };

/** GraphQL tells one sentence where REST lists fields. */
export function asGraphqlRefusal(error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  const sentences = error.errors.map(
    ({ field, code, message }) => message ?? `${field} is ${code.replaceAll("_", " ")}`,
  );
  return refusal(TYPES[error.status] ?? "UNPROCESSABLE", sentences.join(", ") || error.message);
}

export function resolveNode(context: Context, id: string): Typed {
  const node = nodeById(context, id);
  if (node === null) throw unresolvedNode(id);
  return node;
}

const REACTABLE = ["PullRequest", "Issue", "IssueComment", "PullRequestReview"];

export function isReactable(node: Typed): node is ReactableNode {
  return REACTABLE.includes(node.__typename);
}

/** GitHub's answer to an id of another type. */
export function wrongType(id: string, wanted: string): GraphQLError {
  return refusal("NOT_FOUND", `Could not resolve to ${wanted} node with the global id of '${id}'.`);
}

/** An App needs one of the permissions, whoever else that much on the repository. */
export function demand(
  context: Context,
  repository: Repository,
  apps: readonly string[],
  people: Permission = "read",
): void {
  const { viewer, world } = context;
  const may =
    viewer.viaAppId === null
      ? mayAtLeast(repository, viewer.accountId, people)
      : repository.id === world.repositoryId && apps.some((name) => hasPermission(context, name, "write"));
  if (!may) throw notAccessible();
}

/**
 * Comments on a pull request are open to Apps with either permission. A locked
 * thread is closed to Apps, which are no collaborators, and to people who may not write.
 */
export function demandToWriteOn(context: Context, thread: Thread): void {
  const apps = thread.pullRequest === null ? ["issues"] : ["issues", "pull_requests"];
  const repository = repositoryOf(context, thread.repositoryId);
  demand(context, repository, apps);
  if (!thread.locked) return;
  const { viewer } = context;
  if (viewer.viaAppId !== null || !mayAtLeast(repository, viewer.accountId, "write")) {
    throw refusal("FORBIDDEN", "Unable to create comment because issue is locked.");
  }
}
