/**
 * The texts that a comment has had, oldest first, as far as anybody told: the
 * present one from the reading, earlier ones from stored deliveries. What an edit
 * changed can only be known from these and from the record.
 */
import { z } from "zod";
import type { Instant } from "../core/model/names.ts";
import { login } from "../core/model/names.ts";
import type { Person } from "../core/model/subject.ts";
import { toInstant } from "../core/time/instant.ts";
import type { CommentReading } from "../github/ports.ts";
import type { StoredDelivery } from "../store/store.ts";

export interface Revision {
  /** `0` for the text as created, else the instant of the edit. */
  readonly name: string;
  readonly at: Instant;
  /** Null: a deleted account. */
  readonly by: Person | null;
  readonly body: string;
}

export interface CommentHistory {
  readonly id: number;
  readonly author: Person;
  readonly url: string;
  readonly viaEmail: boolean;
  readonly revisions: readonly Revision[];
  /** Set when it was deleted, with who did it and when the delivery came. */
  readonly deleted: { readonly by: Person; readonly receivedAt: Instant } | null;
}

const account = z.object({ login: z.string(), id: z.number(), type: z.string().optional() });
const commentPayload = z.object({
  action: z.string(),
  issue: z.object({ number: z.number() }),
  comment: z.object({
    id: z.number(),
    body: z.string().nullable(),
    created_at: z.string(),
    updated_at: z.string(),
    html_url: z.string(),
    user: account.nullable(),
    performed_via_github_app: z.object({ id: z.number() }).nullish(),
  }),
  changes: z.object({ body: z.object({ from: z.string() }).optional() }).optional(),
  sender: account,
});

const personOf = (one: z.infer<typeof account>): Person => ({ login: login(one.login), id: one.id });
const isPerson = (one: z.infer<typeof account> | null): boolean => one !== null && one.type !== "Bot";

interface Told {
  author: Person;
  url: string;
  revisions: Map<string, Revision>;
  deleted: CommentHistory["deleted"];
}

const told = (histories: Map<number, Told>, delivery: StoredDelivery): void => {
  const parsed = commentPayload.safeParse(delivery.payload);
  if (!parsed.success) return;
  const { comment, sender, action, changes } = parsed.data;
  if (!comment.user || !isPerson(comment.user) || comment.performed_via_github_app) return;
  const created = toInstant(comment.created_at);
  const updated = toInstant(comment.updated_at);
  if (!created || !updated) return;
  const author = personOf(comment.user);
  const history = histories.get(comment.id) ?? { author, url: comment.html_url, revisions: new Map(), deleted: null };
  histories.set(comment.id, history);
  const first = (body: string): Revision => ({ name: "0", at: created, by: author, body });
  if (action === "created") history.revisions.set("0", first(comment.body ?? ""));
  if (action === "edited" && changes?.body) {
    if (history.revisions.size === 0) history.revisions.set("0", first(changes.body.from));
    history.revisions.set(updated, { name: updated, at: updated, by: personOf(sender), body: comment.body ?? "" });
  }
  if (action === "deleted") {
    if (history.revisions.size === 0 && created === updated) history.revisions.set("0", first(comment.body ?? ""));
    history.deleted = { by: personOf(sender), receivedAt: delivery.receivedAt };
  }
};

const read = (histories: Map<number, Told>, comment: CommentReading): void => {
  if (comment.own || comment.viaApp || !comment.author || comment.author.isBot) return;
  const author = comment.author.person;
  const history = histories.get(comment.id) ?? { author, url: comment.url, revisions: new Map(), deleted: null };
  histories.set(comment.id, history);
  comment.edits?.forEach(({ at, by, body: text }, place) => {
    const name = place === 0 ? "0" : at;
    const editor = place === 0 ? author : (by?.person ?? null);
    if (text !== null && !history.revisions.has(name)) {
      history.revisions.set(name, { name, at: place === 0 ? comment.createdAt : at, by: editor, body: text });
    }
  });
  if (comment.lastEditedAt === null) {
    history.revisions.set("0", { name: "0", at: comment.createdAt, by: author, body: comment.body });
  } else if (!history.revisions.has(comment.lastEditedAt)) {
    const by = comment.editor?.person ?? null;
    history.revisions.set(comment.lastEditedAt, {
      name: comment.lastEditedAt,
      at: comment.lastEditedAt,
      by,
      body: comment.body,
    });
  }
};

/** Comments of people; those of Apps and bots are no acts. By id, revisions oldest first. */
export const commentHistories = (
  comments: readonly CommentReading[],
  deliveries: readonly StoredDelivery[],
): readonly CommentHistory[] => {
  const histories = new Map<number, Told>();
  for (const delivery of deliveries) if (delivery.event === "issue_comment") told(histories, delivery);
  for (const comment of comments) read(histories, comment);
  const byEmail = new Set(comments.filter((comment) => comment.viaEmail).map((comment) => comment.id));
  return [...histories]
    .sort(([one], [other]) => one - other)
    .map(([id, history]) => ({
      id,
      author: history.author,
      url: history.url,
      viaEmail: byEmail.has(id),
      revisions: [...history.revisions.values()].sort((one, other) =>
        one.at === other.at ? (one.name === "0" ? -1 : 1) : one.at < other.at ? -1 : 1,
      ),
      deleted: history.deleted,
    }));
};
