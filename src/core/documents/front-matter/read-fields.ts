/** Entries of a header to fields with positions, and a finding for each line that is not what it should be. */
import type { Field, Finding, Span } from "../../model/document.ts";
import { fieldKey } from "../field-key.ts";
import { quoted } from "../quoted.ts";
import { readingProblem } from "../reading-rules.ts";
import { utf8Length } from "../utf8.ts";
import { type ReadValue, readValue, type ValueProblem } from "./read-value.ts";
import { type Entry, type StrayLine, splitEntries } from "./split-entries.ts";

const columnAfterLastLine = (text: string, offset: number): { readonly lines: number; readonly column: number } => {
  const before = text.slice(0, offset);
  const lines = before.split("\n").length - 1;
  return { lines, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
};

const toField = (entry: Entry, read: ReadValue): Field => {
  const valueAt = columnAfterLastLine(entry.text, read.start);
  const byteAt = (offset: number): number => entry.span.start + utf8Length(entry.text, offset);
  return {
    name: entry.name,
    key: fieldKey(entry.name),
    value: read.value,
    valueSpan: { start: byteAt(read.start), end: byteAt(read.end) },
    lineSpan: entry.span,
    namePosition: { line: entry.line, column: entry.nameStart + 1 },
    valuePosition: { line: entry.line + valueAt.lines, column: valueAt.column },
  };
};

const inQuotes = (field: Field): string => `${field.name}: ${JSON.stringify(field.value.slice(0, 60))}`;

const valueFindings: {
  readonly [K in ValueProblem]: (field: Field) => readonly [message: string, help: string];
} = {
  open: (field) => [
    `The value of ${quoted(field.name)} opens a quote or bracket that is never closed.`,
    "Close it on the same line, or leave it out.",
  ],
  "no-blank": (field) => [
    `There is no blank after the colon of ${quoted(field.name)}; the line is read all the same.`,
    `Write ${quoted(`${field.name}: ${field.value}`)}.`,
  ],
  "reserved-start": (field) => [
    `The value of ${quoted(field.name)} begins with ${quoted(field.value.slice(0, 1))}, which means something else in YAML; it is read as plain text.`,
    `Put it in quotes: ${quoted(inQuotes(field))}.`,
  ],
  "not-plain": (field) => [
    `The value of ${quoted(field.name)} is not valid YAML as it stands; it is read as plain text.`,
    `Put it in quotes, on one line: ${quoted(inQuotes(field))}.`,
  ],
  reference: (field) => [
    `The value of ${quoted(field.name)} is a YAML anchor, alias or tag; these are never followed, and it is read as plain text.`,
    `Write the value itself, or put it in quotes: ${quoted(inQuotes(field))}.`,
  ],
};

const strayFinding = (path: string, stray: StrayLine): Finding =>
  readingProblem(
    "header-syntax",
    path,
    { line: stray.line, column: 1 },
    `${quoted(stray.text)} is no header line: each line is a name, a colon, a blank and a value.`,
    stray.follows === null
      ? "Write it as `name: value`, or take the line out."
      : `Write it as \`name: value\`; if it goes on with the value of ${quoted(stray.follows)}, indent it by two blanks.`,
  );

const tabFinding = (path: string, field: Field): Finding =>
  readingProblem(
    "header-syntax",
    path,
    field.namePosition,
    `The line of ${quoted(field.name)} begins with a tab, which YAML does not allow; it is read all the same.`,
    "Begin it at the left margin.",
    "warning",
  );

/** A further line of a value that is no YAML by it: `name: value`, indented by mistake. Null: there is none. */
const indentedLine = (path: string, { text, line, name }: Entry): Finding | null => {
  const further = text.split("\n").slice(1);
  const place = further.findIndex((each) => /^[ \t]+[A-Za-z][\w -]*:(?:\s|$)/.test(each));
  if (place < 0) return null;
  const found = further[place] ?? "";
  return readingProblem(
    "header-syntax",
    path,
    { line: line + 1 + place, column: found.length - found.trimStart().length + 1 },
    `${quoted(found)} is indented, so it is read as part of ${quoted(name)}.`,
    "Begin it at the left margin.",
  );
};

export const readFields = (
  path: string,
  bytes: Uint8Array,
  within: Span,
  firstLine: number,
): { readonly fields: readonly Field[]; readonly problems: readonly Finding[] } => {
  const { entries, stray } = splitEntries(bytes, within, firstLine);
  const problems = stray.map((line) => strayFinding(path, line));
  const fields = entries.map((entry) => {
    const read = readValue(entry.text, entry.afterColon);
    const field = toField(entry, read);
    if (entry.text.slice(0, entry.nameStart).includes("\t")) problems.push(tabFinding(path, field));
    const indented = read.problem === "not-plain" ? indentedLine(path, entry) : null;
    if (indented !== null) problems.push(indented);
    else if (read.problem !== null) {
      const [message, help] = valueFindings[read.problem](field);
      const severity = read.problem === "open" ? "error" : "warning";
      problems.push(readingProblem("header-syntax", path, field.valuePosition, message, help, severity));
    }
    return field;
  });
  return { fields, problems };
};
