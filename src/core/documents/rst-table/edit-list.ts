/** Edits of a list table: an item is a line, and further lines under its text. */
import type { Document, Field } from "../../model/document.ts";
import type { Kind } from "../../model/kind.ts";
import { fieldOf } from "../field-values.ts";
import { endingBefore } from "../lines.ts";
import type { Patch } from "../patch.ts";
import type { HeaderTable, Row } from "./header-table.ts";
import { goneSpans, placeFor, type Writes, writtenRows } from "./planned-rows.ts";

/** Further lines begin under the first one's text. */
const listItem = (value: string, textStart: number, ending: string): string =>
  value.split("\n").join(ending + " ".repeat(textStart));

const changeListCell = (bytes: Uint8Array, row: Row, field: Field, value: string): Patch => {
  const { start, end } = field.valueSpan;
  const text = listItem(value, row.cell[0]?.from ?? 0, endingBefore(bytes, field.lineSpan.end));
  const blank = 0x20;
  if (start === end) return { start, end, text: bytes[start - 1] === blank ? text : ` ${text}` };
  return { start: text === "" && bytes[start - 1] === blank ? start - 1 : start, end, text };
};

const listRow = (table: HeaderTable, name: string, value: string, ending: string): string => {
  const [star = 0, dash = 0] = table.columns;
  const cell = `- ${listItem(value, dash + 2, ending)}`.trimEnd();
  return `${" ".repeat(star)}*${" ".repeat(dash - star - 1)}- ${name}${ending}${" ".repeat(dash)}${cell}${ending}`;
};

export const listEdits = (
  bytes: Uint8Array,
  table: HeaderTable,
  document: Document,
  kind: Kind,
  writes: Writes,
): readonly Patch[] => {
  const changes = writtenRows(table, document, kind, writes).flatMap(
    ({ definition, rank, value, row }): readonly Patch[] => {
      const field = fieldOf(document, kind, definition.key);
      if (row && field) return [changeListCell(bytes, row, field, value)];
      const at = placeFor(document, kind, rank);
      if (at === null) return [];
      return [{ start: at, end: at, text: listRow(table, definition.name, value, endingBefore(bytes, at)) }];
    },
  );
  return [...changes, ...goneSpans(document, kind, writes).map((span) => ({ ...span, text: "" }))];
};
