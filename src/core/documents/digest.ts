/**
 * What a vote is given on: the file's bytes without the header lines that the App
 * writes. They are left out as whole lines, so that neither the App's own edits,
 * nor a line that it puts in or takes out, nor a new file name changes the digest.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Field } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import type { Digest } from "../model/names.ts";
import { definitionOf } from "./field-values.ts";

export const textDigest = (bytes: Uint8Array, fields: readonly Field[], kind: Kind): Digest => {
  const hash = sha256.create();
  let kept = 0;
  for (const field of fields) {
    if (!definitionOf(kind, field.key)?.writtenByApp) continue;
    hash.update(bytes.subarray(kept, field.lineSpan.start));
    kept = field.lineSpan.end;
  }
  hash.update(bytes.subarray(kept));
  return bytesToHex(hash.digest()) as Digest;
};
