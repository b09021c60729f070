/**
 * Lines of a file as byte ranges. A line ends with LF or CR LF, as git and
 * GitHub count them; a lone CR is an ordinary character.
 */
import type { Position } from "../model/document.ts";
import { decodeUtf8 } from "./utf8.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export interface Line {
  readonly start: number;
  /** Where the line's ending starts. */
  readonly textEnd: number;
  /** After the line's ending; equal to `textEnd` for a last line without one. */
  readonly end: number;
}

export const lineAt = (bytes: Uint8Array, start: number): Line => {
  const found = bytes.indexOf(lineFeed, start);
  if (found < 0) return { start, textEnd: bytes.length, end: bytes.length };
  const textEnd = found > start && bytes[found - 1] === carriageReturn ? found - 1 : found;
  return { start, textEnd, end: found + 1 };
};

/** The ending of the line that ends at `end`; LF when it has none. */
export const endingBefore = (bytes: Uint8Array, end: number): "\n" | "\r\n" =>
  bytes[end - 1] === lineFeed && bytes[end - 2] === carriageReturn ? "\r\n" : "\n";

/** Everything before `offset` must be text. */
export const positionAt = (bytes: Uint8Array, offset: number): Position => {
  let line = 1;
  let start = 0;
  for (let next = bytes.indexOf(lineFeed); next >= 0 && next < offset; next = bytes.indexOf(lineFeed, start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: decodeUtf8(bytes, start, offset).length + 1 };
};
