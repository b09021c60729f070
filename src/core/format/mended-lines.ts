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
  if (fix.of === "part") return [{ ...fix.span, text: fix.text }];
  const patch = changeValue(bytes, fix.field, fix.text);
  return patch ? [patch] : [];
};

const isFirstAt = (fix: FindingFix, fixes: readonly FindingFix[]): boolean =>
  fixes.find((other) => other.of === "part" && fix.of === "part" && other.span.start === fix.span.start) === fix;

const lineStart = (bytes: Uint8Array, line: number): number => {
  let at = 0;
  for (let number = 1; number < line; number += 1) at = lineAt(bytes, at).end;
  return at;
};

/** `findings` are those of the file that `bytes` is; of two for the same part of a line the first is taken. */
export const mendedLines = (bytes: Uint8Array, findings: readonly Finding[]): readonly MendedLine[] => {
  const mendable = findings.flatMap(({ fix, line }) =>
    fix && (fix.of === "part" || isOneLine(bytes, fix)) ? [{ fix, line }] : [],
  );
  const byLine = Map.groupBy(mendable, ({ line }) => line);
  return [...byLine].flatMap(([line, of]): readonly MendedLine[] => {
    const fixes = of.map(({ fix }) => fix);
    const first = (part: FindingFix["of"]): FindingFix | undefined => fixes.find((fix) => fix.of === part);
    // A value that is written anew is no more where its parts were.
    const value = first("value");
    const parts = value ? [value] : fixes.filter((fix) => fix.of === "part" && isFirstAt(fix, fixes));
    const patches = [first("name"), ...parts].flatMap((fix) => (fix ? patchesOf(bytes, fix) : []));
    if (patches.length === 0) return [];
    const mended = applyPatches(bytes, patches);
    // What stands before the line is as long as it was.
    const { start, textEnd } = lineAt(mended, lineStart(bytes, line));
    return [{ line, text: decodeUtf8(mended, start, textEnd) }];
  });
};
