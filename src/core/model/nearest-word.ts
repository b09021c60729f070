/**
 * "Did you mean …": the known word that was most likely meant. Letters left out,
 * added, changed or swapped with their neighbour are counted (Damerau–Levenshtein,
 * restricted); short words must be nearer than long ones, so that `/ok` is never ours.
 */

/** Longest words compared; anything longer was not meant to be one of ours. */
const longest = 64;

const allowed = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

const distance = (one: string, other: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
};

/** The nearest of `known` (at a tie the first), null when none is near. Case is ignored; a word that is known is its own nearest. */
export const nearestWord = (word: string, known: Iterable<string>): string | null => {
  const wanted = word.toLowerCase();
  if (wanted.length > longest) return null;
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of known) {
    const limit = allowed(Math.min(wanted.length, candidate.length));
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const found = distance(wanted, candidate.toLowerCase());
    if (found <= limit && (best === null || found < best.distance)) best = { word: candidate, distance: found };
  }
  return best?.word ?? null;
};
