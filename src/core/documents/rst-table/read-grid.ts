/**
 * A grid table: `+---+---+` between the rows, `| key | value |` in them, a cell over as
 * many lines as it needs (docutils, "Grid Tables"). The upright lines stand where the
 * first border has its crosses; wide characters may move them, which is no mistake.
 */
import type { Finding } from "../../model/document.ts";
import { type CellLine, type HeaderTable, type Row, tableProblem } from "./header-table.ts";
import { indentationOf, type SourceLine } from "./source-lines.ts";

export const isGridBorder = (text: string): boolean => /^\s*\+(?:-+\+|=+\+)+$/.test(text);

const crosses = (border: string): readonly number[] => [...border.matchAll(/\+/g)].map(({ index }) => index);

interface Cut {
  readonly key: CellLine;
  readonly cell: CellLine;
  readonly isStraight: boolean;
}

/** Null: the line is no row of two cells. */
const cutLine = (line: SourceLine, columns: readonly number[]): Cut | null => {
  const [left = 0, middle = 0, right = 0] = columns;
  const { text } = line;
  if (text[left] !== "|" || !text.endsWith("|") || text.length < left + 3) return null;
  const last = text.length - 1;
  const uprights = [...text.matchAll(/\|/g)].map(({ index }) => index).filter((index) => index > left && index < last);
  const nearest = uprights.toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0];
  if (nearest === undefined) return null;
  return {
    key: { line, from: left + 1, to: nearest },
    cell: { line, from: nearest + 1, to: last },
    isStraight: nearest === middle && last === right,
  };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

const ragged = (path: string, line: SourceLine): Finding =>
  tableProblem(
    path,
    line,
    1,
    "The upright lines of this row do not stand under those of the table's first line; it is read all the same.",
    "Move them, so that all columns are straight.",
    "warning",
  );

/** The line at `first` is a border. Null: the table has not two columns. */
export const readGrid = (path: string, lines: readonly SourceLine[], first: number): HeaderTable | null => {
  const top = lines[first];
  if (!top) return null;
  const columns = crosses(top.text);
  if (columns.length !== 3) return null;
  const problems: Finding[] = [];
  const rows: Row[] = [];
  let open: Cut[] = [];
  let rowStart = top.end;
  let index = first + 1;
  let end = top.end;
  for (; index < lines.length; index += 1) {
    const line = lines[index] as SourceLine;
    if (isGridBorder(line.text) && indentationOf(line.text) === columns[0]) {
      if (open.length > 0) {
        rows.push({
          key: open.map(({ key }) => key),
          cell: open.map(({ cell }) => cell),
          span: { start: rowStart, end: line.end },
        });
      }
      open = [];
      rowStart = line.end;
      end = line.end;
      continue;
    }
    const cut = cutLine(line, columns);
    if (cut) {
      if (!cut.isStraight && isAscii(line.text)) problems.push(ragged(path, line));
      open.push(cut);
      continue;
    }
    if (/^\s*[|+]/.test(line.text)) {
      problems.push(
        tableProblem(
          path,
          line,
          1,
          "The line is part of the header table and is no row of two cells.",
          "Write `| name | value |`, with the upright lines under those of the first line.",
        ),
      );
      continue;
    }
    break;
  }
  const [unclosed] = open;
  if (unclosed) {
    rows.push({
      key: open.map(({ key }) => key),
      cell: open.map(({ cell }) => cell),
      span: { start: rowStart, end: open.at(-1)?.cell.line.end ?? rowStart },
    });
    end = open.at(-1)?.cell.line.end ?? end;
    problems.push(
      tableProblem(
        path,
        unclosed.cell.line,
        1,
        "The header table is not closed: its last row has no line of dashes below it.",
        "Write the first line of the table again below it.",
      ),
    );
  }
  return {
    form: "grid",
    rows,
    span: { start: top.start, end },
    lines: lines.slice(first, index),
    columns,
    next: index,
    problems,
  };
};
