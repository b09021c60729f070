/**
 * What a merge queue does by itself: it builds a group for each entry (its head on all
 * that is ahead of it), asks for checks on the group's head, merges what passed and
 * takes out what failed. Entries are judged from the front, since only what is ahead of
 * one and stays can be the reason that it fails; those behind one that is taken out are
 * built anew. It follows what happens in the world; nobody calls it.
 */
import { writeCommit } from "../model/history.ts";
import { branchHead, isPullRequest, type PullRequestThread } from "../model/look-up.ts";
import { mergedFiles } from "../model/pull-request-git.ts";
import type { DequeueReason, MergeGroup, MergeQueueRule, QueueEntry } from "../model/types.ts";
import { type Actor, type BuiltGroup, must, secondsOf, type World, type WorldEvent } from "../model/world.ts";
import { moveBranch } from "./branches.ts";
import { markMerged } from "./closing.ts";
import { dequeue, standingOf } from "./merge-queue.ts";
import { queueActor, tellGroup } from "./queue-words.ts";
import { githubSignature, signatureOf } from "./signatures.ts";

const isOfConcern = ({ event, action }: WorldEvent): boolean =>
  event === "pull_request" || event === "push" || (event === "check_run" && action === "completed");

export function keepMergeQueues(world: World): { readonly lookAtTime: () => void } {
  let isAtIt = false;
  const keep = (): void => {
    if (isAtIt || (world.present.queue.length === 0 && !hasGroups(world))) return;
    isAtIt = true;
    try {
      while (step(world)) world.changed();
    } finally {
      isAtIt = false;
    }
  };
  world.onEvent((event) => {
    if (isOfConcern(event)) keep();
  });
  return { lookAtTime: keep };
}

const hasGroups = (world: World): boolean => world.mergeGroups.some(({ ended }) => ended === null);

const threadOf = (world: World, { threadNumber }: QueueEntry): PullRequestThread => {
  const thread = must(world.present.threads.get(threadNumber), `#${threadNumber}`);
  if (!isPullRequest(thread)) throw new Error(`#${threadNumber} is in a merge queue and no pull request.`);
  return thread;
};

/** One thing at a time; false: there is nothing left to do. */
function step(world: World): boolean {
  const actor = queueActor(world);
  return leaveOut(world, actor) || endGroups(world, actor) || build(world, actor) || judge(world, actor);
}

/** Closed, merged otherwise, pushed to, pointed elsewhere, made a draft, or the branch has no queue any more. */
function leaveOut(world: World, actor: Actor): boolean {
  const gone = world.present.queue.find((entry) => {
    const { state, pullRequest } = threadOf(world, entry);
    const hasMoved = pullRequest.headSha !== entry.headSha || pullRequest.baseRef !== entry.baseRef;
    return state === "closed" || pullRequest.draft || hasMoved || !world.repository.mergeQueues.has(entry.baseRef);
  });
  if (gone === undefined) return false;
  const isCleared = !world.repository.mergeQueues.has(gone.baseRef);
  dequeue(world, actor, threadOf(world, gone), isCleared ? "QUEUE_CLEARED" : "MANUAL");
  return true;
}

/** Of entries that are gone, and of those that were built on what is not ahead of them any more. */
function endGroups(world: World, actor: Actor): boolean {
  for (const built of world.mergeGroups) {
    if (built.ended !== null) continue;
    const entry = world.present.queue.find(({ group }) => group?.headSha === built.headSha);
    if (entry?.group && entry.group.baseSha === baseFor(world, entry)) continue;
    if (entry) entry.group = null;
    end(world, actor, built, entry ? "invalidated" : "dequeued");
    return true;
  }
  return false;
}

function end(world: World, actor: Actor, built: BuiltGroup, reason: NonNullable<BuiltGroup["ended"]>): void {
  built.ended = reason;
  moveBranch(world, actor, world.repositoryId, built.branch, null);
  tellGroup(world, actor, built, "destroyed", { reason });
}

const ahead = (world: World, entry: QueueEntry): readonly QueueEntry[] => {
  const all = world.present.queue.filter(({ baseRef }) => baseRef === entry.baseRef);
  return all.slice(0, all.indexOf(entry));
};

/** What the entry's group is to be built on; null: what is ahead of it has none itself. */
function baseFor(world: World, entry: QueueEntry): string | null {
  const before = ahead(world, entry).at(-1);
  return before === undefined
    ? branchHead(world.present, world.repositoryId, entry.baseRef)
    : (before.group?.headSha ?? null);
}

