/**
 * Lines that stand in two documents: where the App wrote into one that another replaces it,
 * the other is to say so too. It is found out from the field that was written, whatever the
 * process calls it; what the other file says otherwise stays.
 */
import { editFields } from "../documents/edit-fields.ts";
import { fieldOf, plainOf } from "../documents/field-values.ts";
import { readDocument } from "../documents/read-document.ts";
import { isUnfilled } from "../format/format-rule.ts";
import { holdsLinks, targetsOf } from "../format/links.ts";
import { dueWrites } from "../lifecycle/due-writes.ts";
import type { HeadReading } from "../model/facts.ts";
import type { FieldDefinition, Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";

/** A document that is to name this one in that field. */
export interface MirroredLine {
  readonly number: number;
  readonly field: FieldDefinition;
}

/** Of fields that the record writes, as the file says them or is about to. */
export const mirroredLines = (state: State, kind: Kind, head: HeadReading): readonly MirroredLine[] => {
  const { document, bytes } = head;
  const own = state.document?.number;
  const writes = dueWrites(state, kind, document);
  const written = kind.fields.filter(({ key, mirror }) => mirror !== undefined && writes[key]);
  if (!document || !bytes || own == null || written.length === 0) return [];
  const edited = editFields(bytes, document, kind, writes);
  if ("problem" in edited) return [];
  const after = readDocument(kind, document.path, edited.bytes);
  return written.filter(holdsLinks).flatMap((definition) => {
    const field = kind.fields.find(({ key }) => key === definition.mirror);
    if (!field || !holdsLinks(field)) return [];
    const numbers = new Set(targetsOf(after, kind, definition));
    return [...numbers].filter((number) => number !== own).map((number) => ({ number, field }));
  });
};

/** The bytes with the line that names `own`; null: it is there, or it cannot be written without harm. */
export const withMirroredLine = (
  kind: Kind,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  field: FieldDefinition,
  own: number,
): Uint8Array | null => {
  const document = readDocument(kind, path, bytes);
  const named = targetsOf(document, kind, field);
  if (named.includes(own)) return null;
  const before = plainOf(fieldOf(document, kind, field.key)).trim();
  const key = `${kind.prefix}-${own}`;
  const value = isUnfilled(before) ? key : before.endsWith("]") ? null : `${before}, ${key}`;
  const edited = value === null ? null : editFields(bytes, document, kind, { [field.key]: value });
  if (!edited || "problem" in edited) return null;
  const after = targetsOf(readDocument(kind, path, edited.bytes), kind, field);
  return [...named, own].every((number) => after.includes(number)) && after.length === named.length + 1
    ? edited.bytes
    : null;
};
