/**
 * Keys that the process knows and this version does not carry out yet. Some are
 * refused by name, because a decision would be made without them; others change no
 * decision: they are read, kept and said to be without effect.
 */

/** By the key of the map in which they stand: `roles.*`, `ballots.*`, or `` for the top. */
const refused: Readonly<Record<string, readonly string[]>> = {
  "": ["groups", "outbox"],
  governance: ["ballot"],
  "governance.approval": ["ballot"],
};

const scopeOf = (path: readonly (string | number)[]): string =>
  ["roles", "ballots", "documents"].includes(String(path[0])) && path.length === 2 ? `${path[0]}.*` : path.join(".");

export const isLaterKey = (path: readonly (string | number)[], key: string): boolean =>
  (refused[scopeOf(path)] ?? []).includes(key);

/** Documents that a policy may name before a preset has their kind. */
export const documentsWithoutEffect: readonly string[] = ["groups"];
