/** Which rows of a header table are to say something else, to come or to go. */
import type { Document, Span } from "../../model/document.ts";
import type { FieldDefinition, Kind } from "../../model/kind.ts";
import { fieldOf, fieldsOf } from "../field-values.ts";
import type { HeaderTable, Row } from "./header-table.ts";

/** Field key → value to carry; null: the row goes. */
export type Writes = Readonly<Record<string, string | null>>;

/** After the nearest row that stands before it in the kind's order; without one, before the first row. */
export const placeFor = (document: Document, kind: Kind, rank: number): number | null => {
  const above = kind.fields
    .slice(0, rank)
    .toReversed()
    .map((definition) => fieldsOf(document.fields, kind, definition.key).at(-1))
    .find((field) => field !== undefined);
  return above?.lineSpan.end ?? document.fields[0]?.lineSpan.start ?? null;
};

export interface Written {
  readonly definition: FieldDefinition;
  readonly rank: number;
  readonly value: string;
  readonly row: Row | null;
}

/** Rows whose value is to be another one, and rows that are to be put in (`row` null). */
export const writtenRows = (table: HeaderTable, document: Document, kind: Kind, writes: Writes): readonly Written[] =>
  kind.fields.flatMap((definition, rank): readonly Written[] => {
    const value = writes[definition.key];
    const field = fieldOf(document, kind, definition.key);
    if (typeof value !== "string" || field?.value === value) return [];
    const row = field ? (table.rows.find((one) => one.span.start === field.lineSpan.start) ?? null) : null;
    return [{ definition, rank, value, row }];
  });

export const goneSpans = (document: Document, kind: Kind, writes: Writes): readonly Span[] =>
  kind.fields
    .filter(({ key }) => writes[key] === null)
    .flatMap(({ key }) => fieldsOf(document.fields, kind, key).map(({ lineSpan }) => lineSpan));
