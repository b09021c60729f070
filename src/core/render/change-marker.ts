/**
 * The hidden line in the description of a pull request of ours: which thread it follows
 * from, a digest of the difference that was planned, and where that depends on what else
 * is in the files, one of what it is to bring; signed, so that nobody can make another
 * difference pass for a planned one.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type ChangePurpose, changePurposes, type Difference, type WantedChange } from "../model/own-change.ts";
import { hashText } from "../record/text-hash.ts";
import { type MarkerPlace, markerOf, signedSlotOf } from "./marker.ts";

/** Of what the change makes of which files of which branch; the same whatever stood there before. */
export const differenceDigest = (base: string, { additions, deletions }: Difference): string => {
  const files = [
    ...additions.map(({ path, bytes }) => [path, bytesToHex(sha256(bytes))]),
    ...deletions.map((path) => [path, null]),
  ];
  const inOrder = files.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return hashText(JSON.stringify([base, inOrder])).slice(0, 32);
};

/** In the place of a digest: the App took it back itself, so that its closing says nothing about it. */
export const withdrawnDigest = "withdrawn";

/** Null: nothing but the difference says what it brings. */
export const intentDigest = ({ intent }: Pick<WantedChange, "intent">): string | null =>
  intent === undefined ? null : hashText(intent).slice(0, 32);

export const changeMarker = (
  purpose: ChangePurpose,
  digest: string,
  place: MarkerPlace,
  intent: string | null = null,
): string => markerOf(["change", purpose, digest, ...(intent === null ? [] : [intent])].join(":"), place);

export interface MarkedChange {
  readonly thread: number;
  readonly purpose: ChangePurpose;
  readonly digest: string;
  readonly intent: string | null;
}

/** Null: there is no marker of ours in it, or one that somebody made. */
export const markedChange = (body: string, place: Pick<MarkerPlace, "repository" | "key">): MarkedChange | null => {
  const signed = signedSlotOf(body, place);
  const [, word, digest, intent] = /^change:([a-z-]+):([0-9a-z]+)(?::([0-9a-z]+))?$/.exec(signed?.slot ?? "") ?? [];
  const purpose = changePurposes.find((one) => one === word);
  return signed && purpose && digest ? { thread: signed.thread, purpose, digest, intent: intent ?? null } : null;
};
