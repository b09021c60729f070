/**
 * Edits of a grid table. A longer value goes on in further lines of its cell, so that no
 * other row changes; only a word that is wider than its column widens the column.
 */
import type { Document, Span } from "../../model/document.ts";
import type { Kind } from "../../model/kind.ts";
import { endingBefore } from "../lines.ts";
import type { Patch } from "../patch.ts";
import { type CellLine, type HeaderTable, type Row, saidIn } from "./header-table.ts";
import { goneSpans, placeFor, type Writes, type Written, writtenRows } from "./planned-rows.ts";
import { isGridBorder } from "./read-grid.ts";
import { shownWidth } from "./shown-width.ts";
import { byteAt, indentationOf, type SourceLine } from "./source-lines.ts";

/** Lines of at most `width` columns, broken at blanks, indented as they were; a longer word has a line of its own. */
const wrap = (text: string, width: number): readonly string[] =>
  text.split("\n").flatMap((line) => {
    const indentation = /^ */.exec(line)?.[0] ?? "";
    const lines: string[] = [];
    for (const word of line.slice(indentation.length).split(/ +/)) {
      const last = lines.at(-1);
      if (last !== undefined && shownWidth(last) + 1 + shownWidth(word) <= width)
        lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(indentation + word);
    }
    return lines;
  });

const textOf = ({ line, from, to }: CellLine): string => line.text.slice(from, to);

/** One blank before it, at least one behind it where there is room. */
const padded = (text: string, lead: number, width: number): string =>
  " ".repeat(lead) + text + " ".repeat(Math.max(0, width - lead - shownWidth(text)));

/** By characters where the line is straight by them, otherwise as it is seen: wide signs have moved its end. */
const drawnWidth = (one: CellLine, { columns }: HeaderTable): number =>
  one.to === columns[2] ? one.to - one.from : shownWidth(textOf(one));

const leadOf = (row: Row): number => {
  const [first] = saidIn(row.cell);
  return first ? Math.max(0, indentationOf(textOf(first))) : 1;
};

/** By how much the columns must grow for the words that are to stand in them. */
interface Growth {
  readonly key: number;
  readonly cell: number;
}

const longestWord = (texts: readonly string[]): number =>
  Math.max(0, ...texts.flatMap((text) => text.split(/\s+/)).map(shownWidth));

/** What a row's own lines have, where they are longer than the table's first one: a ragged row keeps its width. */
const ownWidth = (table: HeaderTable, row: Row | null): number =>
  Math.max(0, ...(row?.cell ?? []).map((one) => drawnWidth(one, table)));

const growth = (table: HeaderTable, names: readonly string[], rows: readonly Written[]): Growth => {
  const [left = 0, middle = 0, right = 0] = table.columns;
  const missing = rows.map(
    ({ row, value }) => longestWord([value]) - (Math.max(right - middle - 1, ownWidth(table, row)) - 1),
  );
  return { key: Math.max(0, longestWord(names) - (middle - left - 2)), cell: Math.max(0, ...missing) };
};

const widths = ({ columns }: HeaderTable, by: Growth): { readonly key: number; readonly cell: number } => {
  const [left = 0, middle = 0, right = 0] = columns;
  return { key: middle - left - 1 + by.key, cell: right - middle - 1 + by.cell };
};

/** Signs of a border, or blanks, put in before the character at `index`. */
const widenAt = (line: SourceLine, index: number, by: number): readonly Patch[] => {
  if (by === 0) return [];
  const at = byteAt(line, index);
  const sign = isGridBorder(line.text) ? (line.text[index - 1] ?? "-") : " ";
  return [{ start: at, end: at, text: sign.repeat(by) }];
};

const rowLine = (table: HeaderTable, key: string, text: string): string =>
  `${" ".repeat(table.columns[0] ?? 0)}|${key}|${text}|`;

