/** A file's lines with their places in it: tables of RST are read by line and column. */
import { lineAt } from "../lines.ts";
import { hasByteOrderMark } from "../readable-text.ts";
import { decodeUtf8, utf8Length } from "../utf8.ts";

export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** Without its ending, a byte order mark, and blanks at its end. */
  readonly text: string;
  /** Bytes; `end` is after the line's ending. */
  readonly start: number;
  readonly textEnd: number;
  readonly end: number;
}

/** `bytes` must be text throughout. */
export const sourceLines = (bytes: Uint8Array): readonly SourceLine[] => {
  const lines: SourceLine[] = [];
  for (let at = hasByteOrderMark(bytes) ? 3 : 0; at < bytes.length; ) {
    const { start, textEnd, end } = lineAt(bytes, at);
    lines.push({
      number: lines.length + 1,
      text: decodeUtf8(bytes, start, textEnd).trimEnd(),
      start,
      textEnd,
      end,
    });
    at = end;
  }
  return lines;
};

/** Where the character of a line stands in the file. */
export const byteAt = ({ start, text }: SourceLine, character: number): number =>
  start + utf8Length(text, Math.min(character, text.length)) + Math.max(0, character - text.length);

export const indentationOf = (text: string): number => text.length - text.trimStart().length;
