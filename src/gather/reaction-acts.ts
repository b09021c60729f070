/**
 * Acts by reaction on the comments of open ballots. A reaction carries its own time; of
 * one that was taken off nothing is left, so that only readings that miss it can tell:
 * two of them, a while apart, since GitHub's readings may lag behind one another, or one
 * that shows what the person has put there instead.
 */
import { choiceOfReaction, reactionActId, reactionOf } from "../core/ballots/reactions.ts";
import { openBallots } from "../core/decide/deadlines.ts";
import { type ActHappening, channelRank } from "../core/model/act.ts";
import type { ActId, Instant } from "../core/model/names.ts";
import type { State } from "../core/model/state.ts";
import { isSamePerson, type Person } from "../core/model/subject.ts";
import { slotOf } from "../core/render/marker.ts";
import { addSeconds, secondsBetween } from "../core/time/instant.ts";
import type { CommentReading, ReactionReading, ThreadReading } from "../github/ports.ts";

/** What two looks of the same reaction's absence must lie apart. */
const confirmSeconds = 60;

/** The voting reactions of one of our comments, complete as of `date`. */
export interface ReactionsOnComment {
  readonly comment: CommentReading;
  readonly date: Instant;
  readonly reactions: readonly ReactionReading[];
}

/** Act of a reaction that is not there any more → when it was first missed. */
export type MissedReactions = Readonly<Record<string, Instant>>;

/** Comments whose reactions are votes now. */
export const commentsToPoll = (state: State, { comments }: ThreadReading): readonly CommentReading[] => {
  const slots = new Set(
    openBallots(state)
      .filter(({ question }) => question.channels.includes("reaction"))
      .map(({ id }) => `ballot:${id}`),
  );
  return slots.size === 0 ? [] : comments.filter((comment) => comment.own && slots.has(slotOf(comment.body) ?? ""));
};

/** Reactions that the record has and the reading has not, with the first time that it was so. */
export const missedReactions = (
  state: State,
  read: readonly ReactionsOnComment[],
  before: MissedReactions,
): MissedReactions => {
  if (read.length === 0) return {};
  const present = new Map(
    read.map(({ comment, date, reactions }) => [comment.id, { date, ids: new Set(reactions.map(({ id }) => id)) }]),
  );
  return Object.fromEntries(
    state.votes.flatMap(({ act, comment }): readonly [string, Instant][] => {
      const given = comment?.byAuthor ? null : reactionOf(act);
      const on = given && present.get(given.comment);
      return !given || !on || on.ids.has(given.reaction) ? [] : [[act, before[act] ?? on.date]];
    }),
  );
};

/** When to look again because a reaction was missed for the first time. */
export const confirmMissed = (missed: MissedReactions, now: Instant): Instant | null =>
  Object.values(missed)
    .map((since) => addSeconds(since, confirmSeconds))
    .filter((due) => due > now)
    .sort()[0] ?? null;

/** A reaction means the ballot under whose comment it stands. */
const questionOf = ({ body }: CommentReading): { readonly question?: string } => {
  const [, question] = /^ballot:([^/]+)\//.exec(slotOf(body) ?? "") ?? [];
  return question === undefined ? {} : { question };
};

const createdActs = ({ comment, reactions }: ReactionsOnComment): readonly ActHappening[] =>
  reactions.flatMap(({ id, author, content, createdAt }): readonly ActHappening[] => {
    const choice = choiceOfReaction(content);
    if (!choice || !author || author.isBot) return [];
    return [
      {
        kind: "act",
        key: { at: createdAt, rank: channelRank.reaction, source: id, index: 0 },
        act: {
          id: reactionActId(id, comment.id),
          at: createdAt,
          by: author.person,
          channel: "reaction",
          url: comment.url,
          head: null,
          what: { kind: "vote", choice, reason: null, ...questionOf(comment) },
        },
      },
    ];
  });

/**
 * When the same person has put another one there since the last look: a reading that shows
 * the newer one is not behind, and that is when the mind was changed.
 */
const putInstead = (state: State, by: Person, { comment, reactions }: ReactionsOnComment): Instant | null =>
  reactions.find(
    ({ id, author, content }) =>
      author !== null &&
      isSamePerson(author.person, by) &&
      choiceOfReaction(content) !== null &&
      !state.judged.has(reactionActId(id, comment.id)),
  )?.createdAt ?? null;

const goneActs = (
  state: State,
  read: readonly ReactionsOnComment[],
  missed: MissedReactions,
): readonly ActHappening[] =>
  state.votes.flatMap(({ act, by }): readonly ActHappening[] => {
    const since = missed[act];
    const given = since === undefined ? null : reactionOf(act);
    const on = given && read.find(({ comment }) => comment.id === given.comment);
    if (!since || !given || !on) return [];
    const changed = putInstead(state, by, on);
    if (!changed && secondsBetween(since, on.date) < confirmSeconds) return [];
    const at = changed ?? since;
    const of = `reaction:${given.reaction}:${given.comment}:`;
    return [
      {
        kind: "act",
        key: { at, rank: channelRank.reaction, source: given.reaction, index: 1 },
        act: {
          id: `${of}gone` as ActId,
          at,
          by,
          channel: "reaction",
          url: on.comment.url,
          head: null,
          what: { kind: "deleted", of, author: by, polled: true },
        },
      },
    ];
  });

export const reactionActs = (
  state: State,
  read: readonly ReactionsOnComment[],
  missed: MissedReactions,
): readonly ActHappening[] => [...read.flatMap(createdActs), ...goneActs(state, read, missed)];
