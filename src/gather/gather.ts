/** From a reading of GitHub and the record to what the fold and the plan are given. Pure but for what `needs.ts` reads. */
import type { Happening } from "../core/model/act.ts";
import type { Facts } from "../core/model/facts.ts";
import type { MadeComments } from "../core/model/made-comment.ts";
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
import { type MissedPlaces, placeHappenings } from "./missed-places.ts";
import type { Gathered } from "./needs.ts";
import { type MissedReactions, type ReactionsOnComment, reactionActs } from "./reaction-acts.ts";
import { reviewActs } from "./review-acts.ts";
import { commentHistories } from "./revisions.ts";

const greatestSkewSeconds = 60;

/** Where the thread was a draft at that instant: what made it one. */
const draftedBefore = (happenings: readonly Happening[], instant: Instant): Happening | null => {
  const last = happenings.findLast(
    (one) => one.kind === "thread" && (one.to === "draft" || one.to === "ready") && one.key.at < instant,
  );
  return last?.kind === "thread" && last.to === "draft" ? last : null;
};

/**
 * Acts older than our first sight of the policy are history: a thread opened before is
 * adopted as it stood at that sight, with the head that it has now.
 */
const inOurTime = (happenings: readonly Happening[], reading: ThreadReading, since: Instant): readonly Happening[] => {
  if (reading.createdAt >= since) return happenings;
  const [firstPush] = happenings.filter((one) => one.kind === "push" && one.key.at >= since);
  const drafted = draftedBefore(happenings, since);
  return happenings.flatMap((one): readonly Happening[] => {
    if (one === drafted) return [{ ...one, key: { at: since, rank: -1, source: 0, index: 1 } }];
    if (one.kind === "opening") {
      const head = firstPush ? one.head : (reading.head?.sha ?? null);
      return [{ ...one, head, adopted: true, key: { ...one.key, at: since } }];
    }
    return one.key.at >= since ? [one] : [];
  });
};

/** The thread, and what is read beside it because of the record. */
export interface WholeReading {
  readonly reading: ThreadReading;
  readonly reactions: readonly ReactionsOnComment[];
  readonly missedReactions: MissedReactions;
  /** Comments and reviews that were missed up to the reading before. */
  readonly missedBefore: MissedPlaces;
  readonly readBefore: Instant | null;
}

/** Everything that happened on the thread as far as anybody told; what the record has already is left out by the fold. */
export const happeningsOf = (
  { reading, reactions, missedReactions, missedBefore, readBefore }: WholeReading,
  loaded: LoadedSubject,
  state: State,
  context: {
    readonly isOwn: (login: string) => boolean;
    readonly policySince: Instant;
    readonly confirmSeconds: number;
  },
): readonly Happening[] => {
  const { isOwn, policySince, confirmSeconds } = context;
  const histories = commentHistories(reading.comments, loaded.deliveries);
  const ownHeads = new Set(
    loaded.notes.expectations.filter((expected) => expected.kind === "head").map((expected) => expected.value),
  );
  const all = [
    ...headHappenings({ reading, state, deliveries: loaded.deliveries, isOwn, ownHeads }),
    ...threadChanges(reading),
    ...commentActs(
      [...descriptionHistory(reading, state, loaded.deliveries, isOwn), ...histories],
      state,
      reading.timeline,
    ),
    ...reviewActs(reading.reviews, reading.timeline, state),
    ...reactionActs(state, reactions, missedReactions),
    ...labelActs({
      timeline: reading.timeline,
      deliveries: loaded.deliveries,
      url: reading.url,
      readUntil: loaded.notes.readUntil ?? null,
      judged: state.judged,
    }),
    ...placeHappenings({ state, reading, histories, missed: missedBefore, readAt: readBefore }, confirmSeconds),
  ];
  return inOurTime(all, reading, policySince);
};

export const factsOf = (
  reading: ThreadReading,
  policy: PolicyReading,
  gathered: Gathered,
  { now, caughtUp }: Pick<Facts, "now" | "caughtUp">,
): Facts => ({
  now,
  caughtUp,
  clockSkewed: Math.abs(secondsBetween(reading.date, now)) > greatestSkewSeconds,
  threadNumber: reading.number,
  opener: reading.author?.person ?? null,
  policy,
  ...gathered,
  freshReading: true,
});

/** A comment that we made is ours whatever somebody has made of its text, the marker included. */
const seenComments = (reading: ThreadReading, made: MadeComments): readonly SeenComment[] => {
  const slots = new Map(Object.entries(made).map(([slot, { id }]) => [id, slot]));
  return reading.comments.flatMap(({ id, node, own, body, createdAt, minimized }): readonly SeenComment[] => {
    const slot = own ? (slots.get(id) ?? slotOf(body)) : null;
    return slot === null ? [] : [{ id, node, slot, body, createdAt, minimized }];
  });
};

export const seenOf = (reading: ThreadReading, made: MadeComments): Seen => ({
  open: reading.state === "open",
  merged: reading.state === "merged",
  draft: reading.isDraft,
  head: reading.head?.sha ?? null,
  headBranch: reading.head?.branch ?? null,
  headRepository: reading.head?.repository ?? null,
  headWritable: reading.head?.writable ?? false,
  headIsFork: reading.head?.isFork ?? false,
  intoDefault: reading.baseBranch === reading.repository.defaultBranch,
  title: reading.title,
  description: reading.body,
  labels: reading.labels,
  assignees: reading.assignees,
  comments: seenComments(reading, made),
  checks: reading.checks,
  reactions: new Map(reading.comments.map((comment) => [`comment:${comment.id}`, comment.ownReactions])),
  repositoryLabels: null,
});
