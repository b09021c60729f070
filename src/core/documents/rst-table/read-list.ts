/**
 * A list table: the directive `.. list-table::`, its options, and below them a list of
 * rows, each of which is a list of two cells (docutils, "List Table").
 */
import type { Finding } from "../../model/document.ts";
import { type CellLine, type HeaderTable, type Row, tableProblem } from "./header-table.ts";
import { indentationOf, type SourceLine } from "./source-lines.ts";

export const isListTable = (text: string): boolean => /^\s*\.\.\s+list-table::/.test(text);

interface OpenRow {
  readonly first: SourceLine;
  readonly cells: CellLine[][];
}

/** Where the text of an item begins: after the dash and its blanks. */
const textStart = (text: string, dash: number): number => {
  const after = text.slice(dash + 1);
  return dash + 1 + (after.trim() === "" ? 1 : indentationOf(after));
};

/** The line at `first` is the directive. Null: it has no rows. */
export const readList = (path: string, lines: readonly SourceLine[], first: number): HeaderTable | null => {
  const directive = lines[first];
  if (!directive) return null;
  const depth = indentationOf(directive.text);
  const problems: Finding[] = [];
  const rows: OpenRow[] = [];
  let columns: readonly number[] = [];
  let lastSaid = first;
  let index = first + 1;
  for (; index < lines.length; index += 1) {
    const line = lines[index] as SourceLine;
    if (line.text.trim() === "") continue;
    const indentation = indentationOf(line.text);
    if (indentation <= depth) break;
    lastSaid = index;
    const row = /^(\s*)\*(\s+)-(?:\s|$)/.exec(line.text);
    const open = rows.at(-1);
    if (row && (columns.length === 0 || indentation === columns[0])) {
      const star = (row[1] ?? "").length;
      const dash = star + 1 + (row[2] ?? "").length;
      columns = columns.length === 0 ? [star, dash] : columns;
      rows.push({ first: line, cells: [[{ line, from: textStart(line.text, dash), to: line.text.length }]] });
    } else if (open && indentation === columns[1] && /^\s*-(?:\s|$)/.test(line.text)) {
      open.cells.push([{ line, from: textStart(line.text, indentation), to: line.text.length }]);
    } else if (open && indentation > (columns[1] ?? 0)) {
      const cell = open.cells.at(-1);
      // Under the text above it, or to the left of that.
      cell?.push({ line, from: Math.min(indentation, cell[0]?.from ?? 0), to: line.text.length });
    } else if (open || !/^\s*:[^:]+:/.test(line.text)) {
      problems.push(
        tableProblem(
          path,
          line,
          indentation + 1,
          "The line is part of the header table and belongs to none of its cells.",
          "Write each row as `* - name`, and below it `- value` under the first dash.",
        ),
      );
    }
  }
  if (rows.length === 0) return null;
  const after = lastSaid + 1;
  const end = lines[lastSaid]?.end ?? directive.end;
  const table = rows.map((row, place): Row => {
    const [key = [], cell = [], ...more] = row.cells;
    if (row.cells.length !== 2) {
      problems.push(
        tableProblem(
          path,
          row.first,
          (columns[0] ?? 0) + 1,
          `The row has ${row.cells.length === 1 ? "one cell" : `${row.cells.length} cells`}; a header row has two: its name and its value.`,
          more.length > 0 ? "Join the values in one cell." : "Write the value below the name, as `- value`.",
        ),
      );
    }
    const next = rows[place + 1]?.first;
    return { key, cell, span: { start: row.first.start, end: next ? lastLineBefore(lines, next).end : end } };
  });
  return {
    form: "list",
    rows: table,
    span: { start: directive.start, end },
    lines: lines.slice(first, after),
    columns,
    next: after,
    problems,
  };
};

const lastLineBefore = (lines: readonly SourceLine[], next: SourceLine): SourceLine => {
  let index = next.number - 2;
  while (index > 0 && lines[index]?.text === "") index -= 1;
  return lines[index] ?? next;
};
