/**
 * Has the kept index looked at when a look changes what it shows of its thread. Before that
 * look's notes are saved: after a crash in between the next look finds the same change and
 * wakes it again, and by the time of the index's own look they are there.
 */
import { isDeepStrictEqual } from "node:util";
import type { PlanQuestion } from "../core/plan/plan-question.ts";
import { addSeconds } from "../core/time/instant.ts";
import type { LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";
import { indexWaitSeconds } from "./look-at-index.ts";

export const wakeIndex = async (
  { store, now }: LookDependencies,
  { subject, notes: before }: LoadedSubject,
  { notes: after }: LoadedSubject,
  { facts }: PlanQuestion,
): Promise<void> => {
  const { policy } = facts;
  if (subject.kind !== "thread" || policy.kind !== "policy" || !policy.policy.index) return;
  if (isDeepStrictEqual(before.indexed ?? null, after.indexed ?? null)) return;
  const index = { kind: "index", repository: subject.repository } as const;
  await store.lookBy(index, addSeconds(now(), indexWaitSeconds));
};