/** Replaces the lines of a cell; lines that are left over go, lines that are missing are put in below. */
const changeGridCell = (
  bytes: Uint8Array,
  table: HeaderTable,
  row: Row,
  value: string,
  by: Growth,
): readonly Patch[] => {
  const { key: keyWidth, cell } = widths(table, by);
  const width = Math.max(cell, ownWidth(table, row) + by.cell);
  const lead = leadOf(row);
  const fits = wrap(value, Math.max(1, width - lead - 1));
  const tight = wrap(value, Math.max(1, width - lead));
  const lines = tight.length < fits.length ? tight : fits;
  const patches: Patch[] = [];
  row.cell.forEach((one, place) => {
    const { line, from, to } = one;
    const text = lines[place];
    if (text === undefined && isSurplus(row, place)) patches.push({ start: line.start, end: line.end, text: "" });
    else {
      const own = Math.max(drawnWidth(one, table) + by.cell, lead + shownWidth(text ?? ""));
      patches.push({ start: byteAt(line, from), end: byteAt(line, to), text: padded(text ?? "", lead, own) });
    }
  });
  const last = row.cell.at(-1)?.line;
  if (last && lines.length > row.cell.length) {
    const ending = endingBefore(bytes, last.end);
    const added = lines
      .slice(row.cell.length)
      .map((text) => rowLine(table, " ".repeat(keyWidth), padded(text, lead, width)) + ending);
    patches.push({ start: last.end, end: last.end, text: added.join("") });
  }
  return patches;
};

/** Whether a line of a row may go when its value needs it no more. */
const isSurplus = (row: Row, place: number): boolean => {
  const key = row.key[place];
  return place > 0 && (key === undefined || textOf(key).trim() === "");
};

const gridRow = (table: HeaderTable, name: string, value: string, ending: string, by: Growth): string => {
  const { key: keyWidth, cell: width } = widths(table, by);
  const names = wrap(name, keyWidth - 1);
  const values = wrap(value, Math.max(1, width - 1));
  const lines = Array.from({ length: Math.max(names.length, values.length) }, (_, place) =>
    rowLine(table, padded(names[place] ?? "", 1, keyWidth), padded(values[place] ?? "", 1, width)),
  );
  const border = `${" ".repeat(table.columns[0] ?? 0)}+${"-".repeat(keyWidth)}+${"-".repeat(width)}+`;
  return [...lines, border].map((line) => line + ending).join("");
};

/** What widens the columns: on every line that stays, outside the cells that are written anew. */
const widening = (
  table: HeaderTable,
  by: Growth,
  gone: readonly Span[],
  patches: readonly Patch[],
): readonly Patch[] => {
  const isWithin = (at: number, span: Span): boolean => at >= span.start && at < span.end;
  return table.lines
    .filter(({ start }) => !gone.some((span) => isWithin(start, span)))
    .flatMap((line) => {
      const cut = table.rows.flatMap(({ cell }) => cell).find((one) => one.line === line);
      const middle = cut ? cut.from - 1 : (table.columns[1] ?? 0);
      const isWritten = patches.some(
        (patch) => patch.end > patch.start && isWithin(patch.start, { start: line.start, end: line.end }),
      );
      const isRemoved = patches.some((patch) => patch.start === line.start && patch.end === line.end);
      if (isRemoved) return [];
      return [...widenAt(line, middle, by.key), ...(isWritten ? [] : widenAt(line, line.text.length - 1, by.cell))];
    });
};

export const gridEdits = (
  bytes: Uint8Array,
  table: HeaderTable,
  document: Document,
  kind: Kind,
  writes: Writes,
): readonly Patch[] => {
  const rows = writtenRows(table, document, kind, writes);
  const added = rows.filter(({ row }) => row === null);
  const by = growth(
    table,
    added.map(({ definition }) => definition.name),
    rows,
  );
  const changes = rows.flatMap(({ row, value }) => (row ? changeGridCell(bytes, table, row, value, by) : []));
  const gone = goneSpans(document, kind, writes);
  const insertions = added.flatMap(({ definition, rank, value }): readonly Patch[] => {
    const at = placeFor(document, kind, rank);
    if (at === null) return [];
    return [{ start: at, end: at, text: gridRow(table, definition.name, value, endingBefore(bytes, at), by) }];
  });
  return [
    ...changes,
    ...insertions,
    ...gone.map((span) => ({ ...span, text: "" })),
    ...(by.key > 0 || by.cell > 0 ? widening(table, by, gone, changes) : []),
  ];
};