const ruleOf = (world: World, { baseRef }: QueueEntry): MergeQueueRule =>
  must(world.repository.mergeQueues.get(baseRef), `the merge queue of ${baseRef}`);

function build(world: World, actor: Actor): boolean {
  const entry = world.present.queue.find(
    (one) => one.group === null && ahead(world, one).length < ruleOf(world, one).atATime,
  );
  const base = entry ? baseFor(world, entry) : null;
  if (entry === undefined || base === null) return false;
  const thread = threadOf(world, entry);
  const files = mergedFiles(world.git, base, entry.headSha);
  if (files === null) {
    dequeue(world, actor, thread, "MERGE_CONFLICT");
    return true;
  }
  const headSha = writeCommit(world.git, {
    files,
    parents: [base, entry.headSha],
    message: `Merge pull request #${thread.number}\n\n${thread.title}`,
    author: signatureOf(world, entry.enqueuerId),
    committer: githubSignature(world),
    verified: true,
  });
  const branch = `gh-readonly-queue/${entry.baseRef}/pr-${thread.number}-${base}`;
  const group: MergeGroup = { branch, headSha, baseSha: base, builtAt: world.now() };
  const members = [...ahead(world, entry), entry].map(({ threadNumber }) => threadNumber);
  entry.group = group;
  const built: BuiltGroup = { ...group, baseRef: entry.baseRef, members, ended: null };
  world.mergeGroups.push(built);
  moveBranch(world, actor, world.repositoryId, branch, headSha);
  tellGroup(world, actor, built, "checks_requested");
  return true;
}

function judge(world: World, actor: Actor): boolean {
  for (const baseRef of world.repository.mergeQueues.keys()) {
    const entries = world.present.queue.filter((entry) => entry.baseRef === baseRef);
    const standings = entries.map((entry) => [entry, judged(world, entry)] as const);
    const [front] = standings;
    if (front === undefined) continue;
    const upTo = front[1] === "passed" ? 0 : lastThatSpeaksForAll(world, standings);
    if (upTo >= 0) {
      merge(world, actor, entries.slice(0, upTo + 1));
      return true;
    }
    if (front[1] === "failed" || front[1] === "timed out") {
      dequeue(world, actor, threadOf(world, front[0]), reasonOf[front[1]]);
      return true;
    }
  }
  return false;
}

type Judged = "passed" | "failed" | "waiting" | "timed out";
const reasonOf: { readonly [K in "failed" | "timed out"]: DequeueReason } = {
  failed: "CI_FAILURE",
  "timed out": "CI_TIMEOUT",
};

function judged(world: World, entry: QueueEntry): Judged {
  if (entry.group === null) return "waiting";
  const rule = ruleOf(world, entry);
  const standing = standingOf(world, rule, entry.group.headSha);
  const isOver = world.nowSeconds() >= secondsOf(entry.group.builtAt) + rule.timeoutSeconds;
  return standing === "waiting" && isOver ? "timed out" : standing;
}

/** Where the rule lets failing ones be merged with others: the last that passed with all that are ahead of it. */
function lastThatSpeaksForAll(world: World, standings: readonly (readonly [QueueEntry, Judged])[]): number {
  const first = standings[0]?.[0];
  if (first === undefined || !ruleOf(world, first).lastSpeaksForAll) return -1;
  const waiting = standings.findIndex(([, standing]) => standing === "waiting");
  const known = waiting < 0 ? standings : standings.slice(0, waiting);
  return known.findLastIndex(([, standing]) => standing === "passed");
}

/** The branch is moved to the group's own commit: what was tested is what is merged. */
function merge(world: World, actor: Actor, entries: readonly QueueEntry[]): void {
  const last = must(entries.at(-1), "the entries to merge");
  const { headSha } = must(last.group, "their group");
  for (const entry of entries) {
    const group = must(entry.group, "the entry's group");
    const built = must(
      world.mergeGroups.find((one) => one.headSha === group.headSha && one.ended === null),
      "what was built",
    );
    const thread = threadOf(world, entry);
    world.present.queue = world.present.queue.filter((one) => one !== entry);
    // Marked first: moving the base would otherwise find its commits there and mark it as merged by a push.
    markMerged(world, actor, thread, group.headSha);
    end(world, actor, built, "merged");
  }
  moveBranch(world, actor, world.repositoryId, last.baseRef, headSha);
}
