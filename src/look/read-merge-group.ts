/** One reading of a merge group's queue, and whether it can be trusted. */
import type { Instant } from "../core/model/names.ts";
import type { MergeGroupSubject } from "../core/model/subject.ts";
import { addSeconds } from "../core/time/instant.ts";
import { missingChecks } from "../gather/stale.ts";
import { GitHubError } from "../github/github-error.ts";
import type { MergeGroupReading, RepositoryPlace } from "../github/ports.ts";
import type { Expectation, LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";

/** As long as an answer may lag behind the event that told of the group. */
const expectedForSeconds = 60;

export interface MergeGroupRead {
  readonly kind: "read";
  readonly place: RepositoryPlace;
  readonly reading: MergeGroupReading;
  /** When its checks were first asked for, or what is ahead of it was last merged. */
  readonly since: Instant;
}

export type MergeGroupReadResult =
  | MergeGroupRead
  /** Not in the queue, or nothing governs the repository: nothing is to be shown. */
  | { readonly kind: "gone" }
  | { readonly kind: "stale"; readonly loaded: LoadedSubject; readonly missing: readonly Expectation[] }
  | { readonly kind: "failed"; readonly error: GitHubError };

/** What was ahead of it is merged: how its members stand on that is not known yet. */
const hasMoved = (before: readonly number[], { members }: MergeGroupReading): boolean =>
  before.length > 0 && before.join() !== members.flatMap((member) => member?.number ?? []).join();

export const readMergeGroup = async (
  { reader, now, parsePolicy }: LookDependencies,
  subject: MergeGroupSubject,
  loaded: LoadedSubject,
): Promise<MergeGroupReadResult> => {
  const { notes } = loaded;
  const place = loaded.place && { ...loaded.place, id: subject.repository };
  if (!place) return { kind: "gone" };
  const since = notes.group?.since ?? now();
  const group = notes.group ?? { since, members: [], asked: {} };
  try {
    const reading = await reader.readMergeGroup(place, subject.base, subject.head);
    if (!reading || parsePolicy(reading.policy, reading.repository.defaultHead).kind === "missing") {
      return { kind: "gone" };
    }
    const until = addSeconds(since, expectedForSeconds);
    if (reading.members.length === 0) {
      if (now() >= until) return { kind: "gone" };
      const missing = [{ kind: "merge-group" as const, value: subject.head, until }];
      return { kind: "stale", loaded: { ...loaded, notes: { ...notes, group } }, missing };
    }
    const missing = missingChecks(reading.checks, subject.head, notes.expectations, now());
    if (missing.length > 0) return { kind: "stale", loaded, missing };
    return { kind: "read", place, reading, since: hasMoved(group.members, reading) ? now() : since };
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "failed", error };
    throw error;
  }
};
