/**
 * Writes header fields by bytes. Only the bytes of a changed value differ: the
 * spelling of keys, quotes, comments, spacing, line endings, byte order mark and
 * a missing last line ending stay. A field that is not there is put in where the
 * kind's order wants it, in the line ending of the line above.
 * Where a key is repeated, the line that counts is written (`fieldOf`), and the
 * others stay for their author to remove; taking a field out takes all its lines.
 */
import type { Document, Field } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import { fieldOf, fieldsOf } from "./field-values.ts";
import { type ValueStyle, writeValue } from "./front-matter/write-value.ts";
import { endingBefore, lineAt } from "./lines.ts";
import { readDocument } from "./read-document.ts";
import { decodeUtf8, encodeUtf8 } from "./utf8.ts";

export type EditResult = { readonly bytes: Uint8Array } | { readonly problem: string };

interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const apply = (bytes: Uint8Array, patches: readonly Patch[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  let kept = 0;
  // What is put in goes before what is taken out at the same place; several lines put in keep the kind's order.
  for (const patch of patches.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    parts.push(bytes.subarray(kept, patch.start), encodeUtf8(patch.text));
    kept = patch.end;
  }
  parts.push(bytes.subarray(kept));
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
};

const styleOf = (source: string): ValueStyle => {
  const isBetween = (quote: string): boolean => source.length > 1 && source.startsWith(quote) && source.endsWith(quote);
  if (isBetween('"')) return "double";
  return isBetween("'") ? "single" : "plain";
};

const blank = 0x20;

const changeValue = (bytes: Uint8Array, field: Field, value: string): Patch | null => {
  if (field.value === value) return null;
  const { start, end } = field.valueSpan;
  const text = writeValue(value, styleOf(decodeUtf8(bytes, start, end)));
  if (start === end) return { start, end, text: ` ${text}` };
  // The counterpart of filling an empty value: the blank before it goes with it.
  return { start: text === "" && bytes[start - 1] === blank ? start - 1 : start, end, text };
};

const indentationOf = (bytes: Uint8Array, lineStart: number): string =>
  /^ */.exec(decodeUtf8(bytes, lineStart, lineAt(bytes, lineStart).textEnd))?.[0] ?? "";

/** Below the nearest field that stands before it in the kind's order; without one, below the opening fence. */
const insertLine = (bytes: Uint8Array, document: Document, kind: Kind, rank: number, line: string): Patch | null => {
  if (document.headerSpan === null) return null;
  const above = kind.fields
    .slice(0, rank)
    .toReversed()
    .map((definition) => fieldsOf(document.fields, kind, definition.key).at(-1))
    .find((field) => field !== undefined);
  const at = above ? above.lineSpan.end : lineAt(bytes, document.headerSpan.start).end;
  const sample = above ?? document.fields[0];
  const indentation = sample ? indentationOf(bytes, sample.lineSpan.start) : "";
  return { start: at, end: at, text: `${indentation}${line}${endingBefore(bytes, at)}` };
};

/** Field key → value to carry, or null for no line at all. Keys must be of the kind's fields. */
export const editFields = (
  bytes: Uint8Array,
  document: Document,
  kind: Kind,
  writes: Readonly<Record<string, string | null>>,
): EditResult => {
  if (document.headerSpan === null) {
    return { problem: document.problems[0]?.message ?? "The file has no header that could be read." };
  }
  const patches: Patch[] = [];
  for (const [rank, definition] of kind.fields.entries()) {
    const value = writes[definition.key];
    if (value === undefined) continue;
    if (value === null) {
      for (const { lineSpan } of fieldsOf(document.fields, kind, definition.key))
        patches.push({ ...lineSpan, text: "" });
      continue;
    }
    const field = fieldOf(document, kind, definition.key);
    const patch = field
      ? changeValue(bytes, field, value)
      : insertLine(bytes, document, kind, rank, `${definition.name}: ${writeValue(value, "plain")}`.trimEnd());
    if (patch) patches.push(patch);
  }
  if (patches.length === 0) return { bytes };
  const edited = apply(bytes, patches);
  return isCarriedOut(edited, document, kind, writes)
    ? { bytes: edited }
    : { problem: "The header cannot be written safely; mend the findings on its lines first." };
};

/**
 * Read again before anything is committed: a broken header must not come out more
 * broken, and the App's own fields are no reason for the text to count as changed.
 */
const isCarriedOut = (
  edited: Uint8Array,
  before: Document,
  kind: Kind,
  writes: Readonly<Record<string, string | null>>,
): boolean => {
  const after = readDocument(kind, before.path, edited);
  const expected = kind.fields.every(({ key }) => {
    const wanted = writes[key] === undefined ? (fieldOf(before, kind, key)?.value ?? null) : writes[key];
    return (fieldOf(after, kind, key)?.value ?? null) === wanted;
  });
  const isOurs = kind.fields.every(({ key, writtenByApp }) => writtenByApp || writes[key] === undefined);
  return expected && after.headerSpan !== null && (!isOurs || after.digest === before.digest);
};
