/**
 * The hidden line by which we find our comments again: slot, repository, thread and
 * a signature, so that nobody can make one of ours out of text of their own.
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export interface MarkerPlace {
  readonly repository: number;
  readonly thread: number;
  /** Secret of this installation of the App, derived; never shown. */
  readonly key: string;
}

const markerPattern = /^<!-- lastcall:(\S+) (\d+)\/(\d+) ([0-9a-f]{16}) -->$/m;

const signature = (slot: string, { repository, thread, key }: MarkerPlace): string =>
  bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(`${slot} ${repository}/${thread}`))).slice(0, 16);

export const markerOf = (slot: string, place: MarkerPlace): string =>
  `<!-- lastcall:${slot} ${place.repository}/${place.thread} ${signature(slot, place)} -->`;

/** The slot that a comment of ours names, or null. Whose comment it is, the caller knows. */
export const slotOf = (body: string): string | null => markerPattern.exec(body)?.[1] ?? null;

/** Of a text that people may have edited: slot and thread, if the signature is ours. */
export const signedSlotOf = (
  body: string,
  { repository, key }: Pick<MarkerPlace, "repository" | "key">,
): { readonly slot: string; readonly thread: number } | null => {
  const [line, slot = "", , thread] = markerPattern.exec(body.replaceAll("\r\n", "\n")) ?? [];
  if (line === undefined || line !== markerOf(slot, { repository, key, thread: Number(thread) })) return null;
  return { slot, thread: Number(thread) };
};
