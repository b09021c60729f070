/**
 * The job for a group of a merge queue: read the queue, take how each member stands, post
 * both checks on the group's head. Nothing is decided and nothing recorded here
 * (docs/adr/0031-merge-groups.md). A group that is in its queue no more is finished.
 */
import type { Instant } from "../core/model/names.ts";
import { type MergeGroupSubject, subjectKey } from "../core/model/subject.ts";
import { amongRefused } from "../core/plan/beside-refused.ts";
import { planMergeGroup } from "../core/plan/merge-group.ts";
import { addSeconds } from "../core/time/instant.ts";
import { withoutRerequested } from "../gather/rerequested.ts";
import type { GitHubError } from "../github/github-error.ts";
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

const giveUp = async (dependencies: LookDependencies, loaded: LoadedSubject, error: GitHubError): Promise<void> => {
  const { subject } = loaded;
  dependencies.log.warn({ error: error.message, subject: subjectKey(subject) }, "A merge group cannot be answered");
  await finish(dependencies, loaded);
};

interface Asking {
  readonly asked: MergeGroupNotes["asked"];
  /** To be asked now: for the first time, or again, since their look may fail, or GitHub's answer be behind. */
  readonly due: readonly number[];
}

const askingFor = (awaited: readonly number[], before: MergeGroupNotes["asked"], now: Instant): Asking => {
  const lastAsked = (number: number): Instant | undefined => before[number];
  const due = awaited.filter((number) => {
    const last = lastAsked(number);
    return last === undefined || addSeconds(last, askAgainSeconds) <= now;
  });
  const asked = awaited.map((number) => [number, due.includes(number) ? now : (lastAsked(number) ?? now)] as const);
  return { asked: Object.fromEntries(asked), due };
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
  const { asked, due: toAsk } = askingFor(plan.awaited, loaded.notes.group?.asked ?? {}, now());
  const { due: effects, problems } = amongRefused(plan.effects, loaded.notes.problems, now());
  const before = { ...loaded, notes: { ...loaded.notes, problems, group: { since, members: numbers, asked } } };
  // Noted before any is asked: whoever has looked then knows whom to tell.
  await store.saveNotes(subject, before.notes, addSeconds(now(), askAgainSeconds));
  for (const number of toAsk) await store.enqueue({ kind: "thread", repository: subject.repository, number });
  const result = effects.length === 0 ? null : await applyNoted(dependencies, before, place, effects);
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
  if (read.kind === "failed" && read.error.retryable) return lookFailed(dependencies, loaded, read.error);
  // Nothing is gained by asking again; a look at everything finds the group when the App may see it.
  if (read.kind === "failed") return giveUp(dependencies, loaded, read.error);
  if (read.kind === "stale") return lookAgain(dependencies, read.loaded, read.missing);
  if (read.kind === "gone") return finish(dependencies, loaded);
  return show(dependencies, subject, loaded, read);
};
