/** How a look ends: done, to be repeated soon, or failed and tried again later. */
import type { ApplyResult, Refused } from "../apply/apply.ts";
import { earlierLook } from "../core/decide/decide.ts";
import type { EffectProblem } from "../core/model/effect.ts";
import type { Instant } from "../core/model/names.ts";
import { nextTry } from "../core/plan/beside-refused.ts";
import { withMade } from "../core/plan/put-back.ts";
import { addSeconds, secondsBetween } from "../core/time/instant.ts";
import type { GitHubError } from "../github/github-error.ts";
import type { Expectation, LoadedSubject, SubjectNotes } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";

/** GitHub's reads can lag behind its writes by seconds: after an uncertain end, look only when they have caught up. */
const settleAfterWriteSeconds = 15;
const staleRetrySeconds = 3;
const firstRetrySeconds = 10;
const longestRetrySeconds = 15 * 60;
const daySeconds = 24 * 3_600;
/** How long after one look that found no thread the next is made, and that it is given up in the end. */
const goneRetrySeconds = [10, 60, 600, 3_600, ...Array.from({ length: 7 }, () => daySeconds)];

const stillExpected = (expectations: readonly Expectation[], now: Instant): readonly Expectation[] =>
  expectations.filter((expected) => now < expected.until);

/** How long a refused effect waits, by how often it was refused; what GitHub once refused it seldom takes later. */
const refusedRetrySeconds = [60, 10 * 60, 3_600, daySeconds] as const;

const refusedAgain = (earlier: readonly EffectProblem[], refused: Refused, now: Instant): EffectProblem => {
  const before = earlier.find(({ key, signature }) => key === refused.key && signature === refused.signature);
  const times = (before?.times ?? 0) + 1;
  return { ...refused, times, again: addSeconds(now, refusedRetrySeconds[times - 1] ?? daySeconds) };
};

/** A problem ends when its effect is carried out after all, and waits longer when it is refused again. */
export const notesAfter = (loaded: LoadedSubject, now: Instant, result: ApplyResult | null): SubjectNotes => {
  const { problems } = loaded.notes;
  const tried = new Set([...(result?.done ?? []), ...(result?.problems ?? []).map(({ key }) => key)]);
  return {
    ...loaded.notes,
    expectations: [...stillExpected(loaded.notes.expectations, now), ...(result?.expectations ?? [])],
    problems: [
      ...problems.filter((problem) => !tried.has(problem.key)),
      ...(result?.problems ?? []).map((refused) => refusedAgain(problems, refused, now)),
    ],
    comments: (result?.made ?? []).reduce(
      (made, { slot, id, at }) => withMade(made, slot, id, at),
      loaded.notes.comments ?? {},
    ),
    ...(result?.described === undefined ? {} : { described: result.described }),
    announced: [...(loaded.notes.announced ?? []), ...(result?.announced ?? [])],
    ...(result?.enqueued === undefined ? {} : { enqueued: result.enqueued }),
    ...(result?.titled === undefined ? {} : { titled: result.titled }),
    failures: 0,
    applyingSince: null,
  };
};

/** Another look stopped while it was changing GitHub; what it did may not be readable yet. */
export const isHalfApplied = ({ notes }: LoadedSubject, now: Instant): boolean =>
  notes.applyingSince != null && secondsBetween(notes.applyingSince, now) < settleAfterWriteSeconds;

export const lookLater = async ({ store }: LookDependencies, { subject, notes }: LoadedSubject): Promise<void> => {
  if (notes.applyingSince)
    await store.saveNotes(subject, notes, addSeconds(notes.applyingSince, settleAfterWriteSeconds));
};

export const lookAgain = async (
  { store, now, log }: LookDependencies,
  { subject, notes }: LoadedSubject,
  missing: readonly Expectation[],
): Promise<void> => {
  log.info(
    { missing: missing.map(({ kind, value }) => `${kind} ${value}`) },
    "GitHub's answer is behind; looking again",
  );
  await store.saveNotes(subject, notes, addSeconds(now(), staleRetrySeconds));
};

export const lookIsDone = async (
  { store, now }: LookDependencies,
  loaded: LoadedSubject,
  nextLook: Instant | null,
  result: ApplyResult | null = null,
): Promise<void> => {
  const notes = notesAfter(loaded, now(), result);
  const refused = (result?.problems ?? []).length > 0;
  const cured = loaded.notes.problems.some(({ key }) => result?.done.includes(key));
  const proposed = (result?.done ?? []).some((key) => key.startsWith("change:"));
  // What people are told of problems and of pull requests of ours changes: one more look, which plans with it.
  const soon = refused || cured || proposed ? addSeconds(now(), staleRetrySeconds) : null;
  await store.saveNotes(loaded.subject, notes, soon ?? earlierLook(nextLook, nextTry(notes.problems)));
};

/**
 * GitHub knows no such thread. Once something was recorded of it that may pass (a
 * repository on its way to another owner, a reading gone wrong): it is looked for again,
 * for about a week.
 */
export const lookFoundNothing = async ({ store, now }: LookDependencies, loaded: LoadedSubject): Promise<void> => {
  const notes = notesAfter(loaded, now(), null);
  const wait = loaded.entries.length === 0 ? undefined : goneRetrySeconds[loaded.notes.failures];
  const failures = wait === undefined ? 0 : loaded.notes.failures + 1;
  const again = wait === undefined ? null : addSeconds(now(), wait);
  await store.saveNotes(loaded.subject, { ...notes, indexed: notes.indexed ?? null, failures }, again);
};

export const retryDelaySeconds = (failures: number, error: GitHubError): number => {
  const backoff = Math.min(longestRetrySeconds, firstRetrySeconds * 2 ** Math.min(failures, 10));
  return Math.max(error.retryAfterSeconds ?? 0, error.uncertain ? settleAfterWriteSeconds : 0, backoff);
};

export const lookFailed = async (
  { store, now, log }: LookDependencies,
  loaded: LoadedSubject,
  error: GitHubError,
  result: ApplyResult | null = null,
): Promise<void> => {
  const { failures } = loaded.notes;
  const again = addSeconds(now(), retryDelaySeconds(failures, error));
  log.warn({ status: error.status, error: error.message, again }, "The look failed and is tried again");
  const notes = notesAfter(loaded, now(), result);
  await store.saveNotes(loaded.subject, { ...notes, failures: failures + 1 }, again);
};
