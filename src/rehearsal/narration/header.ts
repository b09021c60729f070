/** The header of a document as text, and how two versions of a document differ. No parsing: lines and bytes. */

/** Bytes as characters one to one, so that nothing is lost by looking at them as lines. */
const asLines = (bytes: Uint8Array): readonly string[] => Buffer.from(bytes).toString("latin1").split("\n");
const readable = (line: string): string => Buffer.from(line, "latin1").toString("utf8").replace(/\r$/, "");

/** Where the header ends: the index behind its closing line, 0 when there is none. */
function headerEnd(lines: readonly string[]): number {
  if (!/^(?:\u00EF\u00BB\u00BF)?---\s*$/.test(lines[0] ?? "")) return 0;
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  return end < 0 ? 0 : end + 1;
}

/** The lines between the two rules. */
export function headerOf(bytes: Uint8Array): readonly string[] {
  const lines = asLines(bytes);
  return lines.slice(1, Math.max(headerEnd(lines) - 1, 0)).map(readable);
}

export interface Difference {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Everything behind the header is the same, byte for byte. */
  readonly bodyIsSame: boolean;
  /** Bytes behind the header. */
  readonly bodyBytes: number;
  /** The header's other lines are the same and in the same order, byte for byte. */
  readonly restIsSame: boolean;
}

/**
 * Header lines whose key occurs in both are changed values; those of one side
 * alone were added or removed. A header that is not `key: value` lines is one thing.
 */
export function difference(before: Uint8Array, after: Uint8Array): Difference {
  const [old, fresh] = [asLines(before), asLines(after)];
  const [oldEnd, freshEnd] = [headerEnd(old), headerEnd(fresh)];
  const oldHeader = old.slice(0, oldEnd);
  const freshHeader = fresh.slice(0, freshEnd);
  const common = commonLines(oldHeader, freshHeader);
  const oldBody = old.slice(oldEnd).join("\n");
  return {
    removed: without(oldHeader, common).map(readable),
    added: without(freshHeader, common).map(readable),
    bodyIsSame: oldBody === fresh.slice(freshEnd).join("\n"),
    bodyBytes: oldBody.length,
    restIsSame: keys(without(oldHeader, common)).every((key) => keys(without(freshHeader, common)).includes(key)),
  };
}

/** The longest common subsequence. */
function commonLines(one: readonly string[], other: readonly string[]): readonly string[] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const cells = lengths[row];
      if (cells === undefined) continue;
      cells[column] =
        one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const common: string[] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) {
      common.push(one[row] ?? "");
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return common;
}

function without(lines: readonly string[], common: readonly string[]): readonly string[] {
  const rest: string[] = [];
  let next = 0;
  for (const line of lines) {
    if (next < common.length && line === common[next]) next += 1;
    else rest.push(line);
  }
  return rest;
}

const keys = (lines: readonly string[]): readonly string[] => lines.map((line) => (line.split(":")[0] ?? "").trim());
