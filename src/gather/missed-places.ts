/**
 * Comments and reviews that the record has acts from and a reading lacks. GitHub tells of
 * a deletion by a delivery, and by an event without the comment's id; what vanished
 * without either (an account that was flagged or deleted, say) can only be told by
 * readings that miss it: two complete ones, a settle time apart. Its acts stand.
 */
import { type Act, type ActHappening, channelRank, type Happening } from "../core/model/act.ts";
import type { ActId, Instant } from "../core/model/names.ts";
import type { PolicyReading } from "../core/model/policy.ts";
import type { State } from "../core/model/state.ts";
import type { Person } from "../core/model/subject.ts";
import { addSeconds, secondsBetween } from "../core/time/instant.ts";
import type { ThreadReading, TimelineReading } from "../github/ports.ts";
import type { CommentHistory } from "./revisions.ts";

/** A reading may be behind the one before it by so much. */
const lagSeconds = 60;

/** What two readings that miss a place must lie apart. */
export const confirmAfterSeconds = (policy: PolicyReading): number =>
  Math.max(lagSeconds, policy.kind === "policy" ? policy.policy.settleSeconds : 0);

/** Prefix of the acts of a place that is not there → when it was first missed. */
export type MissedPlaces = Readonly<Record<string, Instant>>;

interface Place {
  /** `comment:ID:` or `review:ID:`. */
  readonly of: string;
  readonly by: Person;
  readonly url: string;
  /** Of its last act. */
  readonly at: Instant;
}

const placePattern = /^((?:comment|review):([1-9]\d*):)/;

/** Every comment and review that the record has an act from. What was recorded for somebody is the secretary's. */
const placesOf = (state: State): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>();
  const add = (act: ActId, by: Person, at: Instant, url: string): void => {
    const of = placePattern.exec(act)?.[1];
    const known = of && places.get(of);
    if (of && (!known || known.at < at)) places.set(of, { of, by, at, url });
  };
  for (const { act, by, at, channel } of state.votes) if (channel !== "recorded") add(act, by, at, "");
  for (const { act, by, at, url } of state.commands) add(act, by, at, url);
  return places;
};

const presentPlaces = ({ comments, reviews }: ThreadReading): ReadonlySet<string> =>
  new Set([...comments.map(({ id }) => `comment:${id}:`), ...reviews.map(({ id }) => `review:${id}:`)]);

const deletionId = (of: string): ActId => `${of}0:deleted` as ActId;

/** Not there, and neither recorded nor told as deleted. */
const missingPlaces = (
  state: State,
  reading: ThreadReading,
  histories: readonly CommentHistory[],
): readonly Place[] => {
  const present = presentPlaces(reading);
  const told = new Set(histories.filter(({ deleted }) => deleted).map(({ id }) => `comment:${id}:`));
  return [...placesOf(state).values()].filter(
    ({ of }) => !present.has(of) && !told.has(of) && !state.judged.has(deletionId(of)),
  );
};

export interface MissedReading {
  readonly state: State;
  readonly reading: ThreadReading;
  /** The texts of comments as far as anybody told. */
  readonly histories: readonly CommentHistory[];
  /** When the last complete reading was made; null: none is known. */
  readonly readAt: Instant | null;
  readonly missed: MissedPlaces;
}

type DeletionEvent = Extract<TimelineReading, { kind: "comment-deleted" }>;

/** Events that nothing else explains and that may be about a comment of the person's that is missing now. */
const fittingEvents = (
  { reading, histories, readAt }: MissedReading,
  { by, at }: Pick<Place, "by" | "at">,
): readonly DeletionEvent[] => {
  const told = histories.filter(({ deleted, author }) => deleted && author.login === by.login).length;
  const events = reading.timeline.filter(
    (event): event is DeletionEvent =>
      event.kind === "comment-deleted" &&
      event.author === by.login &&
      event.actor !== null &&
      event.at >= at &&
      // Whoever was there at the last reading was deleted after it.
      (readAt === null || event.at >= addSeconds(readAt, -lagSeconds)),
  );
  return events.slice(told);
};

/** Deletions whose delivery never came, by the events that fit: each explains one comment, or none is taken for it. */
const tracedDeletions = (about: MissedReading, missing: readonly Place[]): readonly ActHappening[] =>
  [...Map.groupBy(missing, ({ by }) => by.login).values()].flatMap((places): readonly ActHappening[] => {
    const last = places.reduce((one, other) => (one.at < other.at ? other : one));
    const events = fittingEvents(about, last);
    if (events.length !== places.length) return [];
    return places
      .toSorted((one, other) => (one.at < other.at ? -1 : 1))
      .flatMap((place, index): readonly ActHappening[] => {
        const event = events[index];
        if (!event?.actor) return [];
        const act: Act = {
          id: deletionId(place.of),
          at: event.at,
          by: event.actor.person,
          channel: "comment",
          url: place.url,
          head: null,
          what: { kind: "deleted", of: place.of, author: place.by },
        };
        return [{ kind: "act", key: { at: event.at, rank: channelRank.comment, source: index, index: 0 }, act }];
      });
  });

/** First misses, kept from look to look until the place is there again or is told of. */
export const missedPlaces = ({ state, reading, histories, missed }: MissedReading): MissedPlaces =>
  Object.fromEntries(
    missingPlaces(state, reading, histories)
      .filter(({ of }) => !state.vanished.has(of))
      .map(({ of }) => [of, missed[of] ?? reading.date]),
  );

const placeChange = (of: string, to: "vanished" | "returned", at: Instant): Happening => ({
  kind: "place",
  key: { at, rank: channelRank.recorded, source: Number(placePattern.exec(of)?.[2] ?? 0), index: 0 },
  of,
  to,
});

/** What readings alone can tell of comments and reviews. */
export const placeHappenings = (about: MissedReading, confirmSeconds: number): readonly Happening[] => {
  const { state, reading, missed } = about;
  const comments = missingPlaces(state, reading, about.histories).filter(({ of }) => !state.vanished.has(of));
  const deletions = tracedDeletions(
    about,
    comments.filter(({ of }) => of.startsWith("comment:")),
  );
  const explained = new Set<string>(deletions.map(({ act }) => act.id));
  const vanished = comments.flatMap(({ of }): readonly Happening[] => {
    const since = missed[of];
    const isSettled = since !== undefined && secondsBetween(since, reading.date) >= confirmSeconds;
    return isSettled && !explained.has(deletionId(of)) ? [placeChange(of, "vanished", since)] : [];
  });
  const present = presentPlaces(reading);
  const returned = [...state.vanished].filter((of) => present.has(of));
  return [...deletions, ...vanished, ...returned.map((of) => placeChange(of, "returned", reading.date))];
};

/** When to look again because something was missed for the first time. */
export const confirmMissedPlaces = (missed: MissedPlaces, confirmSeconds: number, now: Instant): Instant | null =>
  Object.values(missed)
    .map((since) => addSeconds(since, confirmSeconds))
    .filter((due) => due > now)
    .sort()[0] ?? null;
