/**
 * Which documents lose their place by a commit, and which of them a file then is. A file
 * that comes under the number of one that went is that document; so are files that take
 * each other's places, told by their contents or by their numbers.
 */
import type { Sha } from "../core/model/names.ts";
import type { Commit } from "./read-git.ts";

export interface Placed {
  readonly number: number | null;
  /** Of its last version. */
  readonly blob: Sha | null;
}

export interface Arrival {
  readonly path: string;
  /** The path before, where git calls it renamed. */
  readonly from: string | null;
  readonly blob: Sha;
  readonly number: number | null;
}

interface Swap {
  readonly path: string;
  readonly was: number | string;
  readonly is: number | string;
}

/** The places of those that are what others were, all within themselves. */
const permuted = (swaps: readonly Swap[]): readonly string[] => {
  const was = new Set(swaps.map((one) => one.was));
  const is = new Set(swaps.map((one) => one.is));
  const left = swaps.filter((one) => was.has(one.is) && is.has(one.was));
  return left.length === swaps.length ? left.map(({ path }) => path) : permuted(left);
};

/** By the place that they lose. */
export const looseLives = <Life extends Placed>(
  { changes }: Commit,
  arrivals: readonly Arrival[],
  byPath: ReadonlyMap<string, Life>,
): Map<string, Life> => {
  const loose = new Map<string, Life>();
  for (const { path, from, blob } of changes) {
    const left = from ?? (blob === null ? path : null);
    const life = left === null ? undefined : byPath.get(left);
    if (left !== null && life) loose.set(left, life);
  }
  const gone = new Set([...loose.values()].flatMap(({ number }) => number ?? []));
  const numbers: Swap[] = [];
  const blobs: Swap[] = [];
  for (const { path, blob, number } of arrivals) {
    const life = byPath.get(path);
    if (!life) continue;
    if (life.blob !== null && life.blob !== blob) blobs.push({ path, was: life.blob, is: blob });
    if (life.number === null || number === null || life.number === number) continue;
    if (gone.has(number)) loose.set(path, life);
    numbers.push({ path, was: life.number, is: number });
  }
  for (const path of [...permuted(blobs), ...permuted(numbers)]) {
    const life = byPath.get(path);
    if (life) loose.set(path, life);
  }
  return loose;
};

/** Whose file this was: of the same text, of its number, or what git calls renamed; null: of whoever is there, or nobody. */
export const formerPath = (
  loose: ReadonlyMap<string, Placed>,
  { path, from, blob, number }: Arrival,
  isThere: boolean,
): string | null => {
  if (isThere) return null;
  const sameText = [...loose].filter(([, life]) => life.blob === blob);
  const [only] = sameText.length === 1 ? sameText : [];
  if (only) return only[0];
  const sameNumber = number === null ? undefined : [...loose].find(([, life]) => life.number === number)?.[0];
  if (sameNumber !== undefined) return sameNumber;
  if (from !== null && loose.has(from)) return from;
  return loose.has(path) ? path : null;
};
