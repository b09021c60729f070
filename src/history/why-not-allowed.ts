/** Whether a kind's table has a move, and in words why it is none of its moves. */
import type { Kind } from "../core/model/kind.ts";
import type { Status } from "../core/model/names.ts";

export const articled = (kind: Kind): string => `a ${kind.noun}`;

const goesTo = (kind: Kind, from: Status): string => {
  const targets = [...new Set(kind.moves.filter((move) => move.from.includes(from)).map((move) => move.to))].filter(
    (to) => to !== from,
  );
  return targets.length === 0 ? `${from} is an end` : `from ${from} it goes to ${targets.join(", ")}`;
};

const known = (kind: Kind, text: string): Status | null =>
  kind.statuses.find(({ name }) => name === text)?.name ?? null;

/** Null: the table has the move. `from`: undefined at its beginning. */
export const whyNotAllowed = (kind: Kind, from: string | undefined, to: string | null): string | null => {
  if (to === null) return from === undefined ? "No status can be read in it." : "The status went from the file.";
  const target = known(kind, to);
  if (target === null) return `${JSON.stringify(to)} is no status of ${articled(kind)}.`;
  if (from === undefined) return target === kind.initial ? null : `A new ${kind.noun} begins as ${kind.initial}.`;
  const source = known(kind, from);
  if (source === null) return `What it was before is no status of ${articled(kind)}.`;
  return kind.moves.some((move) => move.to === target && move.from.includes(source))
    ? null
    : `${goesTo(kind, source).replace(/^./, (letter) => letter.toUpperCase())}, not to ${target}.`;
};
