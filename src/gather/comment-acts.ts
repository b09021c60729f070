/**
 * Acts in comments: those of their texts, and what became of comments that were deleted.
 */
import type { Act, ActHappening } from "../core/model/act.ts";
import { channelRank } from "../core/model/act.ts";
import type { ActId, Instant } from "../core/model/names.ts";
import type { State } from "../core/model/state.ts";
import type { TimelineReading } from "../github/ports.ts";
import type { CommentHistory } from "./revisions.ts";
import { textActs } from "./text-acts.ts";

const placeOf = ({ id, url }: CommentHistory) =>
  ({ channel: "comment", id, url, head: null, firstIndex: 0, hasVerdict: false }) as const;

/** GitHub tells the time of a deletion only by an event without the comment's id: the nearest that fits. */
const deletedAt = (history: CommentHistory, timeline: readonly TimelineReading[]): Instant => {
  const { deleted } = history;
  if (!deleted) return history.revisions[0]?.at ?? ("" as Instant);
  const fitting = timeline.filter(
    (event) =>
      event.kind === "comment-deleted" &&
      event.author === history.author.login &&
      event.actor?.person.login === deleted.by.login &&
      event.at <= deleted.receivedAt,
  );
  return fitting.at(-1)?.at ?? deleted.receivedAt;
};

export const commentActs = (
  histories: readonly CommentHistory[],
  state: State,
  timeline: readonly TimelineReading[],
): readonly ActHappening[] =>
  histories.flatMap((history) => {
    const acts: Act[] = [...textActs(placeOf(history), history, state)];
    if (history.deleted) {
      acts.push({
        id: `comment:${history.id}:0:deleted` as ActId,
        at: deletedAt(history, timeline),
        by: history.deleted.by,
        channel: "comment",
        url: history.url,
        head: null,
        what: { kind: "deleted", of: `comment:${history.id}:`, author: history.author },
      });
    }
    return acts.map((act, index) => ({
      kind: "act",
      key: { at: act.at, rank: channelRank.comment, source: history.id, index },
      act,
    }));
  });
