/** The truth about a world, without lag, paging or faults. */

import { Refused } from "./acts/refused.ts";
import { ancestors, fileAt } from "./model/history.ts";
import { branchHead, checkRunsOn, isPullRequest, labelsOf, latestRuns } from "./model/look-up.ts";
import { pullRequestFiles } from "./model/pull-request-git.ts";
import type { CheckRun, Comment, Thread } from "./model/types.ts";
import { must, type World } from "./model/world.ts";
import type { CheckView, CommentView, RequestView, SandboxViews, ThreadView } from "./sandbox-api.ts";

export function viewsOf(world: World, requests: readonly RequestView[]): SandboxViews {
  return {
    threads: () => [...world.present.threads.values()].map((thread) => threadView(world, thread)),
    thread(number) {
      const thread = world.present.threads.get(number);
      if (thread === undefined) {
        throw new Refused(404, `There is no issue or pull request #${number}.`);
      }
      return threadView(world, thread);
    },
    file: (path, ref) => fileAt(world.git, resolve(world, ref ?? world.repository.defaultBranch), path),
    commits: (ref) =>
      ancestors(world.git, resolve(world, ref)).map((sha) => {
        const commit = must(world.git.commit(sha), `commit ${sha}`);
        const { accountId, name } = commit.author;
        const author = accountId === null ? name : world.account(accountId).login;
        return { sha, message: commit.message, author, at: commit.committer.at };
      }),
    repository() {
      const { id, name, defaultBranch } = world.repository;
      return { id, owner: world.organisation.login, name, defaultBranch };
    },
    requests: () => [...requests],
    deliveries: () =>
      world.deliveries.map(({ id, guid, event, action, at, statusCode }) => ({
        id,
        guid,
        event,
        action,
        at,
        statusCode,
      })),
    mergeGroups: () =>
      world.mergeGroups.map(({ headSha, baseSha, members, ended }) => ({
        number: must(members.at(-1), "the group's pull request"),
        head: headSha,
        base: baseSha,
        members,
        ended,
        checks: latestRuns(checkRunsOn(world.present, headSha)).map(checkView),
      })),
    mergeQueue: (branch = world.repository.defaultBranch) =>
      world.present.queue.filter(({ baseRef }) => baseRef === branch).map(({ threadNumber }) => threadNumber),
    discussions: () =>
      world.discussions.map(({ categoryId, title, body }) => ({
        category: world.discussionCategories.find(({ id }) => id === categoryId)?.name ?? "",
        title,
        body,
      })),
    posts: () => [...world.posts],
    repositoryLabels: () =>
      [...world.present.labels.values()].map(({ name, color, description }) => ({ name, color, description })),
  };
}

/** A branch of the repository, of a fork (`owner:branch`), or a commit. */
function resolve(world: World, ref: string): string {
  const [owner, branch] = ref.includes(":") ? ref.split(":", 2) : [undefined, ref];
  for (const repository of world.repositories.values()) {
    const isMeant =
      owner === undefined
        ? repository.id === world.repositoryId
        : world.account(repository.ownerId).login.toLowerCase() === owner.toLowerCase();
    const head = isMeant ? branchHead(world.present, repository.id, branch ?? ref) : null;
    if (head !== null) {
      return head;
    }
  }
  if (world.git.commit(ref) === null) {
    throw new Refused(404, `There is no branch or commit "${ref}".`);
  }
  return ref;
}

function threadView(world: World, thread: Thread): ThreadView {
  const { present } = world;
  const { pullRequest } = thread;
  const heads = new Set<string>();
  if (isPullRequest(thread)) {
    heads.add(thread.pullRequest.headSha);
    for (const event of thread.events) {
      if (event.kind === "committed") {
        heads.add(event.sha);
      } else if (event.kind === "head_ref_force_pushed") {
        heads.add(event.beforeSha);
      }
    }
  }
  const onHead = pullRequest === null ? [] : latestRuns(checkRunsOn(present, pullRequest.headSha));
  return {
    number: thread.number,
    title: thread.title,
    body: thread.body,
    state: thread.state,
    merged: pullRequest !== null && pullRequest.mergedAt !== null,
    draft: pullRequest?.draft ?? false,
    author: world.account(thread.authorId).login,
    labels: labelsOf(present, thread).map((label) => label.name),
    assignees: thread.assigneeIds.map((id) => world.account(id).login),
    head: pullRequest?.headSha ?? null,
    headBranch: pullRequest?.headRef ?? null,
    base: pullRequest?.baseRef ?? null,
    comments: thread.comments.map((comment) => commentView(world, comment)),
    checks: onHead.map(checkView),
    allChecks: [...present.checkRuns.values()].filter((run) => heads.has(run.headSha)).map(checkView),
    changedFiles: pullRequest === null ? [] : pullRequestFiles(world.git, pullRequest).map((file) => file.path),
  };
}

function commentView(world: World, comment: Comment): CommentView {
  return {
    id: comment.id,
    by: world.account(comment.authorId).login,
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    minimized: comment.minimized,
    reactions: comment.reactions.map(({ byId, content }) => ({ by: world.account(byId).login, content })),
  };
}

function checkView(run: CheckRun): CheckView {
  return {
    id: run.id,
    name: run.name,
    appId: run.appId,
    headSha: run.headSha,
    status: run.status,
    conclusion: run.conclusion,
    title: run.title,
    summary: run.summary,
    annotations: run.annotations.map(({ path, startLine, level, message }) => ({ path, startLine, level, message })),
  };
}
