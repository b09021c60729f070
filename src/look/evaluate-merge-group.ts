/**
 * The job for a group of a merge queue: read the queue, take how each member stands, post
 * both checks on the group's head. Nothing is decided and nothing recorded here
 * (docs/adr/0031-merge-groups.md). A group that is in its queue no more is finished.
 */
import type { Instant } from "../core/model/names.ts";
import type { MergeGroupSubject } from "../core/model/subject.ts";
import { planMergeGroup } from "../core/plan/merge-group.ts";
import { addSeconds } from "../core/time/instant.ts";
import { withoutRerequested } from "../gather/rerequested.ts";
import type { LoadedSubject, MergeGroupNotes } from "../store/store.ts";
import { isHalfApplied, lookAgain, lookFailed, lookIsDone, lookLater } from "./after-look.ts";
import { applyNoted } from "./apply-noted.ts";
import type { LookDependencies } from "./dependencies.ts";
import { type MergeGroupRead, readMergeGroup } from "./read-merge-group.ts";

/** A member that still does not stand is asked to be looked at again. */
const askAgainSeconds = 15;
/** An event that comes late may speak of a group that is gone, and GitHub's answer still show it. */
const settleSeconds = 15;
/** That a group is gone may be lost as any event. */
const stillThereSeconds = 600;

const isOver = ({ deliveries }: LoadedSubject): boolean =>
  deliveries.some(({ event, action, payload }) => {
    if (event === "merge_group") return action === "destroyed";
    return (
      event === "push" && typeof payload === "object" && payload !== null && Reflect.get(payload, "deleted") === true
    );
  });

/** Those behind it in the queue may have waited for it. */
const finish = async ({ store, now }: LookDependencies, loaded: LoadedSubject): Promise<void> => {
  const { subject, deliveries, notes } = loaded;
  const own = notes.group?.members.at(-1);
  const over = isOver(loaded) ? { groupOver: now() } : {};
  await store.saveNotes(subject, { expectations: [], problems: [], failures: 0, ...over }, null);
  if (subject.kind === "merge-group" && own !== undefined) {
    const behind = await store.mergeGroupsWith(subject.repository, own);
    for (const other of behind) await store.enqueue(other.subject);
  }
  await store.consume(
    subject,
    deliveries.map(({ id }) => id),
    now(),
  );
};

/** Each is asked at once, and then now and then: its look may fail, or GitHub's answer be behind. */
const ask = async (
  { store }: LookDependencies,
  { repository }: MergeGroupSubject,
  awaited: readonly number[],
  before: MergeGroupNotes["asked"],
  now: Instant,
): Promise<MergeGroupNotes["asked"]> => {
  const asked: Record<string, Instant> = {};
  for (const number of awaited) {
    const last = before[number];
    const isDue = last === undefined || addSeconds(last, askAgainSeconds) <= now;
    if (isDue) await store.enqueue({ kind: "thread", repository, number });
    asked[number] = isDue ? now : last;
  }
  return asked;
};

const show = async (
  dependencies: LookDependencies,
  subject: MergeGroupSubject,
  loaded: LoadedSubject,
  { reading, place, since }: MergeGroupRead,
): Promise<void> => {
  const { store, now, caughtUp, wording } = dependencies;
  const numbers = reading.members.flatMap((member) => member?.number ?? []);
  const standings = await store.standingsOf(subject.repository, numbers);
  const members = reading.members.map(
    (member) => member && { ...member, standing: standings.get(member.number) ?? null },
  );
  const checks = withoutRerequested({ checks: reading.checks, head: { sha: subject.head } }, loaded.deliveries);
  const plan = planMergeGroup({ head: subject.head, since, members, checks, caughtUp, now: now(), wording });
  // Noted before any is asked: whoever has looked then knows whom to tell.
  const notes = { ...loaded.notes, group: { since, members: numbers, asked: loaded.notes.group?.asked ?? {} } };
  await store.saveNotes(subject, notes, addSeconds(now(), askAgainSeconds));
  const asked = await ask(dependencies, subject, plan.awaited, notes.group.asked, now());
  const before = { ...loaded, notes: { ...notes, group: { ...notes.group, asked } } };
  const result = plan.effects.length === 0 ? null : await applyNoted(dependencies, before, place, plan.effects);
  await store.consume(
    subject,
    loaded.deliveries.map(({ id }) => id),
    now(),
  );
  if (result?.failure) return lookFailed(dependencies, before, result.failure, result);
  const wait = plan.isWaiting ? askAgainSeconds : stillThereSeconds;
  return lookIsDone(dependencies, before, addSeconds(now(), wait), result);
};

export const evaluateMergeGroup = async (dependencies: LookDependencies, subject: MergeGroupSubject): Promise<void> => {
  const loaded = await dependencies.store.load(subject);
  if (isOver(loaded)) return finish(dependencies, loaded);
  const { groupOver } = loaded.notes;
  if (groupOver && dependencies.now() < addSeconds(groupOver, settleSeconds)) {
    return dependencies.store.saveNotes(subject, loaded.notes, addSeconds(groupOver, settleSeconds));
  }
  if (isHalfApplied(loaded, dependencies.now())) return lookLater(dependencies, loaded);
  const read = await readMergeGroup(dependencies, subject, loaded);
  if (read.kind === "failed") return lookFailed(dependencies, loaded, read.error);
  if (read.kind === "stale") return lookAgain(dependencies, read.loaded, read.missing);
  if (read.kind === "gone") return finish(dependencies, loaded);
  return show(dependencies, subject, loaded, read);
};
