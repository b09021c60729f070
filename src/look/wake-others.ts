/**
 * The merge groups that a thread is in are looked at again when it stands otherwise.
 * Threads of the same head or branch are looked at again when what they leave to one
 * another has changed, and after a check was posted: another may have posted its own
 * meanwhile, and the worse of both is to be the last. A thread from which a pull request of
 * ours follows is looked at again when that one stands otherwise.
 */
import { isDeepStrictEqual } from "node:util";
import type { ApplyResult } from "../apply/apply.ts";
import { indexOrigin } from "../core/model/own-change.ts";
import type { Standing } from "../core/model/standing.ts";
import type { LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";

const relevant = (standing: Standing | null): unknown =>
  standing && {
    state: standing.state,
    head: standing.head,
    branch: standing.branch,
    checks: Object.entries(standing.checks).map(([name, { status, conclusion }]) => [name, status, conclusion]),
  };

const whole = (standing: Standing | null): unknown => standing && { ...standing, at: null };

/** Groups of a merge queue that show how the thread stands, or wait for this look. */
const wakeGroups = async (
  { store }: LookDependencies,
  repository: number,
  number: number,
  hasChanged: boolean,
): Promise<void> => {
  for (const { subject, group } of await store.mergeGroupsWith(repository, number)) {
    if (hasChanged || number in group.asked) await store.enqueue(subject);
  }
};

/** Only when the notes of `after` were saved: whoever is woken reads them. */
export const wakeOthers = async (
  dependencies: LookDependencies,
  before: LoadedSubject,
  after: LoadedSubject,
  result: ApplyResult | null,
): Promise<void> => {
  const { store } = dependencies;
  const { subject } = after;
  if (subject.kind !== "thread") return;
  const request = after.notes.ownRequest;
  if (request?.origin != null && !isDeepStrictEqual(request, before.notes.ownRequest)) {
    const { origin: number } = request;
    await store.enqueue(number === indexOrigin ? { ...subject, kind: "index" } : { ...subject, number });
  }
  const [then, now] = [before.notes.standing ?? null, after.notes.standing ?? null];
  await wakeGroups(dependencies, subject.repository, subject.number, !isDeepStrictEqual(whole(then), whole(now)));
  const hasPosted = (result?.done ?? []).some((key) => key.startsWith("check:"));
  if (!hasPosted && isDeepStrictEqual(relevant(then), relevant(now))) return;
  const numbers = new Set<number>();
  for (const standing of [then, now]) {
    const others = standing ? await store.standings(subject.repository, standing, subject) : [];
    for (const { number } of others) numbers.add(number);
  }
  for (const number of numbers) await store.enqueue({ ...subject, number });
};
