/** The header of an RST document: a table of two columns, drawn as a grid or written as a list (OEP-1). */
import type { Finding, Position, Span } from "../../model/document.ts";
import { readingProblem } from "../reading-rules.ts";
import { plainRst } from "./plain-rst.ts";
import { byteAt, indentationOf, type SourceLine } from "./source-lines.ts";

/** One line of a cell. `from` and `to` are characters of the line: all that the cell may use. */
export interface CellLine {
  readonly line: SourceLine;
  readonly from: number;
  readonly to: number;
}

export interface Row {
  readonly key: readonly CellLine[];
  readonly cell: readonly CellLine[];
  /** Whole lines, in a grid with the border below. */
  readonly span: Span;
}

export interface HeaderTable {
  readonly form: "grid" | "list";
  readonly rows: readonly Row[];
  readonly span: Span;
  /** Lines of the table; in a grid the borders are among them. */
  readonly lines: readonly SourceLine[];
  /** Characters at which a grid's three upright lines stand; in a list where `*` and the dashes of a row's cells stand. */
  readonly columns: readonly number[];
  /** Index of the first line after the table. */
  readonly next: number;
  readonly problems: readonly Finding[];
}

const textIn = ({ line, from, to }: CellLine): string => line.text.slice(from, to);

/** The cell's lines that say something, from the first to the last. */
export const saidIn = (cell: readonly CellLine[]): readonly CellLine[] => {
  const said = cell.map((one) => textIn(one).trim() !== "");
  const first = said.indexOf(true);
  return first < 0 ? [] : cell.slice(first, said.lastIndexOf(true) + 1);
};

/** The cell's source without what its lines are indented by in common. */
export const sourceOf = (cell: readonly CellLine[]): string => {
  const texts = saidIn(cell).map((one) => textIn(one).trimEnd());
  const depth = Math.min(...texts.filter((text) => text.trim() !== "").map(indentationOf));
  return texts.map((text) => text.slice(Number.isFinite(depth) ? depth : 0)).join("\n");
};

/** The words of a key's cell on one line, without markup and without a colon at the end. */
export const keyOf = ({ key }: Row): string => plainRst(sourceOf(key).replace(/\s+/g, " ")).replace(/:$/, "").trim();

export interface CellPlace {
  readonly span: Span;
  readonly at: Position;
}

/** Where the cell's text stands; where there is none, the place at which it would begin. */
export const placeOf = (cell: readonly CellLine[]): CellPlace => {
  const said = saidIn(cell);
  const [first, last] = [said[0] ?? cell[0], said.at(-1) ?? cell[0]];
  if (!first || !last) return { span: { start: 0, end: 0 }, at: { line: 1, column: 1 } };
  if (said.length === 0) {
    const at = Math.min(first.from + (first.line.text.length > first.from ? 1 : 0), first.to);
    const place = byteAt(first.line, at);
    return { span: { start: place, end: place }, at: { line: first.line.number, column: at + 1 } };
  }
  const begin = first.from + indentationOf(textIn(first));
  const end = last.from + textIn(last).trimEnd().length;
  return {
    span: { start: byteAt(first.line, begin), end: byteAt(last.line, end) },
    at: { line: first.line.number, column: begin + 1 },
  };
};

export const tableProblem = (
  path: string,
  line: SourceLine,
  column: number,
  message: string,
  help: string,
  severity: Finding["severity"] = "error",
): Finding => readingProblem("header-syntax", path, { line: line.number, column }, message, help, severity);
