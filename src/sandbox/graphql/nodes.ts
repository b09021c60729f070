/**
 * The values that resolvers pass to one another: an entity of the model with
 * the name of its type in GitHub's schema, and what it belongs to.
 */
import type { Commit, TreeEntry } from "../model/git-store.ts";
import { isPullRequest, livingAccount, type PullRequestThread } from "../model/look-up.ts";
import type {
  Account,
  App,
  CheckRun,
  Comment,
  Label,
  Reaction,
  Repository,
  Review,
  Revision,
  Team,
  Thread,
  TimelineEvent,
} from "../model/types.ts";
import { must } from "../model/world.ts";
import type { Context } from "./context.ts";

export interface AccountNode {
  readonly __typename: Account["kind"];
  readonly account: Account;
}
export interface RepositoryNode {
  readonly __typename: "Repository";
  readonly repository: Repository;
}
export interface RefNode {
  readonly __typename: "Ref";
  readonly repository: Repository;
  readonly name: string;
  readonly sha: string;
}
export interface PullRequestNode {
  readonly __typename: "PullRequest";
  readonly thread: PullRequestThread;
}
export interface IssueNode {
  readonly __typename: "Issue";
  readonly thread: Thread;
}
export type ThreadNode = PullRequestNode | IssueNode;
export interface CommentNode {
  readonly __typename: "IssueComment";
  readonly thread: Thread;
  readonly comment: Comment;
}
export interface ReviewNode {
  readonly __typename: "PullRequestReview";
  readonly thread: PullRequestThread;
  readonly review: Review;
}
export interface EventNode {
  readonly __typename: string;
  readonly thread: Thread;
  readonly event: TimelineEvent;
}
export interface PullRequestCommitNode {
  readonly __typename: "PullRequestCommit";
  readonly thread: PullRequestThread;
  readonly commit: Commit;
}
export interface CommitNode {
  readonly __typename: "Commit";
  readonly repository: Repository;
  readonly commit: Commit;
}
export interface TreeNode {
  readonly __typename: "Tree";
  readonly repository: Repository;
  readonly sha: string;
  readonly entries: readonly TreeEntry[];
  /** The folder's path, when it was reached by one. */
  readonly path: string;
}
export interface BlobNode {
  readonly __typename: "Blob";
  readonly repository: Repository;
  readonly sha: string;
  readonly bytes: Uint8Array;
}
export type GitObjectNode = CommitNode | TreeNode | BlobNode;
export interface TreeEntryNode {
  readonly __typename: "TreeEntry";
  readonly repository: Repository;
  readonly entry: TreeEntry;
  readonly path: string;
}
export interface LabelNode {
  readonly __typename: "Label";
  readonly label: Label;
}
export interface ReactionNode {
  readonly __typename: "Reaction";
  readonly reaction: Reaction;
  readonly subject: ReactableNode;
}
export type ReactableNode = ThreadNode | CommentNode | ReviewNode;
export interface RevisionNode {
  readonly __typename: "UserContentEdit";
  readonly revision: Revision;
}
export interface CheckSuiteNode {
  readonly __typename: "CheckSuite";
  readonly repository: Repository;
  readonly id: number;
  readonly appId: number;
  readonly headSha: string;
  /** Newest first. */
  readonly runs: readonly CheckRun[];
}
export interface CheckRunNode {
  readonly __typename: "CheckRun";
  readonly run: CheckRun;
}
export interface AppNode {
  readonly __typename: "App";
  readonly app: App;
}
export interface TeamNode {
  readonly __typename: "Team";
  readonly team: Team;
}

export function accountNode(account: Account): AccountNode {
  return { __typename: account.kind, account };
}

/** Null for a deleted account: GraphQL has no "ghost". */
export function actorNode(context: Context, id: number | null): AccountNode | null {
  const account = id === null ? null : livingAccount(context.world, id);
  return account === null ? null : accountNode(account);
}

/** Null for bots and organisations, too. */
export function userNode(context: Context, id: number | null): AccountNode | null {
  const node = actorNode(context, id);
  return node?.__typename === "User" ? node : null;
}

/**
 * Commits, reactions and `viewer` have a field of the type User that GitHub fills
 * with bots as well: a bot is then shown as a User whose login has the suffix.
 * As of 2026, seen for dependabot[bot] in commits (`gh pr view --json commits`) and for github-actions[bot] as viewer.
 */
export function userOrBotNode(context: Context, id: number | null): AccountNode | null {
  const node = actorNode(context, id);
  return node === null || node.__typename === "Organization" ? null : { ...node, __typename: "User" };
}

export function repositoryNode(repository: Repository): RepositoryNode {
  return { __typename: "Repository", repository };
}

export function repositoryOf(context: Context, id: number): Repository {
  return must(context.world.repositories.get(id), `repository ${id}`);
}

export function threadNode(thread: Thread): ThreadNode {
  return isPullRequest(thread) ? { __typename: "PullRequest", thread } : { __typename: "Issue", thread };
}

export function commitNode(context: Context, repository: Repository, sha: string | null): CommitNode | null {
  const commit = sha === null ? null : context.git.commit(sha);
  return commit === null ? null : { __typename: "Commit", repository, commit };
}

export function labelNode(label: Label): LabelNode {
  return { __typename: "Label", label };
}

/** A resource's address on the host, as `url` (whole) and `resourcePath` (the path alone). */
export function repositoryPath(context: Context, repository: Repository): string {
  return `/${context.world.account(repository.ownerId).login}/${repository.name}`;
}

export function threadPath(context: Context, thread: Thread): string {
  const repository = repositoryOf(context, thread.repositoryId);
  return `${repositoryPath(context, repository)}/${isPullRequest(thread) ? "pull" : "issues"}/${thread.number}`;
}
