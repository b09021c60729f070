/** Issues, pull requests, comments, reviews, labels and reactions as REST and webhooks show them. */
import { authorAssociation, isPullRequest, labelsOf, mayAtLeast, type PullRequestThread } from "../model/look-up.ts";
import type { Comment, Label, LaggingState, Reaction, Repository, Review, Thread } from "../model/types.ts";
import { must, type World } from "../model/world.ts";
import { accountShape, apiUrl, type Shape, viaAppShape } from "./accounts.ts";
import { pageUrl, repositoryShape, repositoryUrl } from "./repository.ts";

export function labelShape(world: World, label: Label): Shape {
  return {
    id: label.id,
    node_id: label.nodeId,
    url: repositoryUrl(world, world.repository, `/labels/${encodeURIComponent(label.name)}`),
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

export const reactionContents = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"] as const;

export function reactionShape(world: World, reaction: Reaction): Shape {
  return {
    id: reaction.id,
    node_id: reaction.nodeId,
    user: accountShape(world, reaction.byId),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

function reactionCounts(url: string, reactions: readonly Reaction[]): Shape {
  const count = (content: string) => reactions.filter((reaction) => reaction.content === content).length;
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    ...Object.fromEntries(reactionContents.map((content) => [content, count(content)])),
  };
}

export function threadPage(world: World, thread: Thread): string {
  return pageUrl(world, world.repository, `/${thread.pullRequest === null ? "issues" : "pull"}/${thread.number}`);
}

export function commentShape(world: World, thread: Thread, comment: Comment): Shape {
  const url = repositoryUrl(world, world.repository, `/issues/comments/${comment.id}`);
  return {
    id: comment.id,
    node_id: comment.nodeId,
    url,
    html_url: `${threadPage(world, thread)}#issuecomment-${comment.id}`,
    issue_url: repositoryUrl(world, world.repository, `/issues/${thread.number}`),
    user: accountShape(world, comment.authorId),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: authorAssociation(world, world.repository, comment.authorId),
    body: comment.body,
    reactions: reactionCounts(url, comment.reactions),
    performed_via_github_app: viaAppShape(world, comment.viaAppId),
  };
}

/** A pull request, too, is an issue in this part of the API. */
export function issueShape(world: World, state: LaggingState, thread: Thread): Shape {
  const url = repositoryUrl(world, world.repository, `/issues/${thread.number}`);
  const assignees = thread.assigneeIds.map((id) => accountShape(world, id));
  const pull = repositoryUrl(world, world.repository, `/pulls/${thread.number}`);
  return {
    url,
    repository_url: repositoryUrl(world, world.repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: threadPage(world, thread),
    id: thread.id,
    node_id: thread.nodeId,
    number: thread.number,
    title: thread.title,
    user: accountShape(world, thread.authorId),
    labels: labelsOf(state, thread).map((label) => labelShape(world, label)),
    state: thread.state,
    locked: thread.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: thread.comments.length,
    created_at: thread.createdAt,
    updated_at: thread.updatedAt,
    closed_at: thread.closedAt,
    author_association: authorAssociation(world, world.repository, thread.authorId),
    active_lock_reason: null,
    ...(isPullRequest(thread)
      ? {
          draft: thread.pullRequest.draft,
          pull_request: {
            url: pull,
            html_url: threadPage(world, thread),
            diff_url: `${threadPage(world, thread)}.diff`,
            patch_url: `${threadPage(world, thread)}.patch`,
            merged_at: thread.pullRequest.mergedAt,
          },
        }
      : {}),
    body: thread.body === "" ? null : thread.body,
    reactions: reactionCounts(url, thread.reactions),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: viaAppShape(world, thread.viaAppId),
    state_reason: thread.state === "closed" && thread.pullRequest === null ? "completed" : null,
  };
}

/** `GET /repos/{owner}/{repo}/issues/{number}` tells, beyond the list, who closed it. */
export function fullIssueShape(world: World, state: LaggingState, thread: Thread): Shape {
  return {
    ...issueShape(world, state, thread),
    closed_by: thread.closedById === null ? null : accountShape(world, thread.closedById),
  };
}

export interface PullRequestNumbers {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  /** Null while GitHub has not tried. */
  readonly mergeable: boolean | null;
}

/** As in lists, and in the payloads of labels, pushes and reviews. */
export function simplePullRequestShape(world: World, state: LaggingState, thread: PullRequestThread): Shape {
  const { pullRequest } = thread;
  const url = repositoryUrl(world, world.repository, `/pulls/${thread.number}`);
  const issue = repositoryUrl(world, world.repository, `/issues/${thread.number}`);
  const page = threadPage(world, thread);
  const assignees = thread.assigneeIds.map((id) => accountShape(world, id));
  const linked = {
    self: url,
    html: page,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: repositoryUrl(world, world.repository, "/pulls/comments{/number}"),
    commits: `${url}/commits`,
    statuses: repositoryUrl(world, world.repository, `/statuses/${pullRequest.headSha}`),
  };
  return {
    url,
    id: pullRequest.id,
    node_id: pullRequest.nodeId,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number: thread.number,
    state: thread.state,
    locked: thread.locked,
    title: thread.title,
    user: accountShape(world, thread.authorId),
    body: thread.body === "" ? null : thread.body,
    created_at: thread.createdAt,
    updated_at: thread.updatedAt,
    closed_at: thread.closedAt,
    merged_at: pullRequest.mergedAt,
    merge_commit_sha: pullRequest.mergeCommitSha,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: [],
    requested_teams: [],
    labels: labelsOf(state, thread).map((label) => labelShape(world, label)),
    milestone: null,
    draft: pullRequest.draft,
    commits_url: linked.commits,
    review_comments_url: linked.review_comments,
    review_comment_url: linked.review_comment,
    comments_url: linked.comments,
    statuses_url: linked.statuses,
    head: branchShape(world, state, pullRequest.headRepositoryId, pullRequest.headRef, pullRequest.headSha),
    base: branchShape(world, state, thread.repositoryId, pullRequest.baseRef, pullRequest.baseSha),
    _links: Object.fromEntries(Object.entries(linked).map(([name, href]) => [name, { href }])),
    author_association: authorAssociation(world, world.repository, thread.authorId),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** As by number, and in most payloads. */
export function pullRequestShape(
  world: World,
  state: LaggingState,
  thread: PullRequestThread,
  numbers: PullRequestNumbers,
): Shape {
  const { pullRequest } = thread;
  return {
    ...simplePullRequestShape(world, state, thread),
    merged: pullRequest.mergedAt !== null,
    mergeable: numbers.mergeable,
    rebaseable: numbers.mergeable,
    mergeable_state: numbers.mergeable === null ? "unknown" : numbers.mergeable ? "clean" : "dirty",
    merged_by: pullRequest.mergedById === null ? null : accountShape(world, pullRequest.mergedById),
    comments: thread.comments.length,
    review_comments: 0,
    maintainer_can_modify: pullRequest.headRepositoryId !== thread.repositoryId && pullRequest.maintainerCanModify,
    commits: numbers.commits,
    additions: numbers.additions,
    deletions: numbers.deletions,
    changed_files: numbers.changedFiles,
  };
}

function branchShape(world: World, state: LaggingState, repositoryId: number | null, ref: string, sha: string): Shape {
  const repository = repositoryId === null ? undefined : world.repositories.get(repositoryId);
  if (repository === undefined) {
    return { label: `unknown:${ref}`, ref, sha, user: null, repo: null };
  }
  return {
    label: `${world.account(repository.ownerId).login}:${ref}`,
    ref,
    sha,
    user: accountShape(world, repository.ownerId),
    repo: repositoryShape(world, repository, state),
  };
}

/** REST shouts a review's state, webhooks say it in small letters. */
export function reviewShape(world: World, thread: Thread, review: Review, where: "rest" | "webhook"): Shape {
  const page = `${threadPage(world, thread)}#pullrequestreview-${review.id}`;
  const pull = repositoryUrl(world, world.repository, `/pulls/${thread.number}`);
  return {
    id: review.id,
    node_id: review.nodeId,
    user: accountShape(world, review.authorId),
    body: review.body === "" && where === "webhook" ? null : review.body,
    state: where === "rest" ? review.state : review.state.toLowerCase(),
    html_url: page,
    pull_request_url: pull,
    author_association: authorAssociation(world, world.repository, review.authorId),
    _links: { html: { href: page }, pull_request: { href: pull } },
    submitted_at: review.submittedAt,
    ...(where === "webhook" ? { updated_at: review.updatedAt } : {}),
    commit_id: review.commitSha,
  };
}

/** `GET /repos/{owner}/{repo}/collaborators/{username}/permission`; triage and maintain are told as read and write with a role name. */
export function permissionShape(world: World, repository: Repository, accountId: number): Shape {
  const is = (permission: "read" | "triage" | "write" | "maintain" | "admin") =>
    mayAtLeast(repository, accountId, permission);
  const permission = is("admin") ? "admin" : is("write") ? "write" : is("read") ? "read" : "none";
  const account = must(world.accounts.get(accountId), `account ${accountId}`);
  return {
    permission,
    role_name: repository.permissions.get(accountId) ?? permission,
    user: {
      ...accountShape(world, account.id),
      url: apiUrl(world, `/users/${encodeURIComponent(account.login)}`),
      permissions: {
        pull: is("read"),
        triage: is("triage"),
        push: is("write"),
        maintain: is("maintain"),
        admin: is("admin"),
      },
      role_name: repository.permissions.get(accountId) ?? permission,
    },
  };
}
