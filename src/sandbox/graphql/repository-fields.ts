/** Repository and Label. */
import { fullName, mayAtLeast, permissionOf } from "../model/look-up.ts";
import type { Account, Repository, Thread } from "../model/types.ts";
import { connection, noPromisedPlace, PAGING, type PageArguments } from "./connection.ts";
import { type Context, demandToRead, hasPermission } from "./context.ts";
import { discussionCategories, discussions } from "./discussion-fields.ts";
import { refusal, unimplemented } from "./errors.ts";
import type { Fields } from "./fields.ts";
import { branchNameOf, byExpression, gitObject } from "./git-objects.ts";
import { mergeQueueNode } from "./merge-queue-fields.ts";
import {
  accountNode,
  type LabelNode,
  labelNode,
  type RepositoryNode,
  repositoryNode,
  repositoryOf,
  repositoryPath,
  type ThreadNode,
  threadNode,
} from "./nodes.ts";
import { refNode } from "./pull-request-fields.ts";
import { type Order, threadPlace } from "./thread-fields.ts";

interface ThreadsArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: Order | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
}

interface CollaboratorArguments extends PageArguments {
  readonly query?: string | null;
  readonly login?: string | null;
}

export const repositoryFields: Fields<RepositoryNode> = {
  id: ({ repository }) => repository.nodeId,
  databaseId: ({ repository }) => repository.id,
  name: ({ repository }) => repository.name,
  nameWithOwner: ({ repository }, { world }) => fullName(world, repository),
  owner: ({ repository }, { world }) => accountNode(world.account(repository.ownerId)),
  url: ({ repository }, context) => context.world.url + repositoryPath(context, repository),
  resourcePath: ({ repository }, context) => repositoryPath(context, repository),
  createdAt: ({ repository }) => repository.createdAt,
  isFork: ({ repository }) => repository.parentId !== null,
  parent: ({ repository }, context) =>
    repository.parentId === null ? null : repositoryNode(repositoryOf(context, repository.parentId)),
  isInOrganization: ({ repository }, { world }) => world.account(repository.ownerId).kind === "Organization",
  // The stand-in's repositories are public, neither archived nor disabled.
  isPrivate: () => false,
  visibility: () => "PUBLIC",
  isArchived: () => false,
  isDisabled: () => false,
  // The three buttons of the settings page, all of them on.
  mergeCommitAllowed: () => true,
  squashMergeAllowed: () => true,
  rebaseMergeAllowed: () => true,
  viewerPermission: ({ repository }, { viewer }) => permissionWord(repository, viewer.accountId),
  defaultBranchRef: ({ repository }, context) => refNode(context, repository.id, repository.defaultBranch),
  ref: {
    takes: ["qualifiedName"],
    resolve: ({ repository }, args: { readonly qualifiedName: string }, context) =>
      refNode(context, repository.id, branchNameOf(args.qualifiedName)),
  },
  object: {
    takes: ["expression", "oid"],
    resolve({ repository }, args: { readonly expression?: string | null; readonly oid?: string | null }, context) {
      demandToRead(context, "contents");
      if (args.oid != null) return gitObject(context.git, repository, args.oid);
      if (args.expression != null) return byExpression(context, repository, args.expression);
      throw unimplemented("Repository.object without expression or oid");
    },
  },
  pullRequest: {
    takes: ["number"],
    resolve: ({ repository }, args: Numbered, context) =>
      numbered(context, repository, args, "PullRequest", ({ __typename }) => __typename === "PullRequest"),
  },
  issue: {
    takes: ["number"],
    resolve: ({ repository }, args: Numbered, context) =>
      numbered(context, repository, args, "Issue", ({ __typename }) => __typename === "Issue"),
  },
  issueOrPullRequest: {
    takes: ["number"],
    resolve: ({ repository }, args: Numbered, context) =>
      numbered(context, repository, args, "issue or pull request", () => true),
  },
  pullRequests: {
    takes: [...PAGING, "states", "labels", "orderBy", "headRefName", "baseRefName"],
    resolve({ repository }, args: ThreadsArguments, context, info) {
      demandToRead(context, "pull_requests");
      const nodes = threadsOf(context, repository, args).flatMap((node) => {
        if (node.__typename !== "PullRequest") return [];
        const { headRef, baseRef } = node.thread.pullRequest;
        if (args.headRefName != null && headRef !== args.headRefName) return [];
        return args.baseRefName != null && baseRef !== args.baseRefName ? [] : [node];
      });
      return connection(threadListing(nodes, args), args, context, info);
    },
  },
  issues: {
    takes: [...PAGING, "states", "labels", "orderBy"],
    resolve({ repository }, args: ThreadsArguments, context, info) {
      demandToRead(context, "issues");
      const nodes = threadsOf(context, repository, args).filter(({ __typename }) => __typename === "Issue");
      return connection(threadListing(nodes, args), args, context, info);
    },
  },
  label: {
    takes: ["name"],
    resolve({ repository }, args: { readonly name: string }, context) {
      const wanted = args.name.toLowerCase();
      const label = labelsIn(context, repository).find(({ name }) => name.toLowerCase() === wanted);
      return label === undefined ? null : labelNode(label);
    },
  },
  discussionCategories,
  discussions,
  mergeQueue: {
    takes: ["branch"],
    resolve: ({ repository }, args: { readonly branch?: string | null }, context) =>
      mergeQueueNode(context, repository, args.branch ?? repository.defaultBranch),
  },
  labels: {
    takes: [...PAGING, "query"],
    resolve({ repository }, args: PageArguments & { readonly query?: string | null }, context, info) {
      const query = args.query?.toLowerCase() ?? "";
      const labels = labelsIn(context, repository).filter((label) =>
        `${label.name} ${label.description ?? ""}`.toLowerCase().includes(query),
      );
      return connection(
        {
          items: labels.map((label, index) => ({ label, index })),
          place: ({ label, index }) => noPromisedPlace(context, index, label.id),
          node: ({ label }) => labelNode(label),
        },
        args,
        context,
        info,
      );
    },
  },
  collaborators: {
    takes: [...PAGING, "query", "login"],
    resolve({ repository }, args: CollaboratorArguments, context, info) {
      if (!mayListCollaborators(context, repository)) {
        throw refusal("FORBIDDEN", "You do not have permission to view repository collaborators.");
      }
      const people = collaboratorsOf(context, repository, args);
      return connection(
        {
          items: people.map((account, index) => ({ account, index })),
          place: ({ account, index }) => noPromisedPlace(context, index, account.id),
          node: ({ account }) => accountNode(account),
          edge: ({ account }) => ({ permission: permissionWord(repository, account.id) }),
        },
        args,
        context,
        info,
      );
    },
  },
};

