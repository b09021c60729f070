/** Writing down what happened: the timeline's entry and the webhook's event. */
import { branchHead, type PullRequestThread } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import { pullRequestNumbers } from "../model/pull-request-git.ts";
import type { Revision, Thread, TimelineEvent } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import type { Shape } from "../shapes/accounts.ts";
import { issueShape, pullRequestShape, simplePullRequestShape } from "../shapes/threads.ts";

type WithoutFrame<E> = E extends unknown ? Omit<E, "id" | "nodeId" | "actorId" | "viaAppId" | "at" | "order"> : never;
export type Happening = WithoutFrame<TimelineEvent>;

/** Adds to the thread's timeline. */
export function note(world: World, thread: Thread, actor: Actor, happening: Happening): void {
  const id = world.nextId("event");
  thread.events.push({
    id,
    nodeId: nodeId("Event", id),
    actorId: actor.accountId,
    viaAppId: actor.viaAppId,
    at: world.now(),
    order: world.nextId("order"),
    ...happening,
  });
  touch(world, thread);
}

export function touch(world: World, thread: Thread): void {
  thread.updatedAt = world.now();
  world.changed();
}

export function revision(world: World, actor: Actor, body: string): Revision {
  const id = world.nextId("revision");
  return {
    id,
    nodeId: nodeId("UserContentEdit", id),
    at: world.now(),
    editorId: actor.accountId,
    body,
    deletedAt: null,
  };
}

/** An event of the one repository. */
export function tell(world: World, actor: Actor, event: string, action: string | null, payload: Shape): void {
  world.emit({
    event,
    action,
    actorId: actor.accountId,
    repositoryId: world.repositoryId,
    payload: action === null ? payload : { action, ...payload },
  });
}

/** `pull_request` or `issues`, whichever the thread is. */
export function tellThread(world: World, actor: Actor, thread: Thread, action: string, more: Shape = {}): void {
  if (thread.pullRequest === null) {
    tell(world, actor, "issues", action, { issue: issueShape(world, world.present, thread), ...more });
  } else {
    const pull = wholePullRequestShape(world, thread as PullRequestThread);
    tell(world, actor, "pull_request", action, { number: thread.number, pull_request: pull, ...more });
  }
}

export function wholePullRequestShape(world: World, thread: PullRequestThread): Shape {
  const base = branchHead(world.present, thread.repositoryId, thread.pullRequest.baseRef);
  return pullRequestShape(world, world.present, thread, pullRequestNumbers(world.git, thread, base));
}

/** Payloads of reviews carry the pull request as lists do. */
export function briefPullRequestShape(world: World, thread: PullRequestThread): Shape {
  return simplePullRequestShape(world, world.present, thread);
}
