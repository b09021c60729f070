/**
 * Shares as people write them, `1/2`, `67%`, `66.67%`, made exact fractions.
 * Nothing here is ever divided: 66.67 % is 6667/10000, not nearly two thirds.
 */
import type { Ratio } from "../../model/ballot.ts";

const greatest = 1_000_000_000;

const reduced = (numerator: number, denominator: number): Ratio => {
  let [one, other] = [numerator, denominator];
  while (other !== 0) [one, other] = [other, one % other];
  return { numerator: numerator / one, denominator: denominator / one };
};

/** A sentence instead of a fraction when the text is none. */
export const parseShare = (text: string): Ratio | string => {
  const [, above, below] = /^(\d{1,10})\s*\/\s*(\d{1,10})$/.exec(text) ?? [];
  if (above !== undefined && below !== undefined) {
    const [numerator, denominator] = [Number(above), Number(below)];
    if (denominator === 0) return `\`${text}\` divides by zero.`;
    if (Math.max(numerator, denominator) > greatest) return `\`${text}\` has a number over 1,000,000,000.`;
    return reduced(numerator, denominator);
  }
  const [, whole, decimals = ""] = /^(\d{1,3})(?:\.(\d{1,7}))?\s*%$/.exec(text) ?? [];
  if (whole !== undefined) return reduced(Number(whole + decimals), 100 * 10 ** decimals.length);
  if (/^\d{1,9}$/.test(text)) return { numerator: Number(text), denominator: 1 };
  return `\`${text}\` is no share: write a fraction such as \`1/2\` or a percentage such as \`67%\` or \`66.67%\`.`;
};
