/**
 * "Did you mean …": the known word that was most likely meant. Short words must be
 * nearer than long ones, so that `/ok` is never ours.
 */
import { editDistance } from "./edit-distance.ts";

/** Longest words compared; anything longer was not meant to be one of ours. */
const longest = 64;

const allowed = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

/** The nearest of `known` (at a tie the first), null when none is near. Case is ignored; a word that is known is its own nearest. */
export const nearestWord = (word: string, known: Iterable<string>): string | null => {
  const wanted = word.toLowerCase();
  if (wanted.length > longest) return null;
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of known) {
    const limit = allowed(Math.min(wanted.length, candidate.length));
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const found = editDistance(wanted, candidate.toLowerCase());
    if (found <= limit && (best === null || found < best.distance)) best = { word: candidate, distance: found };
  }
  return best?.word ?? null;
};
