/** "Did you mean …?" for a word that is nearly one of those known. */
import { distance } from "fastest-levenshtein";

/** The known word that is nearest, if it is near enough to be meant; null otherwise. */
export function nearest(word: string, known: readonly string[]): string | null {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, "");
  const bound = word.length <= 3 ? 1 : word.length <= 6 ? 2 : 3;
  const ranked = known
    .map((candidate) => ({ candidate, far: distance(plain(word), plain(candidate)) }))
    .sort((one, other) => one.far - other.far);
  const best = ranked[0];
  return best !== undefined && best.far <= bound ? best.candidate : null;
}

/** A sentence with the way out: the near word, otherwise all that are known. */
export function wayOut(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === null ? `Known here: ${known.join(", ")}.` : `Did you mean "${near}"?`;
}
