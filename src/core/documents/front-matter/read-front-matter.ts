/**
 * Splits a Markdown or MDX file into header and body by bytes, and reads the
 * header's fields. Nothing that a file holds makes it throw, and nothing in it is
 * evaluated: whatever follows the opening fence is not a language to be run.
 * The splitting is ours and not gray-matter's: docs/adr/0002-front-matter-split.md.
 */
import type { Field, Finding, Span } from "../../model/document.ts";
import { endingBefore, type Line, lineAt } from "../lines.ts";
import { quoted } from "../quoted.ts";
import { hasByteOrderMark, kibibytes, whyUnreadable } from "../readable-text.ts";
import { bounds, type ReadingRule, readingProblem } from "../reading-rules.ts";
import { decodeUtf8 } from "../utf8.ts";
import { readFields } from "./read-fields.ts";

export interface FrontMatter {
  /** Both fences included; null when there is no header that could be read. */
  readonly headerSpan: Span | null;
  readonly bodySpan: Span;
  readonly fields: readonly Field[];
  /** Of the first line. */
  readonly lineEnding: "\n" | "\r\n";
  readonly byteOrderMark: boolean;
  /** False for a file that is too large or no text: its bytes must not be decoded. */
  readonly isText: boolean;
  readonly problems: readonly Finding[];
}

const start = { line: 1, column: 1 };

interface Fences {
  readonly opening: Line;
  /** Null: none up to the end of the file. */
  readonly closing: Line | null;
  /** Lines from the opening to the closing fence, both included. */
  readonly lines: number;
}

const findFences = (bytes: Uint8Array, opening: Line): Fences => {
  let lines = 1;
  for (let at = opening.end; at < bytes.length; ) {
    const line = lineAt(bytes, at);
    lines += 1;
    at = line.end;
    // Only a short line can be a fence; others need no decoding.
    if (
      bytes[line.start] === 0x2d &&
      isFence(decodeUtf8(bytes, line.start, Math.min(line.textEnd, line.start + 200)))
    ) {
      return { opening, closing: line, lines };
    }
  }
  return { opening, closing: null, lines };
};

/** The line of three dots, which ends a document of YAML; null: there is none where a header may end. */
const dotsBefore = (bytes: Uint8Array, opening: Line): number | null => {
  let line = lineAt(bytes, opening.end);
  for (let number = 2; number <= bounds.headerLines && line.start < bytes.length; number += 1) {
    if (/^\.\.\.[ \t]*$/.test(decodeUtf8(bytes, line.start, Math.min(line.textEnd, line.start + 200)))) return number;
    line = lineAt(bytes, line.end);
  }
  return null;
};

const isFence = (text: string): boolean => /^---[ \t]*$/.test(text);

/** What stands after the dashes of an opening fence: a language name, or something else that makes it none. */
const languageOf = (text: string): string | null => /^---[ \t]*([A-Za-z][\w+-]*)[ \t]*$/.exec(text)?.[1] ?? null;

const mixedEndings = (bytes: Uint8Array, header: Span): boolean => {
  const ending = endingBefore(bytes, lineAt(bytes, header.start).end);
  for (let at = header.start; at < header.end; ) {
    const line = lineAt(bytes, at);
    if (line.end > line.textEnd && endingBefore(bytes, line.end) !== ending) return true;
    at = line.end;
  }
  return false;
};

export const readFrontMatter = (path: string, bytes: Uint8Array): FrontMatter => {
  const byteOrderMark = hasByteOrderMark(bytes);
  const first = lineAt(bytes, byteOrderMark ? 3 : 0);
  const none: FrontMatter = {
    headerSpan: null,
    bodySpan: { start: first.start, end: bytes.length },
    fields: [],
    lineEnding: endingBefore(bytes, first.end),
    byteOrderMark,
    isText: true,
    problems: [],
  };
  const refuse = (rule: ReadingRule, message: string, help: string, at = start): FrontMatter => ({
    ...none,
    problems: [readingProblem(rule, path, at, message, help)],
  });

  const unreadable = whyUnreadable(path, bytes);
  if (unreadable) return { ...none, isText: false, problems: [unreadable] };
  const opening = decodeUtf8(bytes, first.start, Math.min(first.textEnd, first.start + 200));
  if (!isFence(opening)) return refuse(...noOpening(bytes, first, opening));

  const { closing, lines } = findFences(bytes, first);
  if (closing === null) {
    const dots = dotsBefore(bytes, first);
    return refuse(
      "header-closed",
      "The header that begins on line 1 is never closed.",
      dots === null
        ? "Write a line of three dashes, `---`, after the last header line."
        : `Write three dashes, \`---\`, on line ${dots}: three dots close no header.`,
    );
  }
  const size = closing.end - first.start;
  if (size > bounds.headerBytes || lines > bounds.headerLines) {
    return refuse(
      "header-size",
      `The header has ${lines.toLocaleString("en")} lines and ${kibibytes(size)}; at most ${bounds.headerLines.toLocaleString("en")} lines and ${kibibytes(bounds.headerBytes)} are read.`,
      "Keep the header to the document's particulars, and close it with `---` before the text.",
    );
  }
  const headerSpan = { start: first.start, end: closing.end };
  const { fields, problems } = readFields(path, bytes, { start: first.end, end: closing.start }, 2);
  return {
    ...none,
    headerSpan,
    bodySpan: { start: closing.end, end: bytes.length },
    fields,
    problems: [...untidiness(path, bytes, byteOrderMark, headerSpan), ...problems],
  };
};