interface Numbered {
  readonly number: number;
}

function numbered(
  context: Context,
  repository: Repository,
  { number }: Numbered,
  what: string,
  fits: (node: ThreadNode) => boolean,
): ThreadNode {
  const thread = context.state.threads.get(number);
  const node = thread === undefined || thread.repositoryId !== repository.id ? null : threadNode(thread);
  if (node === null || !fits(node)) {
    const article = what.startsWith("i") || what.startsWith("I") ? "an" : "a";
    throw refusal("NOT_FOUND", `Could not resolve to ${article} ${what} with the number of ${number}.`);
  }
  demandToRead(context, permissionToRead(node));
  return node;
}

/** An App reads each kind with a permission of its own. */
export function permissionToRead({ thread }: { readonly thread: Thread }): "issues" | "pull_requests" {
  return thread.pullRequest === null ? "issues" : "pull_requests";
}

function threadsOf(context: Context, repository: Repository, args: ThreadsArguments): readonly ThreadNode[] {
  return [...context.state.threads.values()]
    .filter((thread) => thread.repositoryId === repository.id)
    .filter((thread) => args.states == null || args.states.includes(stateOf(threadNode(thread))))
    .filter(
      ({ labelIds }) =>
        args.labels == null ||
        labelIds.some((id) => args.labels?.includes(context.state.labels.get(id)?.name ?? "") === true),
    )
    .map(threadNode);
}

function stateOf(node: ThreadNode): string {
  if (node.__typename === "PullRequest" && node.thread.pullRequest.mergedAt !== null) return "MERGED";
  return node.thread.state.toUpperCase();
}

function threadListing(items: readonly ThreadNode[], args: ThreadsArguments) {
  return {
    items,
    place: threadPlace(args.orderBy),
    descending: args.orderBy?.direction === "DESC",
    node: (node: ThreadNode) => node,
  };
}

/** Labels are of the one repository; a fork begins without any. */
function labelsIn(context: Context, repository: Repository) {
  return repository.id === context.world.repositoryId ? [...context.state.labels.values()] : [];
}

function mayListCollaborators(context: Context, repository: Repository): boolean {
  if (context.viewer.viaAppId !== null) return hasPermission(context, "metadata", "read");
  return mayAtLeast(repository, context.viewer.accountId, "write");
}

function collaboratorsOf(
  context: Context,
  repository: Repository,
  { login, query }: CollaboratorArguments,
): readonly Account[] {
  return [...repository.permissions]
    .filter(([, permission]) => permission !== "none")
    .map(([id]) => context.world.account(id))
    .filter((account) => account.kind === "User" && !account.deleted && !context.world.unnamed.has(account.id))
    .filter((account) => login == null || account.login.toLowerCase() === login.toLowerCase())
    .filter((account) => {
      const text = `${account.login} ${account.name ?? ""}`.toLowerCase();
      return query == null || text.includes(query.toLowerCase());
    });
}

function permissionWord(repository: Repository, accountId: number): string | null {
  const permission = permissionOf(repository, accountId);
  return permission === "none" ? null : permission.toUpperCase();
}

export const labelFields: Fields<LabelNode> = {
  id: ({ label }) => label.nodeId,
  name: ({ label }) => label.name,
  color: ({ label }) => label.color,
  description: ({ label }) => label.description,
  isDefault: () => false,
  repository: (_label, { world }) => repositoryNode(world.repository),
  url: ({ label }, context) => context.world.url + labelPath(label.name, context),
  resourcePath: ({ label }, context) => labelPath(label.name, context),
};

function labelPath(name: string, context: Context): string {
  return `${repositoryPath(context, context.world.repository)}/labels/${encodeURIComponent(name)}`;
}
