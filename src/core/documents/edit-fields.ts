/**
 * Writes header fields by bytes. Only the bytes of a changed value differ: the
 * spelling of keys, quotes, comments, spacing, line endings, byte order mark and
 * a missing last line ending stay. A field that is not there is put in where the
 * kind's order wants it, in the line ending of the line above.
 * Where a key is repeated, the line that counts is written (`fieldOf`), and the
 * others stay for their author to remove; taking a field out takes all its lines.
 */
import type { Document } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import { fieldOf } from "./field-values.ts";
import { lineEdits } from "./front-matter/edit-lines.ts";
import { applyPatches, type Patch } from "./patch.ts";
import { readDocument } from "./read-document.ts";
import { rowEdits } from "./rst-table/edit-rows.ts";

export type EditResult = { readonly bytes: Uint8Array } | { readonly problem: string };

type Writes = Readonly<Record<string, string | null>>;

const edits: {
  readonly [Syntax in Kind["syntax"]]: (
    bytes: Uint8Array,
    document: Document,
    kind: Kind,
    writes: Writes,
  ) => readonly Patch[];
} = { "front-matter": lineEdits, "rst-table": rowEdits };

/** Field key → value to carry, or null for no line at all. Keys must be of the kind's fields. */
export const editFields = (bytes: Uint8Array, document: Document, kind: Kind, writes: Writes): EditResult => {
  if (document.headerSpan === null) {
    return { problem: document.problems[0]?.message ?? "The file has no header that could be read." };
  }
  const patches = edits[kind.syntax](bytes, document, kind, writes);
  if (patches.length === 0) return { bytes };
  const edited = applyPatches(bytes, patches);
  return isCarriedOut(edited, document, kind, writes)
    ? { bytes: edited }
    : { problem: "The header cannot be written safely; mend the findings on its lines first." };
};

/** A value may be broken into lines where its place is narrow. */
const onOneLine = (value: string | null): string | null => value?.replace(/\s+/g, " ") ?? null;

/**
 * Read again before anything is committed: a broken header must not come out more
 * broken, and the App's own fields are no reason for the text to count as changed.
 */
const isCarriedOut = (edited: Uint8Array, before: Document, kind: Kind, writes: Writes): boolean => {
  const after = readDocument(kind, before.path, edited);
  const expected = kind.fields.every(({ key }) => {
    const written = writes[key];
    const carried = fieldOf(after, kind, key)?.value ?? null;
    if (written === undefined) return carried === (fieldOf(before, kind, key)?.value ?? null);
    return kind.syntax === "rst-table" ? onOneLine(carried) === onOneLine(written) : carried === written;
  });
  const isOurs = kind.fields.every(({ key, writtenByApp }) => writtenByApp || writes[key] === undefined);
  return expected && after.headerSpan !== null && (!isOurs || after.digest === before.digest);
};
