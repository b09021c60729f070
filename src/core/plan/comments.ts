/** Comments by slot: made once, edited in place; of two in one slot the older stays. */
import type { Effect } from "../model/effect.ts";
import type { Seen } from "../model/seen.ts";

export interface WantedComment {
  readonly slot: string;
  readonly body: string;
}

// GitHub stores line ends as they come; a body read back is compared without regard to them.
const normal = (body: string): string => body.replace(/\r\n/g, "\n").trim();

export const planComments = (wanted: readonly WantedComment[], seen: Seen): readonly Effect[] => {
  const bySlot = Map.groupBy(
    [...seen.comments].sort((one, other) => one.id - other.id),
    (comment) => comment.slot,
  );
  const effects = wanted.map(({ slot, body }): Effect | null => {
    const [present] = bySlot.get(slot) ?? [];
    const common = { mode: "state", key: `comment:${slot}`, signature: body } as const;
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
