/** From a reading of GitHub and the record to what the fold and the plan are given. Pure but for what `needs.ts` reads. */
import type { Happening } from "../core/model/act.ts";
import type { Facts } from "../core/model/facts.ts";
import type { Instant } from "../core/model/names.ts";
import type { PolicyReading } from "../core/model/policy.ts";
import type { Seen, SeenComment } from "../core/model/seen.ts";
import type { State } from "../core/model/state.ts";
import { slotOf } from "../core/render/marker.ts";
import { secondsBetween } from "../core/time/instant.ts";
import type { ThreadReading } from "../github/ports.ts";
import type { LoadedSubject } from "../store/store.ts";
import { commentActs } from "./comment-acts.ts";
import { descriptionHistory } from "./description.ts";
import { headHappenings, threadChanges } from "./head-happenings.ts";
import { labelActs } from "./label-acts.ts";
import type { Gathered } from "./needs.ts";
import { reviewActs } from "./review-acts.ts";
import { commentHistories } from "./revisions.ts";

const greatestSkewSeconds = 60;

/**
 * Acts older than our first sight of the policy are history: a thread opened before is
 * adopted as it stood at that sight, with the head that it has now.
 */
const inOurTime = (happenings: readonly Happening[], reading: ThreadReading, since: Instant): readonly Happening[] => {
  if (reading.createdAt >= since) return happenings;
  const [firstPush] = happenings.filter((one) => one.kind === "push" && one.key.at >= since);
  return happenings.flatMap((one): readonly Happening[] => {
    if (one.kind === "opening") {
      const head = firstPush ? one.head : (reading.head?.sha ?? null);
      return [{ ...one, head, adopted: true, key: { ...one.key, at: since } }];
    }
    return one.key.at >= since ? [one] : [];
  });
};

/** Everything that happened on the thread as far as anybody told; what the record has already is left out by the fold. */
export const happeningsOf = (
  reading: ThreadReading,
  loaded: LoadedSubject,
  state: State,
  context: { readonly isOwn: (login: string) => boolean; readonly policySince: Instant },
): readonly Happening[] => {
  const { isOwn, policySince } = context;
  const ownHeads = new Set(
    loaded.notes.expectations.filter((expected) => expected.kind === "head").map((expected) => expected.value),
  );
  const all = [
    ...headHappenings({ reading, state, deliveries: loaded.deliveries, isOwn, ownHeads }),
    ...threadChanges(reading),
    ...commentActs(
      [
        ...descriptionHistory(reading, state, loaded.deliveries),
        ...commentHistories(reading.comments, loaded.deliveries),
      ],
      state,
      reading.timeline,
    ),
    ...reviewActs(reading.reviews, reading.timeline),
    ...labelActs(reading.timeline, reading.url),
  ];
  return inOurTime(all, reading, policySince);
};

export const factsOf = (reading: ThreadReading, policy: PolicyReading, gathered: Gathered, now: Instant): Facts => ({
  now,
  clockSkewed: Math.abs(secondsBetween(reading.date, now)) > greatestSkewSeconds,
  threadNumber: reading.number,
  draft: reading.isDraft,
  opener: reading.author?.person ?? null,
  policy,
  ...gathered,
  freshReading: true,
});

const seenComments = (reading: ThreadReading): readonly SeenComment[] =>
  reading.comments.flatMap((comment): readonly SeenComment[] => {
    const slot = comment.own ? slotOf(comment.body) : null;
    return slot === null
      ? []
      : [{ id: comment.id, node: comment.node, slot, body: comment.body, createdAt: comment.createdAt }];
  });

export const seenOf = (reading: ThreadReading): Seen => ({
  open: reading.state === "open",
  merged: reading.state === "merged",
  draft: reading.isDraft,
  head: reading.head?.sha ?? null,
  headBranch: reading.head?.branch ?? null,
  headRepository: reading.head?.repository ?? null,
  headWritable: reading.head?.writable ?? false,
  labels: reading.labels,
  assignees: reading.assignees,
  comments: seenComments(reading),
  checks: reading.checks,
  reactions: new Map(reading.comments.map((comment) => [`comment:${comment.id}`, comment.ownReactions])),
  repositoryLabels: null,
});
