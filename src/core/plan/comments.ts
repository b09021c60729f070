/** Comments by slot: made once, edited in place, put back when deleted; of two in one slot the older stays. */
import type { Effect } from "../model/effect.ts";
import type { MadeComment, MadeComments } from "../model/made-comment.ts";
import type { Instant } from "../model/names.ts";
import type { Seen, SeenComment } from "../model/seen.ts";
import { mayBeMade } from "./put-back.ts";

export interface WantedComment {
  readonly slot: string;
  readonly body: string;
}

// GitHub stores line ends as they come; a body read back is compared without regard to them.
const normal = (body: string): string => body.replace(/\r\n/g, "\n").trim();

/** Everybody is called once: a comment that is put back calls nobody. Our texts mention people, links have no sign of it. */
const withoutMentions = (body: string): string => body.replace(/@(?=[a-z0-9])/gi, "");

const wasDeleted = (made: MadeComment | undefined, present: SeenComment | undefined): boolean =>
  made !== undefined && (made.putBack.length > 0 || !present);

export const planComments = (
  wanted: readonly WantedComment[],
  seen: Seen,
  made: MadeComments,
  now: Instant,
): readonly Effect[] => {
  const bySlot = Map.groupBy(
    [...seen.comments].sort((one, other) => one.id - other.id),
    (comment) => comment.slot,
  );
  const effects = wanted.map(({ slot, body: text }): Effect | null => {
    const [present] = bySlot.get(slot) ?? [];
    const body = wasDeleted(made[slot], present) ? withoutMentions(text) : text;
    const common = { mode: "state", key: `comment:${slot}`, signature: body } as const;
    if (!present && mayBeMade(made[slot], now).kind !== "now") return null;
    if (!present) return { ...common, body: { kind: "create-comment", slot, body } };
    if (normal(present.body) === normal(body)) return null;
    return { ...common, body: { kind: "update-comment", slot, comment: present.id, body } };
  });
  const surplus = [...bySlot].flatMap(([slot, comments]) =>
    comments.slice(1).map(
      ({ id }): Effect => ({
        mode: "state",
        key: `comment-twice:${id}`,
        signature: slot,
        body: { kind: "delete-comment", slot, comment: id },
      }),
    ),
  );
  return [...effects.filter((effect) => effect !== null), ...surplus];
};
