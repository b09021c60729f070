/**
 * The record of a run as two runs of the same story can be compared: by thread, in
 * order, without what differs because the App looked at other times. These are
 * `seq` and `recordedAt`; the heads that the App itself pushed, and its closing of the
 * thread; shas, since they
 * name the App's commits as well; and ids, which the stand-in counts over people's
 * and the App's things alike: each is named by its place in the record, so that
 * the same id at two places still has to be the same.
 */
import { z } from "zod";
import type { EntryAnswer } from "../app-answers.ts";

export interface ComparableEntry {
  readonly thread: string;
  readonly at: string | null;
  readonly kind: string;
  /** Cause and fact in one canonical text. */
  readonly text: string;
}

export function comparableEntries(entries: readonly EntryAnswer[]): ReadonlyMap<string, readonly ComparableEntry[]> {
  const threads = new Map<string, ComparableEntry[]>();
  const names = new Map<string, IdNames>();
  for (const { subject, at, cause, fact } of entries) {
    if (isOwnDoing(cause, fact)) continue;
    const thread = subject ?? "";
    const ids = names.get(thread) ?? new IdNames();
    names.set(thread, ids);
    const known = threads.get(thread) ?? [];
    known.push({ thread, at, kind: fact.kind, text: JSON.stringify(comparable({ cause, fact }, ids)) });
    threads.set(thread, known);
  }
  return threads;
}

const bot = z.object({ by: z.object({ login: z.string().endsWith("[bot]") }) });

/** It happened when the App had looked, not when people acted. */
function isOwnDoing(cause: EntryAnswer["cause"], fact: EntryAnswer["fact"]): boolean {
  return (fact.kind === "head" && fact.own === true) || (fact.kind === "thread-closed" && bot.safeParse(cause).success);
}

function comparable(value: unknown, ids: IdNames): unknown {
  if (typeof value === "string") return ids.replaceIn(value);
  if (Array.isArray(value)) return value.map((one) => comparable(one, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // A person's number; the login says who it is.
      .filter(([key, one]) => !(key === "id" && typeof one === "number"))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, comparable(one, ids)]),
  );
}

const sha = /\b[0-9a-f]{40}\b/g;
/** `channel:source:revision:index`, the beginning of one, and the ids of what happened to the thread. */
const thingId = /^(?<channel>[a-z][a-z-]*):(?<source>[^\s:/]+)(?<rest>:.*|)$/;
/** Each run has a stand-in at a port of its own. */
const address = /^https?:\/\/[^/]+(?<page>[^#]*)(?<anchor>#.*|)$/;
const numbers = /\d+/g;
/** Ids of the stand-in within others; no instant has so many digits in a row, and no count. */
const longNumbers = /\d{9,}/g;

/** Ids by the order in which they first appear. */
class IdNames {
  readonly #names = new Map<string, string>();

  replaceIn(text: string): string {
    const withoutShas = text.replace(sha, "SHA");
    const { page, anchor = "" } = address.exec(withoutShas)?.groups ?? {};
    if (page !== undefined) return `${page}${anchor.replace(numbers, (id) => this.#name(id))}`;
    const { channel, source = "", rest = "" } = thingId.exec(withoutShas)?.groups ?? {};
    return channel === undefined
      ? withoutShas
      : `${channel}:${this.#name(source)}${rest.replace(longNumbers, (id) => this.#name(id))}`;
  }

  #name(id: string): string {
    const known = this.#names.get(id) ?? `id-${this.#names.size + 1}`;
    this.#names.set(id, known);
    return known;
  }
}
