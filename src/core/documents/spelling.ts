/**
 * Whether one word is the other one misspelt. Only words in lower case, and never
 * those on which a rule turns: what looks like a slip there may be the whole point.
 */
import { editDistance } from "../model/edit-distance.ts";

/** Words that negate, oblige, allow, count or bound; as they stand in lower case. */
const decisive: ReadonlySet<string> = new Set(
  (
    "not no nor none never neither nothing nobody nowhere without cannot except unless until " +
    "must shall should may might can could will would ought required recommended optional mandatory forbidden " +
    "all any both each either every few fewer less least many more most much only other same several some such " +
    "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion half third " +
    "quarter once twice first second last next former latter and or if then else but than for from into onto over " +
    "under above below after before between within during since while when where whether with by on off in out up " +
    "down to at as of so yes true false"
  ).split(" "),
);

/** `don't`, and `dont` as people write it. */
const isNegation = (word: string): boolean =>
  /^(?:[a-z]+n't|(?:do|does|did|is|are|was|were|wo|would|should|could|has|have|had)nt)$/.test(word);

/** Words that are never taken for a misspelling of others, in any case of their letters. */
export const isDecisive = (word: string): boolean => {
  const lower = word.toLowerCase();
  return decisive.has(lower) || isNegation(lower);
};

const negatingPrefix = /^(?:un|in|im|ir|il|dis|non|de|mis|anti|counter)/;

const differByPrefix = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.endsWith(short) && negatingPrefix.test(long.slice(0, long.length - short.length));
};

const isSwap = (one: string, other: string): boolean =>
  one.length === other.length && [...one].sort().join("") === [...other].sort().join("");

const longestWord = 64;

/** Both sides are words as written. The first letter stays, and short words only have letters swapped. */
export const isRespelling = (one: string, other: string): boolean => {
  if (isDecisive(one) || isDecisive(other)) return false;
  // A capital at the beginning of a sentence.
  if (one.slice(1) === other.slice(1) && one.toLowerCase() === other.toLowerCase()) return one.length > 1;
  const lower = /^\p{Ll}+$/u;
  if (!lower.test(one) || !lower.test(other) || one[0] !== other[0]) return false;
  const least = Math.min(one.length, other.length);
  if (Math.max(one.length, other.length) > longestWord || Math.abs(one.length - other.length) > 2) return false;
  if (differByPrefix(one, other)) return false;
  const distance = editDistance(one, other);
  if (least < 4) return distance === 1 && isSwap(one, other);
  return distance <= (least < 8 ? 1 : 2);
};
