/**
 * The number of a document [D2, O2]: one that the file has and nobody else holds is kept.
 * Otherwise it is the thread's, and if that is taken too, the holder is named; or the next
 * after those that are held, without those that other threads claim. Of two that claim
 * one, the thread that was opened first has it.
 */
import type { NumberHolder } from "../model/facts.ts";
import type { DocumentGroup } from "../model/policy.ts";

export type Numbering =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "taken"; readonly number: number; readonly holder: string };

const nextAfter = (holders: readonly NumberHolder[]): number => {
  const claimed = new Set(holders.map(({ number }) => number));
  // A claim far off moves nothing: anybody can write one into a title.
  let next = 1 + Math.max(0, ...holders.filter(({ claimedBy }) => claimedBy === undefined).map(({ number }) => number));
  while (claimed.has(next)) next += 1;
  return next;
};

export const chooseNumber = (
  written: number | null,
  thread: number,
  holders: readonly NumberHolder[],
  numbers?: DocumentGroup["numbers"],
): Numbering => {
  const holderOf = (number: number): NumberHolder | undefined =>
    holders.find((one) => one.number === number && (one.claimedBy ?? 0) < thread);
  if (written !== null && !holderOf(written)) return { kind: "number", number: written };
  if (numbers === "next-available") return { kind: "number", number: nextAfter(holders) };
  const taken = holderOf(thread);
  return taken ? { kind: "taken", number: thread, holder: taken.holder } : { kind: "number", number: thread };
};
