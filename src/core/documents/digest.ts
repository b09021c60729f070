/**
 * What a vote is given on: the file's bytes without the header lines that the App
 * writes, or that say where the work on it is done. They are left out as whole lines, so that neither the App's own edits,
 * nor a line that it puts in or takes out, nor a new file name changes the digest.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Field, Span } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import type { Digest } from "../model/names.ts";
import { definitionOf, isBesideText } from "./field-values.ts";
import { encodeUtf8 } from "./utf8.ts";

export const textDigest = (bytes: Uint8Array, fields: readonly Field[], kind: Kind): Digest => {
  const hash = sha256.create();
  let kept = 0;
  for (const field of fields) {
    if (!isBesideText(definitionOf(kind, field.key))) continue;
    hash.update(bytes.subarray(kept, field.lineSpan.start));
    kept = field.lineSpan.end;
  }
  hash.update(bytes.subarray(kept));
  return bytesToHex(hash.digest()) as Digest;
};

/**
 * The same for a header that is a table: its rows count by what they say and not by how
 * they are drawn, since a longer status may widen a column of every row.
 */
export const tableDigest = (bytes: Uint8Array, table: Span | null, fields: readonly Field[], kind: Kind): Digest => {
  const hash = sha256.create();
  hash.update(bytes.subarray(0, table?.start ?? bytes.length));
  for (const { key, name, value } of table ? fields : []) {
    if (isBesideText(definitionOf(kind, key))) continue;
    hash.update(encodeUtf8(JSON.stringify([name, value.split("\n").map((line) => line.trim())])));
  }
  if (table) hash.update(bytes.subarray(table.end));
  return bytesToHex(hash.digest()) as Digest;
};
