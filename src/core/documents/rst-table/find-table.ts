/**
 * Where the header table of an RST document is: after its title, and before any text.
 * What may stand above it says nothing to a reader: targets, comments, fields of the
 * document such as `:orphan:`.
 */
import type { Finding } from "../../model/document.ts";
import { readingProblem } from "../reading-rules.ts";
import type { HeaderTable } from "./header-table.ts";
import { isGridBorder, readGrid } from "./read-grid.ts";
import { isListTable, readList } from "./read-list.ts";
import { titleAt } from "./section-titles.ts";
import type { SourceLine } from "./source-lines.ts";

const howToBegin =
  "Below the title write a table of two columns, as a grid or as `.. list-table::`, with a row for each header field.";

const isSimpleTable = (text: string): boolean => /^\s*=+(?: +=+)+$/.test(text);

const missing = (path: string, line: number, message: string, help = howToBegin): Finding =>
  readingProblem("header-missing", path, { line, column: 1 }, message, help);

/** Markup that shows nothing, with the indented lines that belong to it. */
const afterInvisible = (lines: readonly SourceLine[], index: number): number | null => {
  const text = lines[index]?.text ?? "";
  if (!/^\.\.(?:\s|$)/.test(text) && !/^:[^:\s][^:]*:(?:\s|$)/.test(text)) return null;
  let next = index + 1;
  while (next < lines.length && /^\s+\S/.test(lines[next]?.text ?? "")) next += 1;
  return next;
};

const tableAt = (path: string, lines: readonly SourceLine[], index: number): HeaderTable | null => {
  const text = lines[index]?.text ?? "";
  if (isGridBorder(text)) return readGrid(path, lines, index);
  return isListTable(text) ? readList(path, lines, index) : null;
};

const isTable = (text: string): boolean => isGridBorder(text) || isListTable(text);

const whyNot = (path: string, lines: readonly SourceLine[], stopped: number): Finding => {
  const table = lines.findIndex((line, index) => index >= stopped && isTable(line.text));
  const line = lines[stopped];
  if (!line) return missing(path, 1, lines.length === 0 ? "The file is empty." : "The file has no header.");
  if (isSimpleTable(line.text)) {
    return missing(path, line.number, "The table below the title is a simple one, which is not read as a header.");
  }
  if (isTable(line.text)) {
    return missing(path, line.number, "The table below the title has not two columns, so it is no header.");
  }
  if (table < 0 || table - stopped > 40) return missing(path, line.number, "There is no header table before the text.");
  const message = `A table begins on line ${lines[table]?.number}, but text stands before it on line ${line.number}; a header comes first.`;
  return missing(path, line.number, message, "Move the table up, directly below the title.");
};

/** One line to us, many to whoever wrote it. */
const endsWithReturns = (lines: readonly SourceLine[]): boolean =>
  lines.length === 1 && lines[0]?.text.includes("\r") === true;

export const findTable = (path: string, lines: readonly SourceLine[]): HeaderTable | Finding => {
  if (endsWithReturns(lines)) {
    const message = "The file's lines end with CR alone, so it is one line without a header.";
    return missing(path, 1, message, "Save it with LF or CR LF line endings.");
  }
  let titles = 0;
  let index = 0;
  while (index < lines.length) {
    const text = lines[index]?.text ?? "";
    const table = tableAt(path, lines, index);
    if (table) return table;
    if (text === "") {
      index += 1;
      continue;
    }
    if (isTable(text)) break;
    const invisible = afterInvisible(lines, index);
    const title = invisible === null ? titleAt(lines, index) : null;
    if (title) titles += 1;
    const next = invisible ?? title?.next;
    if (next === undefined || titles > 1) break;
    index = next;
  }
  return whyNot(path, lines, index);
};
