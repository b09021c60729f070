/** Patches that make header lines carry other values; where a line is put in, it has the line ending of the line above. */
import type { Document, Field } from "../../model/document.ts";
import type { Kind } from "../../model/kind.ts";
import { fieldOf, fieldsOf } from "../field-values.ts";
import { endingBefore, lineAt } from "../lines.ts";
import type { Patch } from "../patch.ts";
import { decodeUtf8 } from "../utf8.ts";
import { type ValueStyle, writeValue } from "./write-value.ts";

const styleOf = (source: string): ValueStyle => {
  const isBetween = (quote: string): boolean => source.length > 1 && source.startsWith(quote) && source.endsWith(quote);
  if (isBetween('"')) return "double";
  return isBetween("'") ? "single" : "plain";
};

const blank = 0x20;

/** Null: it carries the value already. */
export const changeValue = (bytes: Uint8Array, field: Field, value: string): Patch | null => {
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

export const lineEdits = (
  bytes: Uint8Array,
  document: Document,
  kind: Kind,
  writes: Readonly<Record<string, string | null>>,
): readonly Patch[] => {
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
  return patches;
};
