/**
 * The description of a thread as a comment of its opener's: commands in it count like
 * any others, when it is opened, and of an edit what is new. GitHub tells no time of an
 * edit in the reading, so that only deliveries can.
 */
import { z } from "zod";
import { login } from "../core/model/names.ts";
import type { State } from "../core/model/state.ts";
import { toInstant } from "../core/time/instant.ts";
import type { ThreadReading } from "../github/ports.ts";
import type { StoredDelivery } from "../store/store.ts";
import type { CommentHistory, Revision } from "./revisions.ts";

/** No comment has it. */
const descriptionId = 0;

const payload = z.object({
  pull_request: z.object({ body: z.string().nullable(), updated_at: z.string() }),
  changes: z.object({ body: z.object({ from: z.string().nullable() }).optional() }).optional(),
  sender: z.object({ login: z.string(), id: z.number() }),
});

const editOf = ({ payload: told }: StoredDelivery): readonly Revision[] => {
  const parsed = payload.safeParse(told);
  if (!parsed.success || !parsed.data.changes?.body) return [];
  const { pull_request: pull, sender } = parsed.data;
  const at = toInstant(pull.updated_at);
  return at ? [{ name: at, at, by: { login: login(sender.login), id: sender.id }, body: pull.body ?? "" }] : [];
};

const firstBody = (reading: ThreadReading, state: State, deliveries: readonly StoredDelivery[]): string | null => {
  const opened = deliveries.find((one) => one.event === "pull_request" && one.action === "opened");
  const parsed = opened ? payload.safeParse(opened.payload) : null;
  if (parsed?.success) return parsed.data.pull_request.body ?? "";
  // Later it may have been edited: what was not told when it was new is not guessed.
  return state.heads.length === 0 ? reading.body : null;
};

/** None for threads of Apps and of deleted accounts. */
export const descriptionHistory = (
  reading: ThreadReading,
  state: State,
  deliveries: readonly StoredDelivery[],
  isOwn: (login: string) => boolean,
): readonly CommentHistory[] => {
  if (!reading.author || reading.author.isBot) return [];
  const author = reading.author.person;
  const body = firstBody(reading, state, deliveries);
  const first: readonly Revision[] = body === null ? [] : [{ name: "0", at: reading.createdAt, by: author, body }];
  // What the App writes above it is no act.
  const edits = deliveries
    .filter((one) => one.event === "pull_request" && one.action === "edited")
    .flatMap(editOf)
    .filter(({ by }) => by === null || !isOwn(by.login));
  const revisions = [...first, ...edits];
  return revisions.length === 0
    ? []
    : [{ id: descriptionId, author, url: reading.url, viaEmail: false, revisions, deleted: null }];
};
