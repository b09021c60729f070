/**
 * Where things stand in a JSON text: for telling what is wrong with one, never for
 * reading it (that is `JSON.parse`'s). Finds the first slip of syntax, keys that are
 * there twice, and the place of every key and value.
 */
import type { KeyPath } from "../../policy/read-yaml.ts";

export interface JsonScan {
  /** Where the text stops being JSON; null when it does not. */
  readonly slip: { readonly offset: number; readonly expected: string } | null;
  readonly twice: readonly { readonly offset: number; readonly key: string }[];
  /** Offset of a key or value; of the nearest one above it when there is none. */
  offsetOf(path: KeyPath, onKey: boolean): number;
}

const deepest = 200;
const mostTwice = 20;
// Runs of plain characters are taken whole: a long text must not be tried letter by letter.
const aString = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f])*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})(?:[^"\\\p{Cc}]|[\x7f-\x9f])*)*"/uy;
const aWord = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const keyOf = (path: KeyPath): string => JSON.stringify(path);

class Slip {
  readonly offset: number;
  readonly expected: string;
  constructor(offset: number, expected: string) {
    this.offset = offset;
    this.expected = expected;
  }
}

export const scanJson = (text: string): JsonScan => {
  const keys = new Map<string, number>();
  const values = new Map<string, number>();
  const twice: { readonly offset: number; readonly key: string }[] = [];
  let at = 0;
  const skip = (): void => {
    while (at < text.length && " \t\r\n".includes(text[at] ?? "")) at += 1;
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const take = (sign: string): boolean => {
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };

  /** Items up to the closing sign; `item` reads one. */
  const items = (close: string, item: (place: number) => void): void => {
    skip();
    if (take(close)) return;
    for (let place = 0; ; place += 1) {
      skip();
      item(place);
      skip();
      if (take(close)) return;
      if (!take(",")) throw new Slip(at, `\`,\` or \`${close}\``);
    }
  };
  const value = (path: KeyPath): void => {
    skip();
    values.set(keyOf(path), at);
    if (path.length > deepest) throw new Slip(at, "less nesting");
    if (take("{")) {
      const seen = new Set<string>();
      items("}", () => {
        const start = at;
        const written = match(aString);
        if (written === null) throw new Slip(at, "a key in double quotes");
        const key = String(JSON.parse(written));
        if (seen.has(key) && twice.length < mostTwice) twice.push({ offset: start, key });
        seen.add(key);
        skip();
        if (!take(":")) throw new Slip(at, "`:`");
        keys.set(keyOf([...path, key]), start);
        value([...path, key]);
      });
    } else if (take("[")) items("]", (place) => value([...path, place]));
    else if (text[at] === '"' ? match(aString) === null : match(aWord) === null)
      throw new Slip(at, text[at] === '"' ? "a text that ends on its line" : "a value");
  };

  let slip: Slip | null = null;
  try {
    value([]);
    skip();
    if (at < text.length) throw new Slip(at, "the end");
  } catch (error) {
    if (!(error instanceof Slip)) throw error;
    slip = error;
  }
  const offsetOf = (path: KeyPath, onKey: boolean): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const key = keyOf(path.slice(0, length));
      const found = (onKey && length === path.length ? keys.get(key) : undefined) ?? values.get(key);
      if (found !== undefined) return found;
    }
    return 0;
  };
  return { slip, twice, offsetOf };
};
