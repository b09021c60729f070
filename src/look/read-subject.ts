/** One reading of the thread, and whether it can be trusted. */
import type { Instant } from "../core/model/names.ts";
import type { PolicyReading } from "../core/model/policy.ts";
import type { State } from "../core/model/state.ts";
import { statusLabel } from "../core/plan/labels.ts";
import { replay } from "../core/record/replay.ts";
import { missingFrom } from "../gather/stale.ts";
import { GitHubError } from "../github/github-error.ts";
import type { RepositoryPlace, ThreadReading } from "../github/ports.ts";
import type { Expectation, LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";

export interface SubjectRead {
  readonly kind: "read";
  readonly place: RepositoryPlace;
  readonly reading: ThreadReading;
  readonly policy: PolicyReading;
  readonly state: State;
  /** The first sight of a policy in the repository. */
  readonly policySince: Instant;
  /** Labels of the repository, read only when the thread's own are not in place. */
  readonly repositoryLabels: readonly string[] | null;
}

export type ReadResult =
  | SubjectRead
  | { readonly kind: "gone" }
  | { readonly kind: "stale"; readonly missing: readonly Expectation[] }
  | { readonly kind: "failed"; readonly error: GitHubError };

const knownPaths = (state: State): readonly string[] => [
  ...new Set([state.head?.path, state.document?.path].filter((path) => path != null)),
];

export const placeOf = ({ subject, place }: LoadedSubject): RepositoryPlace | null =>
  place && subject.kind === "thread" ? { ...place, id: subject.repository } : null;

export const readSubject = async (dependencies: LookDependencies, loaded: LoadedSubject): Promise<ReadResult> => {
  const { reader, now, expectationsOf } = dependencies;
  const { subject, deliveries, notes } = loaded;
  const place = placeOf(loaded);
  if (!place || subject.kind !== "thread") return { kind: "gone" };
  const state = replay(loaded.entries);
  try {
    const reading = await reader.readThread(place, subject.number, knownPaths(state));
    const expected = [...notes.expectations, ...expectationsOf(deliveries)];
    if (!reading) {
      // A thread that somebody spoke of a moment ago is not gone: the answer is behind.
      const awaited = expected.filter((one) => now() < one.until);
      return awaited.length > 0 ? { kind: "stale", missing: awaited } : { kind: "gone" };
    }
    const missing = missingFrom(reading, expected, now());
    if (missing.length > 0) return { kind: "stale", missing };
    const policy = dependencies.parsePolicy(reading.policy, reading.repository.defaultHead);
    dependencies.memory.rememberPolicy(place.id, policy);
    const label = state.status === null ? null : statusLabel(state.status);
    const labelsInPlace = label !== null && reading.labels.includes(label);
    const governs = policy.kind === "policy" && reading.isPullRequest;
    const repositoryLabels = governs && !labelsInPlace ? await reader.readRepositoryLabels(place) : null;
    const policySince = policy.kind === "policy" ? await dependencies.store.sightPolicy(place.id, now()) : now();
    return { kind: "read", place, reading, policy, state, policySince, repositoryLabels };
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "failed", error };
    throw error;
  }
};
