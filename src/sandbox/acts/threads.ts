/** Issues and pull requests themselves: opening, describing, reopening, drafts, locks. */
import { ancestors } from "../model/history.ts";
import { branchHead, isPullRequest, type PullRequestThread, pullRequests } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { PullRequest, Thread } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { noteCommits } from "./note-commits.ts";
import { checkLength, invalid } from "./refused.ts";
import { note, revision, tellThread, touch } from "./telling.ts";

interface NewThread {
  readonly title: string;
  readonly body: string;
}

export function openIssue(world: World, actor: Actor, input: NewThread): Thread {
  const thread = newThread(world, actor, input, null);
  tellThread(world, actor, thread, "opened");
  return thread;
}

export function openPullRequest(
  world: World,
  actor: Actor,
  input: NewThread & {
    readonly headRepositoryId: number;
    readonly headRef: string;
    readonly baseRef: string;
    readonly draft: boolean;
    readonly maintainerCanModify: boolean;
  },
): PullRequestThread {
  const headSha = branchHead(world.present, input.headRepositoryId, input.headRef);
  const baseSha = branchHead(world.present, world.repositoryId, input.baseRef);
  if (headSha === null || baseSha === null) {
    throw invalid("PullRequest", headSha === null ? "head" : "base", "invalid");
  }
  refuseSecond(world, input);
  if (ancestors(world.git, baseSha).includes(headSha)) {
    throw invalid("PullRequest", "head", "custom", `No commits between ${input.baseRef} and ${input.headRef}`);
  }
  const id = world.nextId("pullRequest");
  const thread = newThread(world, actor, input, {
    id,
    nodeId: nodeId("PullRequest", id),
    draft: input.draft,
    headRepositoryId: input.headRepositoryId,
    headRef: input.headRef,
    headSha,
    headExists: true,
    baseRef: input.baseRef,
    baseSha,
    maintainerCanModify: input.maintainerCanModify,
    mergedAt: null,
    mergedById: null,
    mergeCommitSha: null,
  }) as PullRequestThread;
  noteCommits(world, actor, thread, baseSha, headSha);
  tellThread(world, actor, thread, "opened");
  return thread;
}

/** One open pull request for a head and a base. */
function refuseSecond(world: World, wanted: Pick<PullRequest, "headRepositoryId" | "headRef" | "baseRef">): void {
  const isThere = pullRequests(world.present).some(
    ({ state, pullRequest }) =>
      state === "open" &&
      pullRequest.headRepositoryId === wanted.headRepositoryId &&
      pullRequest.headRef === wanted.headRef &&
      pullRequest.baseRef === wanted.baseRef,
  );
  if (isThere) {
    const home = world.repositories.get(wanted.headRepositoryId ?? 0) ?? world.repository;
    const label = `${world.account(home.ownerId).login}:${wanted.headRef}`;
    throw invalid("PullRequest", "base", "custom", `A pull request already exists for ${label}.`);
  }
}

function newThread(world: World, actor: Actor, input: NewThread, pullRequest: PullRequest | null): Thread {
  const resource = pullRequest === null ? "Issue" : "PullRequest";
  checkTitle(resource, input.title);
  checkLength(resource, input.body);
  const id = world.nextId("thread");
  const thread: Thread = {
    number: world.nextId("number"),
    id,
    nodeId: nodeId("Issue", id),
    repositoryId: world.repositoryId,
    pullRequest,
    title: input.title,
    body: input.body,
    revisions: [revision(world, actor, input.body)],
    authorId: actor.accountId,
    viaAppId: actor.viaAppId,
    createdAt: world.now(),
    updatedAt: world.now(),
    state: "open",
    closedAt: null,
    closedById: null,
    locked: false,
    labelIds: [],
    assigneeIds: [],
    reactions: [],
    comments: [],
    vanishedComments: [],
    reviews: [],
    events: [],
  };
  world.present.threads.set(thread.number, thread);
  world.changed();
  return thread;
}

function checkTitle(resource: string, title: string): void {
  if (title.trim() === "") {
    throw invalid(resource, "title", "missing_field");
  }
  if ([...title].length > 256) {
    throw invalid(resource, "title", "custom", "title is too long (maximum is 256 characters)");
  }
}

export function editThread(
  world: World,
  actor: Actor,
  thread: Thread,
  input: { readonly title?: string; readonly body?: string; readonly base?: string },
): void {
  const changes: Record<string, unknown> = {};
  const resource = thread.pullRequest === null ? "Issue" : "PullRequest";
  if (input.title !== undefined && input.title !== thread.title) {
    checkTitle(resource, input.title);
    changes.title = { from: thread.title };
    note(world, thread, actor, { kind: "renamed", from: thread.title, to: input.title });
    thread.title = input.title;
  }
  if (input.body !== undefined && input.body !== thread.body) {
    checkLength(resource, input.body);
    changes.body = { from: thread.body };
    thread.body = input.body;
    thread.revisions.push(revision(world, actor, input.body));
  }
  if (input.base !== undefined && isPullRequest(thread) && input.base !== thread.pullRequest.baseRef) {
    const { pullRequest } = thread;
    const sha = branchHead(world.present, thread.repositoryId, input.base);
    if (sha === null) {
      throw invalid("PullRequest", "base", "invalid", `Proposed base branch '${input.base}' was not found`);
    }
    refuseSecond(world, { ...pullRequest, baseRef: input.base });
    changes.base = { ref: { from: pullRequest.baseRef }, sha: { from: pullRequest.baseSha } };
    note(world, thread, actor, { kind: "base_ref_changed", from: pullRequest.baseRef, to: input.base });
    pullRequest.baseRef = input.base;
    pullRequest.baseSha = sha;
  }
  if (Object.keys(changes).length > 0) {
    touch(world, thread);
    tellThread(world, actor, thread, "edited", { changes });
  }
}

/** The head branch may have moved meanwhile: the pull request follows now. */
export function reopenThread(world: World, actor: Actor, thread: Thread): void {
  if (thread.state === "open") {
    return;
  }
  if (isPullRequest(thread)) {
    const { pullRequest } = thread;
    const head =
      pullRequest.headRepositoryId === null
        ? null
        : branchHead(world.present, pullRequest.headRepositoryId, pullRequest.headRef);
    if (pullRequest.mergedAt !== null || head === null) {
      throw invalid("PullRequest", "state", "custom", "state cannot be changed. The pull request cannot be reopened.");
    }
    const before = pullRequest.headSha;
    pullRequest.headSha = head;
    pullRequest.headExists = true;
    noteCommits(world, actor, thread, before, head);
  }
  thread.state = "open";
  thread.closedAt = null;
  thread.closedById = null;
  note(world, thread, actor, { kind: "reopened" });
  tellThread(world, actor, thread, "reopened");
}

export function setDraft(world: World, actor: Actor, thread: PullRequestThread, draft: boolean): void {
  if (thread.pullRequest.draft === draft) {
    return;
  }
  thread.pullRequest.draft = draft;
  note(world, thread, actor, { kind: draft ? "convert_to_draft" : "ready_for_review" });
  tellThread(world, actor, thread, draft ? "converted_to_draft" : "ready_for_review");
}

export function setLocked(world: World, actor: Actor, thread: Thread, locked: boolean): void {
  if (thread.locked === locked) {
    return;
  }
  thread.locked = locked;
  note(world, thread, actor, locked ? { kind: "locked", lockReason: null } : { kind: "unlocked" });
  tellThread(world, actor, thread, locked ? "locked" : "unlocked");
}
