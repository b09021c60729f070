/**
 * The number of a document [D2]: one that the file has and nobody else holds is
 * kept, otherwise the thread's; if that is taken too, the holder is named.
 */
import type { NumberHolder } from "../model/facts.ts";

export type Numbering =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "taken"; readonly number: number; readonly holder: string };

export const chooseNumber = (written: number | null, thread: number, holders: readonly NumberHolder[]): Numbering => {
  const holderOf = (number: number): NumberHolder | undefined => holders.find((holder) => holder.number === number);
  if (written !== null && !holderOf(written)) return { kind: "number", number: written };
  const taken = holderOf(thread);
  return taken ? { kind: "taken", number: thread, holder: taken.holder } : { kind: "number", number: thread };
};
