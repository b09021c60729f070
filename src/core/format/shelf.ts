/** The other documents of a kind, where all of them are at hand: what rules over several documents look at. */
import { numberOf } from "../documents/field-values.ts";
import { numberFromPath } from "../documents/file-names.ts";
import type { Document } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";

export interface Shelf {
  /** The files that claim the number, in the order of their paths. */
  readonly pathsOf: (number: number) => readonly string[];
}

/** The number that a file claims: in its name, otherwise in its header. */
export const claimedNumber = (kind: Kind, document: Document): number | null =>
  numberFromPath(kind, document.path) ?? numberOf(document, kind);

export const shelfOf = (kind: Kind, documents: readonly Document[]): Shelf => {
  const paths = new Map<number, string[]>();
  for (const document of documents) {
    const number = claimedNumber(kind, document);
    if (number === null) continue;
    const known = paths.get(number);
    if (known) known.push(document.path);
    else paths.set(number, [document.path]);
  }
  for (const claiming of paths.values()) claiming.sort();
  return { pathsOf: (number) => paths.get(number) ?? [] };
};
