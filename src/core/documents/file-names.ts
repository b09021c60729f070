/** File names of numbered documents: a name with `{number}` in it against the base name of a path. */
import type { Kind } from "../model/kind.ts";

const slot = "{number}";

interface PathParts {
  readonly folder: string;
  readonly base: string;
  /** With its dot; "" when there is none. */
  readonly extension: string;
}

const partsOf = (path: string): PathParts => {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const dot = base.lastIndexOf(".");
  const cut = dot > 0 ? dot : base.length;
  return { folder: path.slice(0, path.length - base.length), base: base.slice(0, cut), extension: base.slice(cut) };
};

/** What stands in the number's place of the file name; null when the name has another shape. */
export const fileNameMiddle = (kind: Kind, path: string): string | null => {
  const { base } = partsOf(path);
  const [before = "", after = ""] = kind.fileName.split(slot);
  const fits = base.startsWith(before) && base.endsWith(after) && base.length > before.length + after.length;
  return fits ? base.slice(before.length, base.length - after.length) : null;
};

/** Null before a number is in the name. */
export const numberFromPath = (kind: Kind, path: string): number | null => {
  const middle = fileNameMiddle(kind, path) ?? "";
  return /^\d{1,9}$/.test(middle) ? Number(middle) : null;
};

/** Same folder, same extension. */
export const numberedPath = (kind: Kind, path: string, number: number): string => {
  const { folder, extension } = partsOf(path);
  return `${folder}${kind.fileName.replace(slot, String(number))}${extension}`;
};
