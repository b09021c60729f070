/**
 * Headings of a Markdown body by its lines alone, for bodies in which no line is in doubt:
 * a full parse takes twenty times as long, and most of what it reads is no heading. Where a
 * line could be read in two ways (a heading in a list, an underlined one, HTML around it),
 * there is no answer, and the body is parsed.
 */

export interface ScannedHeading {
  /** From 1, within the body. */
  readonly line: number;
  readonly depth: number;
  /** The whole line. */
  readonly text: string;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

const isBlank = (line: string): boolean => /^[ \t]*$/.test(line);

/** A heading once the marks of lists before it are taken away; at the first column it is one for sure. */
const numberSigns = /^(?:[ \t]|[-+*]|\d{1,9}[.)])*(#{1,6})(?:[ \t]|$)/;

/** Underlines the line above, where that is text. */
const underline = /^(?:[ \t>]|[-+*]|\d{1,9}[.)])*(?:=+|-+)[ \t]*$/;

const fence = /^(?:[ \t]|[-+*]|\d{1,9}[.)])*(`{3,}(?=[^`]*$)|~{3,})/;

/** HTML that a blank line does not end. */
const longHtml = /^(?:[ \t]|[-+*]|\d{1,9}[.)])*<(?:script|pre|style|textarea|!|\?)/i;

const html = /^(?:[ \t]|[-+*]|\d{1,9}[.)])*</;

const closes = (line: string, marks: string): boolean => {
  const text = line.trim();
  return text.length >= marks.length && text === (marks[0] ?? "").repeat(text.length);
};

/**
 * The index behind a fence that opens at `start`. Null: how far it goes depends on what is around it, as
 * where text stands left of an indented fence before its end.
 */
const behindFence = (lines: readonly string[], start: number, marks: string): number | null => {
  const opening = lines[start] ?? "";
  const indent = indentOf(opening);
  if (opening.includes("\t") || !opening.startsWith(marks, indent)) return null;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const own = indentOf(line);
    if (closes(line, marks) && (indent === 0 ? own <= 3 && !line.includes("\t") : own === indent)) return at + 1;
    if (indent > 0 && !isBlank(line) && (own < indent || line.includes("\t"))) return null;
  }
  return indent === 0 ? lines.length : null;
};

/**
 * The index behind a comment that opens at `start`, at the first column and not within other HTML. Null: it
 * is empty in a way that readers differ on, or never ends.
 */
const behindComment = (lines: readonly string[], start: number): number | null => {
  if (/^<!---?>/.test(lines[start] ?? "")) return null;
  const end = lines.findIndex((line, at) => at >= start && line.includes("-->", at === start ? 4 : 0));
  return end < 0 ? null : end + 1;
};

/** Null: the body has to be parsed. */
export const scanHeadings = (body: string): readonly ScannedHeading[] | null => {
  const lines = body.split(/\r\n|\n|\r/);
  const headings: ScannedHeading[] = [];
  let isHtml = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const isAfterText = at > 0 && !isBlank(lines[at - 1] ?? "");
    if (isBlank(line)) isHtml = false;
    const signs = numberSigns.exec(line)?.[1];
    const marks = fence.exec(line)?.[1];
    if (signs !== undefined) {
      if (isHtml || !line.startsWith("#")) return null;
      headings.push({ line: at + 1, depth: signs.length, text: line });
    } else if (marks !== undefined) {
      const behind = isHtml ? null : behindFence(lines, at, marks);
      if (behind === null) return null;
      at = behind;
      continue;
    } else if (!isHtml && line.startsWith("<!--")) {
      const behind = behindComment(lines, at);
      if (behind === null) return null;
      at = behind;
      continue;
    } else if (underline.test(line)) {
      if (isAfterText) return null;
    } else if (html.test(line)) {
      if (longHtml.test(line)) return null;
      isHtml = true;
    }
    at += 1;
  }
  return headings;
};
