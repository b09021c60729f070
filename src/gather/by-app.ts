/**
 * Comments that a person's account made by way of an App: what stands in them is the
 * App's doing, no act of the person. Deliveries say it of themselves; of comments that
 * none told of, and that hold commands which nobody has judged yet, it is asked.
 */
import { z } from "zod";
import { mayHoldCommands } from "../core/commands/parse-commands.ts";
import type { State } from "../core/model/state.ts";
import type { CommentReading, ThreadReading } from "../github/ports.ts";
import type { StoredDelivery } from "../store/store.ts";

const payload = z.object({
  comment: z.object({ id: z.number(), performed_via_github_app: z.object({ id: z.number() }).nullish() }),
});

/** By comment: whether an App wrote it. */
const told = (deliveries: readonly StoredDelivery[]): ReadonlyMap<number, boolean> =>
  new Map(
    deliveries.flatMap((delivery): readonly (readonly [number, boolean])[] => {
      const parsed = delivery.event === "issue_comment" ? payload.safeParse(delivery.payload) : null;
      return parsed?.success ? [[parsed.data.comment.id, Boolean(parsed.data.comment.performed_via_github_app)]] : [];
    }),
  );

export const judgedComments = ({ judged }: State): ReadonlySet<number> =>
  new Set([...judged].flatMap((id) => (id.startsWith("comment:") ? [Number(id.split(":")[1])] : [])));

const mayBeActs = ({ own, author, body }: CommentReading): boolean =>
  !own && author !== null && !author.isBot && mayHoldCommands(body);

/** The reading, with what Apps wrote in the name of people marked as such. */
export const markAppComments = async (
  reading: ThreadReading,
  state: State,
  deliveries: readonly StoredDelivery[],
  isByApp: (comment: number) => Promise<boolean>,
): Promise<ThreadReading> => {
  const known = told(deliveries);
  const judged = judgedComments(state);
  const byApp = new Set<number>();
  for (const comment of reading.comments) {
    const { id } = comment;
    if (known.get(id) ?? (!judged.has(id) && mayBeActs(comment) && (await isByApp(id)))) byApp.add(id);
  }
  if (byApp.size === 0) return reading;
  return { ...reading, comments: reading.comments.map((one) => (byApp.has(one.id) ? { ...one, viaApp: true } : one)) };
};
