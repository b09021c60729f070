/** Turns of phrase that several rules share. */
import { distance } from "fastest-levenshtein";
import { quoted } from "../documents/quoted.ts";
import type { Kind } from "../model/kind.ts";
import { listInWords } from "../model/list-in-words.ts";

/** `a`, `b` or `c`. */
export const oneOf = (words: readonly string[]): string =>
  listInWords(
    words.map((word) => quoted(word)),
    "or",
  );

/** How a field is put in: a line of its own, or where the header is a table a row. */
export const howToAdd = ({ syntax }: Kind, name: string): string =>
  syntax === "rst-table" ? `Add a row ${quoted(name)} to the header table.` : `Add a line ${quoted(`${name}: …`)}.`;

/** The word that was probably meant: a slip or two away, fewer for short words. Null when none is near. */
export const nearest = (word: string, words: readonly string[]): string | null => {
  const text = word.toLowerCase();
  if (text.length > 100) return null;
  const ranked = words
    .map((candidate) => ({ candidate, slips: distance(text, candidate.toLowerCase()) }))
    .toSorted((one, other) => one.slips - other.slips);
  const best = ranked[0];
  return best && best.slips <= Math.max(1, Math.min(3, Math.floor(text.length / 3))) ? best.candidate : null;
};

const unseen = /\p{Cf}|[^\S \n]/u;

/** The first sign of a word that looks like nothing, or like a blank, as `(with U+00A0 in it)`; "" without one. */
export const withUnseen = (word: string): string => {
  const sign = unseen.exec(word.trim())?.[0].codePointAt(0);
  return sign === undefined
    ? ""
    : ` (with U+${sign.toString(16).toUpperCase().padStart(4, "0")} in it, which is not seen)`;
};
