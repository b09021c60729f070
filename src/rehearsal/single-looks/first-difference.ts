/** The first entry in which two records of one story differ, in words; null: they are the same. */
import type { EntryAnswer } from "../app-answers.ts";
import { type ComparableEntry, comparableEntries } from "./comparable-entries.ts";

/** Enough to see what differs; the entries of a ballot are long. */
const mostCharacters = 600;

export function firstDifference(manyLooks: readonly EntryAnswer[], singleLooks: readonly EntryAnswer[]): string | null {
  const [many, single] = [comparableEntries(manyLooks), comparableEntries(singleLooks)];
  for (const thread of new Set([...many.keys(), ...single.keys()])) {
    const [ones, others] = [many.get(thread) ?? [], single.get(thread) ?? []];
    for (let place = 0; place < Math.max(ones.length, others.length); place += 1) {
      const [one, other] = [ones[place], others[place]];
      if (one !== undefined && other !== undefined && one.at === other.at && one.text === other.text) continue;
      const where = `entry ${place + 1} of ${thread}`;
      return `With one look at the end of each stretch the record is another: ${where} is ${inWords(other, one)}; with a look after every act it is ${inWords(one, other)}.`;
    }
  }
  return null;
}

function inWords(entry: ComparableEntry | undefined, beside: ComparableEntry | undefined): string {
  if (entry === undefined) return "missing";
  if (beside === undefined || beside.kind !== entry.kind)
    return `"${entry.kind}" of ${entry.at} ${bounded(entry.text)}`;
  // Of two of a kind, from shortly before the place at which they part.
  const parts = [...entry.text].findIndex((character, index) => character !== beside.text[index]);
  const from = Math.max(0, parts - 40);
  return `"${entry.kind}" of ${entry.at} ${from > 0 ? "…" : ""}${bounded(entry.text.slice(from))}`;
}

const bounded = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}… (${text.length} characters)` : text;
