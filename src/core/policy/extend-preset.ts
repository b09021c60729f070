/**
 * A process that is another one under other names (LIP and DIP differ in nothing else):
 * the other's settings with whole words exchanged, and its own laid over them.
 */
import { isSettings, mergeSettings, type Settings } from "./merge-settings.ts";

/** Word → word, in keys and texts; `dip` is in `dips/dip-*.md` once, since `dips` is another word. */
export type Words = Readonly<Record<string, string>>;

const exchange = (text: string, words: Words): string =>
  text.replace(/[\p{L}\p{N}]+/gu, (word) => (Object.hasOwn(words, word) ? (words[word] ?? word) : word));

const renamed = (value: unknown, words: Words): unknown => {
  if (typeof value === "string") return exchange(value, words);
  if (Array.isArray(value)) return value.map((one) => renamed(one, words));
  if (!isSettings(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [exchange(key, words), renamed(below, words)]));
};

export const extendPreset = (base: Settings, own: Settings, words: Words): Settings => {
  const under = renamed(base, words);
  return isSettings(under) ? mergeSettings(under, own) : own;
};
