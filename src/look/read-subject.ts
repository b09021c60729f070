/** One reading of the thread, and whether it can be trusted. */
import { votingReactions } from "../core/ballots/reactions.ts";
import type { MergingSeen } from "../core/model/merging.ts";
import type { Instant } from "../core/model/names.ts";
import type { OwnRequest } from "../core/model/own-change.ts";
import type { PolicyReading } from "../core/model/policy.ts";
import type { State } from "../core/model/state.ts";
import { statusLabel } from "../core/plan/labels.ts";
import { mayComeToMerge } from "../core/plan/merging.ts";
import { replay } from "../core/record/replay.ts";
import { markAppComments } from "../gather/by-app.ts";
import { withEarlierTexts } from "../gather/earlier-texts.ts";
import type { MissedPlaces } from "../gather/missed-places.ts";
import {
  commentsToPoll,
  type MissedReactions,
  missedReactions,
  type ReactionsOnComment,
} from "../gather/reaction-acts.ts";
import { missingFrom } from "../gather/stale.ts";
import { GitHubError } from "../github/github-error.ts";
import type { RepositoryPlace, ThreadReading } from "../github/ports.ts";
import type { Expectation, LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";
import { readOwnRequest } from "./read-own-request.ts";

export interface SubjectRead {
  readonly kind: "read";
  readonly place: RepositoryPlace;
  readonly reading: ThreadReading;
  readonly policy: PolicyReading;
  readonly state: State;
  /** The first sight of a policy in the repository. */
  readonly policySince: Instant;
  /** Of the comments of open ballots that take votes by reaction. */
  readonly reactions: readonly ReactionsOnComment[];
  readonly missedReactions: MissedReactions;
  /** Comments and reviews that were missed up to the reading before, and when that was made. */
  readonly missedBefore: MissedPlaces;
  readonly readBefore: Instant | null;
  /** How it can be merged, read only where the App may come to do it. */
  readonly merging: MergingSeen | null;
  /** It is a pull request of the App's own; null: it is people's. */
  readonly ownRequest: OwnRequest | null;
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
    const author = reading.author?.person.login;
    const isOurs = reading.isPullRequest && author !== undefined && dependencies.isOwn(author);
    const ownRequest = isOurs ? await readOwnRequest(dependencies, place, reading) : null;
    const governs = policy.kind === "policy" && reading.isPullRequest && !isOurs;
    const repositoryLabels = governs && !labelsInPlace ? await reader.readRepositoryLabels(place) : null;
    const policySince = policy.kind === "policy" ? await dependencies.store.sightPolicy(place.id, now()) : now();
    const marked = governs
      ? await markAppComments(reading, state, deliveries, (comment) => reader.isByApp(place, comment))
      : reading;
    const since = notes.readUntil ?? policySince;
    const whole = governs
      ? await withEarlierTexts(marked, { state, deliveries, since }, ({ node }) => reader.readEdits(place, node))
      : marked;
    const reactions: ReactionsOnComment[] = [];
    for (const comment of governs ? commentsToPoll(state, reading) : []) {
      reactions.push({ comment, ...(await reader.readReactions(place, comment.node, votingReactions)) });
    }
    const merging =
      governs && mayComeToMerge(state, policy.policy) ? await reader.readMerging(place, subject.number) : null;
    return {
      kind: "read",
      place,
      reading: whole,
      policy,
      state,
      policySince,
      ownRequest,
      reactions,
      missedBefore: notes.missedPlaces ?? {},
      readBefore: notes.readUntil ?? null,
      missedReactions: missedReactions(state, reactions, notes.missedReactions ?? {}),
      merging,
      repositoryLabels,
    };
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "failed", error };
    throw error;
  }
};
