/**
 * Header lines as they should read, where that takes no thought: to be copied into a
 * suggestion. Lines of front matter only, since in a table one change may move all rows.
 */
import { changeValue } from "../documents/front-matter/edit-lines.ts";
import { lineAt } from "../documents/lines.ts";
import { applyPatches, type Patch } from "../documents/patch.ts";
import { decodeUtf8 } from "../documents/utf8.ts";
import type { Finding, FindingFix } from "../model/document.ts";
import { namePatches } from "./fix-document.ts";

export interface MendedLine {
  readonly line: number;
  readonly text: string;
}

/** The field is one line, `name: value`. */
const isOneLine = (bytes: Uint8Array, { field }: FindingFix): boolean => {
  const { start, end, textEnd } = { ...lineAt(bytes, field.lineSpan.start) };
  const rest = decodeUtf8(bytes, start, textEnd).slice(field.namePosition.column - 1 + field.name.length);
  return end === field.lineSpan.end && /^["']?[ \t]*:/.test(rest);
};

const patchesOf = (bytes: Uint8Array, fix: FindingFix): readonly Patch[] => {
  if (fix.of === "name") return namePatches(bytes, fix);
  const patch = changeValue(bytes, fix.field, fix.text);
  return patch ? [patch] : [];
};

/** `findings` are those of the file that `bytes` is; of two for the same part of a line the first is taken. */
export const mendedLines = (bytes: Uint8Array, findings: readonly Finding[]): readonly MendedLine[] => {
  const fixes = findings.flatMap(({ fix }) => (fix && isOneLine(bytes, fix) ? [fix] : []));
  const byLine = Map.groupBy(fixes, ({ field }) => field.namePosition.line);
  return [...byLine].flatMap(([line, of]): readonly MendedLine[] => {
    const [name, value] = [of.find((fix) => fix.of === "name"), of.find((fix) => fix.of === "value")];
    const patches = [name, value].flatMap((fix) => (fix ? patchesOf(bytes, fix) : []));
    if (patches.length === 0) return [];
    const mended = applyPatches(bytes, patches);
    // What stands before the line is as long as it was.
    const { start, textEnd } = lineAt(mended, of[0]?.field.lineSpan.start ?? 0);
    return [{ line, text: decodeUtf8(mended, start, textEnd) }];
  });
};
