/**
 * The lines between the fences, cut into entries: a line `name: value` with the
 * lines that continue it. It needs no YAML, so that one broken line costs that
 * line alone, and every entry keeps its bytes.
 */
import type { Span } from "../../model/document.ts";
import { lineAt } from "../lines.ts";
import { bounds } from "../reading-rules.ts";
import { decodeUtf8 } from "../utf8.ts";

export interface Entry {
  /** Whole lines, endings included. */
  readonly span: Span;
  /** Line number in the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly name: string;
  /** UTF-16 offsets in `text`. */
  readonly nameStart: number;
  readonly afterColon: number;
}

export interface StrayLine {
  readonly line: number;
  readonly text: string;
  /** It stands below an entry, which it may have been meant to continue. */
  readonly follows: string | null;
}

interface NamePart {
  readonly name: string;
  readonly nameStart: number;
  readonly afterColon: number;
}

const quotedName = (text: string, start: number): NamePart | null => {
  const close = text.indexOf(text.charAt(start), start + 1);
  const rest = close < 0 ? "" : text.slice(close + 1);
  const colon = rest.length - rest.trimStart().length;
  if (rest.charAt(colon) !== ":") return null;
  return { name: text.slice(start + 1, close), nameStart: start, afterColon: close + 1 + colon + 1 };
};

/** The name ends at the first colon before a blank or the line's end; failing that, at a colon that is not part of a link. */
const readName = (text: string): NamePart | null => {
  const start = text.length - text.trimStart().length;
  const first = text.charAt(start);
  if (first === '"' || first === "'") return quotedName(text, start);
  if (/[[{#]/.test(first) || /^[-?](?:\s|$)/.test(text.slice(start, start + 2))) return null;
  const head = text.slice(start, start + bounds.nameCharacters + 1);
  const spaced = /:(?=[ \t]|$)/.exec(head.length + start < text.length ? `${head} ` : head);
  const glued = spaced ? null : /^[A-Za-z][\w ()*.-]*:(?!\/\/)/.exec(head);
  const colon = spaced ? spaced.index : glued ? glued[0].length - 1 : -1;
  const name = head.slice(0, Math.max(0, colon)).trim();
  return name === "" ? null : { name, nameStart: start, afterColon: start + colon + 1 };
};

const indentOf = (text: string): number => text.length - text.trimStart().length;
const isListItem = (text: string): boolean => /^[ \t]*-(?:[ \t]|$)/.test(text);

interface OpenEntry extends NamePart {
  readonly start: number;
  readonly line: number;
  readonly indent: number;
  /** Nothing stands behind the colon yet, so a list may follow without being indented. */
  readonly takesList: boolean;
  /** A block of text follows, in which `#` begins no comment. */
  readonly takesBlock: boolean;
  end: number;
}

const isContinued = (entry: OpenEntry, indent: number, text: string): boolean =>
  indent > entry.indent
    ? entry.takesBlock || text.charAt(indent) !== "#"
    : indent === entry.indent && entry.takesList && isListItem(text);

export const splitEntries = (
  bytes: Uint8Array,
  within: Span,
  firstLine: number,
): { readonly entries: readonly Entry[]; readonly stray: readonly StrayLine[] } => {
  const opened: OpenEntry[] = [];
  const stray: StrayLine[] = [];
  let current: OpenEntry | null = null;
  let number = firstLine - 1;
  for (let at = within.start; at < within.end; ) {
    const line = lineAt(bytes, at);
    const text = decodeUtf8(bytes, line.start, line.textEnd);
    const indent = indentOf(text);
    at = line.end;
    number += 1;
    if (text.trim() === "") continue;
    if (current !== null && isContinued(current, indent, text)) {
      // Blank and comment lines in between belong to the entry after all.
      current.end = line.end;
      continue;
    }
    if (text.charAt(indent) === "#") continue;
    const name = readName(text);
    if (name === null) {
      stray.push({ line: number, text: text.trim(), follows: current?.name ?? null });
      current = null;
      continue;
    }
    const behind = text.slice(name.afterColon);
    const takesList = /^\s*(?:#.*)?$/.test(behind);
    const takesBlock = /^\s*[|>]/.test(behind);
    current = { ...name, start: line.start, end: line.end, line: number, indent, takesList, takesBlock };
    opened.push(current);
  }
  const entries = opened.map(({ start, end, line, name, nameStart, afterColon }) => ({
    span: { start, end },
    line,
    text: decodeUtf8(bytes, start, end),
    name,
    nameStart,
    afterColon,
  }));
  return { entries, stray };
};
