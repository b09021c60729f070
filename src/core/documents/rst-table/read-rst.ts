/**
 * An RST file to header fields with positions. The value of a field is the cell's
 * source, with roles, references and substitutions as they stand; `plain` is what a
 * reader sees of it. Nothing that a file holds makes it throw.
 */
import type { Field, Finding, Section, Span } from "../../model/document.ts";
import { fieldKey } from "../field-key.ts";
import { hasByteOrderMark, kibibytes, whyUnreadable } from "../readable-text.ts";
import { bounds, readingProblem } from "../reading-rules.ts";
import { findTable } from "./find-table.ts";
import { type HeaderTable, keyOf, placeOf, type Row, sourceOf, tableProblem } from "./header-table.ts";
import { plainRst } from "./plain-rst.ts";
import { sectionTitles } from "./section-titles.ts";
import { type SourceLine, sourceLines } from "./source-lines.ts";

export interface RstDocument {
  readonly headerSpan: Span | null;
  readonly table: HeaderTable | null;
  readonly fields: readonly Field[];
  readonly sections: () => readonly Section[];
  readonly problems: readonly Finding[];
}

const toField = (row: Row): Field => {
  const name = keyOf(row);
  const value = sourceOf(row.cell);
  const place = placeOf(row.cell);
  return {
    name,
    key: fieldKey(name),
    value,
    plain: plainRst(value),
    valueSpan: place.span,
    lineSpan: row.span,
    namePosition: placeOf(row.key).at,
    valuePosition: row.cell.length === 0 ? placeOf(row.key).at : place.at,
  };
};

const nameless = (path: string, field: Field, line: SourceLine): Finding =>
  tableProblem(
    path,
    line,
    field.namePosition.column,
    "The row has no name.",
    "Write the field's name in the first column, or take the row out.",
  );

const none = (lines: readonly SourceLine[], problem: Finding): RstDocument => ({
  headerSpan: null,
  table: null,
  fields: [],
  sections: () => sectionTitles(lines, 0),
  problems: [problem],
});

const tooLarge = (path: string, table: HeaderTable): Finding | null => {
  const size = table.span.end - table.span.start;
  if (size <= bounds.headerBytes && table.lines.length <= bounds.headerLines) return null;
  const lines = table.lines.length.toLocaleString("en");
  return readingProblem(
    "header-size",
    path,
    { line: table.lines[0]?.number ?? 1, column: 1 },
    `The header has ${lines} lines and ${kibibytes(size)}; at most ${bounds.headerLines.toLocaleString("en")} lines and ${kibibytes(bounds.headerBytes)} are read.`,
    "Keep the header to the document's particulars.",
  );
};

export const readRst = (path: string, bytes: Uint8Array): RstDocument => {
  const unreadable = whyUnreadable(path, bytes);
  if (unreadable) return none([], unreadable);
  const lines = sourceLines(bytes);
  const table = findTable(path, lines);
  if (!("rows" in table)) return none(lines, table);
  const large = tooLarge(path, table);
  if (large) return none(lines, large);
  const fields = table.rows.map(toField);
  const unnamed = fields.flatMap((field, place) => {
    const line = table.rows[place]?.key[0]?.line;
    return field.name === "" && line ? [nameless(path, field, line)] : [];
  });
  const mark = hasByteOrderMark(bytes)
    ? [
        readingProblem(
          "file-text",
          path,
          { line: 1, column: 1 },
          "The file begins with a byte order mark, which some tools take for text.",
          "Save it as UTF-8 without one.",
          "warning",
        ),
      ]
    : [];
  return {
    headerSpan: table.span,
    table,
    fields,
    sections: () =>
      sectionTitles([...lines.slice(0, lines.indexOf(table.lines[0] as SourceLine)), ...lines.slice(table.next)], 0),
    problems: [...mark, ...table.problems, ...unnamed],
  };
};
