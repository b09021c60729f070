/** Whether a file can be read as text at all, whatever its syntax: how large it is, and its encoding. */
import type { Finding } from "../model/document.ts";
import { positionAt } from "./lines.ts";
import { bounds, readingProblem } from "./reading-rules.ts";
import { firstByteThatIsNoText } from "./utf8.ts";

const start = { line: 1, column: 1 };

export const kibibytes = (bytes: number): string => `${Math.ceil(bytes / 1024).toLocaleString("en")} KiB`;

const whyNotText = (bytes: Uint8Array, at: number): string => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return "The file is encoded in UTF-16.";
  }
  return bytes[at] === 0
    ? `The file is no text: byte ${at + 1} is NUL.`
    : `The file is not encoded in UTF-8: byte ${at + 1} is no character.`;
};

/** Null: its bytes may be decoded. */
export const whyUnreadable = (path: string, bytes: Uint8Array): Finding | null => {
  if (bytes.length > bounds.fileBytes) {
    return readingProblem(
      "file-size",
      path,
      start,
      `The file has ${kibibytes(bytes.length)}; at most ${kibibytes(bounds.fileBytes)} are read.`,
      "Move large parts, such as images or test data, to files beside it.",
    );
  }
  const noText = firstByteThatIsNoText(bytes);
  if (noText === null) return null;
  return readingProblem(
    "file-text",
    path,
    positionAt(bytes, noText),
    whyNotText(bytes, noText),
    "Save it as UTF-8 text.",
  );
};

export const hasByteOrderMark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
