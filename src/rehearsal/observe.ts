/**
 * What the App did, seen from GitHub's side: two looks at the threads compared,
 * in short plain lines. People's own steps are not in it, because the first look
 * is taken right after them.
 */
import type { CheckView, MergeGroupView, Sandbox, ThreadView } from "../sandbox/sandbox-api.ts";
import { slotComments } from "./slots.ts";

export interface Observed {
  readonly threads: readonly ThreadView[];
  readonly groups: readonly MergeGroupView[];
  readonly commits: ReadonlyMap<number, readonly { readonly sha: string; readonly message: string }[]>;
}

export function observe(sandbox: Sandbox): Observed {
  const threads = sandbox.view.threads();
  const commits = new Map(
    threads.map((thread) => [
      thread.number,
      thread.head === null
        ? []
        : sandbox.view.commits(thread.head).filter((commit) => commit.author === sandbox.app.botLogin),
    ]),
  );
  return { threads, commits, groups: sandbox.view.mergeGroups() };
}

export function whatChanged(before: Observed, after: Observed, botLogin: string): readonly string[] {
  const groups = after.groups.flatMap((group) => {
    const then = before.groups.find(({ head }) => head === group.head);
    // What becomes of a run that was left waiting is GitHub's doing.
    if (then !== undefined && then.ended !== null) return [];
    return checkChanges(then, group).map((line) => `merge group of #${group.number}: ${line}`);
  });
  const threads = after.threads.flatMap((thread) => {
    const lines = changesOf(
      before.threads.find((one) => one.number === thread.number),
      thread,
      botLogin,
      after.groups.some(({ number, ended }) => number === thread.number && ended === "merged"),
    );
    const known = new Set(before.commits.get(thread.number)?.map((commit) => commit.sha));
    const commits = (after.commits.get(thread.number) ?? [])
      .filter((commit) => !known.has(commit.sha))
      .map((commit) => `commits "${commit.message.split("\n")[0]}"`)
      .reverse();
    const all = [...commits, ...lines];
    return after.threads.length > 1 ? all.map((line) => `#${thread.number}: ${line}`) : all;
  });
  return [...groups, ...threads];
}

function changesOf(
  before: ThreadView | undefined,
  after: ThreadView,
  botLogin: string,
  isMergedByQueue: boolean,
): readonly string[] {
  const lines: string[] = [];
  const added = (now: readonly string[], then: readonly string[] = []): readonly string[] =>
    now.filter((one) => !then.includes(one));
  for (const login of added(after.assignees, before?.assignees)) lines.push(`assigns ${login}`);
  for (const login of added(before?.assignees ?? [], after.assignees)) lines.push(`unassigns ${login}`);
  const newLabels = added(after.labels, before?.labels);
  const oldLabels = added(before?.labels ?? [], after.labels);
  if (newLabels.length > 0) lines.push(`adds the label${newLabels.length > 1 ? "s" : ""} ${newLabels.join(", ")}`);
  if (oldLabels.length > 0) lines.push(`takes off the label${oldLabels.length > 1 ? "s" : ""} ${oldLabels.join(", ")}`);
  lines.push(...checkChanges(before, after));
  lines.push(...commentChanges(before, after, botLogin));
  lines.push(...reactionChanges(before, after, botLogin));
  if (before !== undefined && before.state !== after.state)
    lines.push(
      after.merged ? (isMergedByQueue ? "sees it merged by the merge queue" : "merges") : `makes it ${after.state}`,
    );
  if (before !== undefined && before.title !== after.title) lines.push(`retitles it "${after.title}"`);
  return lines;
}

interface WithChecks {
  readonly checks: readonly CheckView[];
}

function checkChanges(before: WithChecks | undefined, after: WithChecks): readonly string[] {
  const words = (check: CheckView): string =>
    `${check.conclusion ?? check.status}${check.title ? `, ${check.title}` : ""}`;
  return after.checks
    .filter((check) => {
      const then = before?.checks.find((one) => one.name === check.name && one.appId === check.appId);
      return then === undefined || words(then) !== words(check);
    })
    .map((check) => `check ${check.name}: ${words(check)}`);
}

function commentChanges(before: ThreadView | undefined, after: ThreadView, botLogin: string): readonly string[] {
  const then = new Map((before?.comments ?? []).map((comment) => [comment.id, comment]));
  const lines = slotComments(after, botLogin).flatMap(({ slot, comment }) => {
    const old = then.get(comment.id);
    if (old === undefined) return [`writes the comment "${slot}"`];
    return old.body === comment.body ? [] : [`updates the comment "${slot}"`];
  });
  const now = new Set(after.comments.map((comment) => comment.id));
  for (const comment of before?.comments ?? []) {
    if (comment.by === botLogin && !now.has(comment.id)) lines.push("removes one of its comments");
  }
  return lines;
}

function reactionChanges(before: ThreadView | undefined, after: ThreadView, botLogin: string): readonly string[] {
  const own = (comment: ThreadView["comments"][number] | undefined): readonly string[] =>
    comment?.reactions.filter((reaction) => reaction.by === botLogin).map((reaction) => reaction.content) ?? [];
  return after.comments.flatMap((comment) => {
    const then = own(before?.comments.find((one) => one.id === comment.id));
    return own(comment)
      .filter((content) => !then.includes(content))
      .map((content) => `reacts ${content} to ${comment.by}'s comment`);
  });
}

/** Paths that commits of the App took from one name to another between two looks. */
export function renamesBetween(
  before: Observed,
  after: Observed,
): readonly { readonly thread: number; readonly from: string; readonly to: string }[] {
  return after.threads.flatMap((thread) => {
    const then = before.threads.find((one) => one.number === thread.number);
    if (then === undefined || then.head === thread.head || then.merged !== thread.merged) return [];
    if (!isNewByApp(before, after, thread.number)) return [];
    const gone = then.changedFiles.filter((path) => !thread.changedFiles.includes(path));
    const come = thread.changedFiles.filter((path) => !then.changedFiles.includes(path));
    return gone.length === come.length
      ? gone.map((from, index) => ({ thread: thread.number, from, to: come[index] ?? from }))
      : [];
  });
}

const isNewByApp = (before: Observed, after: Observed, thread: number): boolean =>
  (after.commits.get(thread)?.length ?? 0) > (before.commits.get(thread)?.length ?? 0);