const untidiness = (path: string, bytes: Uint8Array, byteOrderMark: boolean, header: Span): readonly Finding[] => {
  const warn = (message: string, help: string): Finding =>
    readingProblem("file-text", path, start, message, help, "warning");
  const found: Finding[] = [];
  if (byteOrderMark) {
    found.push(
      warn("The file begins with a byte order mark, which some tools take for text.", "Save it as UTF-8 without one."),
    );
  }
  if (mixedEndings(bytes, header)) {
    found.push(
      warn("Some header lines end with CR LF and others with LF.", "Save the file with one kind of line ending."),
    );
  }
  return found;
};

/** What other tools take for a header: `+++` around TOML, or a JSON object before the text. */
const foreignHeader = (bytes: Uint8Array, first: Line, opening: string): string | null => {
  if (/^\+\+\+[ \t]*$/.test(opening)) return "TOML";
  if (!/^\{\s*(?:"|$)/.test(opening)) return null;
  const next = lineAt(bytes, first.end);
  const text = opening.includes('"')
    ? opening
    : decodeUtf8(bytes, next.start, Math.min(next.textEnd, next.start + 200));
  return /"[^"]*"\s*:/.test(text) ? "JSON" : null;
};

/** Further down a line of dashes is a rule in the text, not a header that came too late. */
const mostLinesBefore = 100;

const isBlank = (text: string): boolean => text.trim() === "";

/** The line on which a header begins that something stands before; null: none does. */
const lateHeader = (bytes: Uint8Array, first: Line): number | null => {
  const textOf = (line: Line): string => decodeUtf8(bytes, line.start, Math.min(line.textEnd, line.start + 200));
  let onlyBlank = true;
  let line = first;
  for (let number = 1; number <= mostLinesBefore && line.start < bytes.length; number += 1) {
    if (isFence(textOf(line))) {
      const looksLikeOne = /^[^\s:#>*-][^:]*:(?:\s|$)/.test(textOf(lineAt(bytes, line.end)));
      if (onlyBlank || (looksLikeOne && findFences(bytes, line).closing !== null)) return number;
    }
    onlyBlank &&= isBlank(textOf(line));
    line = lineAt(bytes, line.end);
  }
  return null;
};

const noOpening = (
  bytes: Uint8Array,
  first: Line,
  opening: string,
): [rule: ReadingRule, message: string, help: string, at: { line: number; column: number }] => {
  const howToBegin = "Begin the file with a line of three dashes, `---`, then the header lines, then `---` again.";
  if (first.start >= bytes.length) return ["header-missing", "The file is empty.", howToBegin, start];
  const language = languageOf(opening);
  if (language !== null) {
    return [
      "header-language",
      `The header is marked as ${quoted(language)}; a header is lines of \`name: value\`, and no language is ever run.`,
      "Write three dashes and nothing else on line 1.",
      start,
    ];
  }
  const foreign = foreignHeader(bytes, first, opening);
  if (foreign !== null) {
    return [
      "header-language",
      `The file begins with a header in ${foreign}, which is not read; a header is lines of \`name: value\`.`,
      "Write its particulars as `name: value`, with a line of three dashes, `---`, before and after them.",
      start,
    ];
  }
  const late = lateHeader(bytes, first);
  if (late !== null) {
    const message = `The header begins on line ${late}; it is a header on the first line only.`;
    return [
      "header-missing",
      message,
      "Take out what stands before it, or move it below the header.",
      { line: late, column: 1 },
    ];
  }
  if (first.end === bytes.length && bytes.includes(0x0d)) {
    const message = "The file's lines end with CR alone, so it is one line without a header.";
    return ["header-missing", message, "Save it with LF or CR LF line endings.", start];
  }
  return ["header-missing", "The file has no header.", howToBegin, start];
};
