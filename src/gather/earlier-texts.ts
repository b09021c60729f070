/**
 * Comments that were edited while nobody listened: neither a delivery nor the record has
 * their first text, in which a vote may have stood that came in time, or that somebody
 * else wrote over. GitHub keeps the texts, and is asked for those edited since the last look.
 */
import { z } from "zod";
import type { Instant } from "../core/model/names.ts";
import type { State } from "../core/model/state.ts";
import { addSeconds } from "../core/time/instant.ts";
import type { CommentReading, EditReading, ThreadReading } from "../github/ports.ts";
import type { StoredDelivery } from "../store/store.ts";
import { judgedComments } from "./by-app.ts";

/** GitHub's readings may lag. */
const lagSeconds = 120;

const payload = z.object({ comment: z.object({ id: z.number() }) });

export interface EditedSince {
  readonly state: State;
  readonly deliveries: readonly StoredDelivery[];
  /** What was edited before then is no news: the last whole look, or our first sight of the policy. */
  readonly since: Instant;
}

export const withEarlierTexts = async (
  reading: ThreadReading,
  { state, deliveries, since }: EditedSince,
  readEdits: (comment: CommentReading) => Promise<readonly EditReading[]>,
): Promise<ThreadReading> => {
  const told = new Set(
    deliveries.flatMap((delivery) => {
      const parsed = delivery.event === "issue_comment" ? payload.safeParse(delivery.payload) : null;
      return parsed?.success ? [parsed.data.comment.id] : [];
    }),
  );
  const judged = judgedComments(state);
  const comments: CommentReading[] = [];
  for (const comment of reading.comments) {
    const { id, own, author, viaApp, lastEditedAt } = comment;
    const isPersons = !own && !viaApp && author !== null && !author.isBot;
    const isNews = lastEditedAt !== null && addSeconds(lastEditedAt, lagSeconds) >= since;
    const unknown = isPersons && isNews && !told.has(id) && !judged.has(id);
    comments.push(unknown ? { ...comment, edits: await readEdits(comment) } : comment);
  }
  return { ...reading, comments };
};
