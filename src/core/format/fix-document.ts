/**
 * Carries out what findings say can be mended without thinking: one change of a line at
 * a time, read again after each round, until nothing of the kind is left.
 */

import { definitionOf } from "../documents/field-values.ts";
import { changeValue } from "../documents/front-matter/edit-lines.ts";
import { lineAt } from "../documents/lines.ts";
import { applyPatches, type Patch } from "../documents/patch.ts";
import { readDocument } from "../documents/read-document.ts";
import { rowEdits } from "../documents/rst-table/edit-rows.ts";
import { decodeUtf8, utf8Length } from "../documents/utf8.ts";
import type { Document, FindingFix } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import { checkFormat } from "./check-format.ts";

export interface FixedDocument {
  readonly bytes: Uint8Array;
  /** How many findings were mended. */
  readonly mended: number;
}

const mostRounds = 20;

export const namePatches = (bytes: Uint8Array, { field, text }: FindingFix): readonly Patch[] => {
  const { start } = field.lineSpan;
  const line = decodeUtf8(bytes, start, lineAt(bytes, start).textEnd);
  const place = field.namePosition.column - 1;
  // Quotes around the name stay.
  const column = /["']/.test(line.charAt(place)) ? place + 1 : place;
  // On another line than the first: left to a person.
  if (line.slice(column, column + field.name.length) !== field.name) return [];
  const at = start + utf8Length(line, column);
  return [{ start: at, end: at + utf8Length(field.name), text }];
};

const valuePatches = (
  bytes: Uint8Array,
  document: Document,
  kind: Kind,
  { field, text }: FindingFix,
): readonly Patch[] => {
  if (kind.syntax === "front-matter") {
    const patch = changeValue(bytes, field, text);
    return patch ? [patch] : [];
  }
  const key = definitionOf(kind, field.key)?.key;
  return key === undefined ? [] : rowEdits(bytes, document, kind, { [key]: text });
};

const patchesOf = (bytes: Uint8Array, document: Document, kind: Kind, fix: FindingFix): readonly Patch[] => {
  switch (fix.of) {
    case "name":
      return kind.syntax === "front-matter" ? namePatches(bytes, fix) : [];
    case "part":
      return [{ ...fix.span, text: fix.text }];
    case "value":
      return valuePatches(bytes, document, kind, fix);
  }
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, place) => byte === other[place]);

export const fixDocument = (kind: Kind, path: string, bytes: Uint8Array): FixedDocument => {
  let fixed = bytes;
  let mended = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const document = readDocument(kind, path, fixed);
    const lines = new Set<number>();
    const patches: Patch[] = [];
    for (const { fix } of checkFormat(kind, document, fixed)) {
      // One change of a line in a round; in a table one of the whole, since a column may widen.
      if (!fix || lines.has(fix.field.lineSpan.start) || (kind.syntax === "rst-table" && lines.size > 0)) continue;
      const made = patchesOf(fixed, document, kind, fix);
      if (made.length === 0) continue;
      lines.add(fix.field.lineSpan.start);
      patches.push(...made);
    }
    if (patches.length === 0) return { bytes: fixed, mended };
    const before = fixed;
    fixed = applyPatches(fixed, patches);
    // What a change leaves as it was is not mended, and would not be the next time.
    if (isSame(before, fixed)) return { bytes: fixed, mended };
    mended += lines.size;
  }
  return { bytes: fixed, mended };
};
