/**
 * A stream of bytes as lines of text, some at a time, never more of it in memory
 * than a line may be long. What is no text, or too long, is a line that says so: the
 * ones after it are not to be lost.
 */

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Null: it could not be read, for the reason in `problem`. */
  readonly text: string | null;
  readonly problem: string | null;
}

export const longestLineBytes: number = 16 * 1024 * 1024;
const lineFeed = 10;

const decoder = (): TextDecoder => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Null: the bytes are no UTF-8. */
export const textOf = (bytes: Uint8Array): string | null => {
  try {
    return decoder().decode(bytes);
  } catch (error) {
    // What the decoder throws for bytes that are no text.
    if (error instanceof TypeError) return null;
    throw error;
  }
};

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const withoutReturn = (text: string): string => (text.endsWith("\r") ? text.slice(0, -1) : text);

/** Whole lines; where one is no text, each is read by itself. */
const linesIn = (block: Uint8Array, first: number): readonly Line[] => {
  const text = textOf(block);
  if (text !== null)
    return text.split("\n").map((line, index) => ({ number: first + index, text: withoutReturn(line), problem: null }));
  const lines: Line[] = [];
  for (let start = 0; start <= block.length; ) {
    const end = block.indexOf(lineFeed, start);
    const line = textOf(block.subarray(start, end < 0 ? block.length : end));
    lines.push({
      number: first + lines.length,
      text: line === null ? null : withoutReturn(line),
      problem: line === null ? "The line is not text in UTF-8." : null,
    });
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
};

export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = longestLineBytes,
): AsyncGenerator<readonly Line[]> {
  let number = 1;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const tooLong = (): Line => ({ number, text: null, problem: `The line is longer than ${longest} bytes.` });
  const keep = (bytes: Uint8Array): void => {
    pendingBytes += bytes.length;
    if (pendingBytes > longest) pending = [];
    else if (bytes.length > 0) pending.push(bytes);
  };
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed);
    if (end < 0) {
      keep(chunk);
      continue;
    }
    const firstEnd = chunk.indexOf(lineFeed);
    keep(chunk.subarray(0, firstEnd));
    const lines: Line[] = [pendingBytes > longest ? tooLong() : (linesIn(joined(pending), number)[0] ?? tooLong())];
    number += 1;
    if (end > firstEnd) {
      const rest = linesIn(chunk.subarray(firstEnd + 1, end), number);
      lines.push(...rest);
      number += rest.length;
    }
    pending = [];
    pendingBytes = 0;
    keep(chunk.subarray(end + 1));
    yield lines;
  }
  if (pendingBytes > longest) yield [tooLong()];
  else if (pendingBytes > 0) yield linesIn(joined(pending), number);
}
