/**
 * Titles of an RST text: a line with a row of one sign under it, and maybe above it.
 * Which sign stands for which depth is the order in which they first appear
 * (docutils, reStructuredText specification, "Sections").
 */
import type { Section } from "../../model/document.ts";
import { plainRst } from "./plain-rst.ts";
import type { SourceLine } from "./source-lines.ts";

const adornment = /^([!-/:-@[-`{-~])\1*$/;

/** The sign of a line that is nothing but one sign repeated; null for any other. */
const signOf = (line: SourceLine | undefined): string | null =>
  line !== undefined && line.text.length > 0 ? (adornment.exec(line.text)?.[1] ?? null) : null;

const isLongEnough = (row: SourceLine, title: string): boolean =>
  row.text.length >= Math.min(4, title.trim().length) && row.text.length > 1;

export interface TitlePlace {
  readonly title: SourceLine;
  /** The sign, doubled where it stands above as well. */
  readonly style: string;
  /** Index of the first line after it. */
  readonly next: number;
}

/** The title that begins at `index`, with its row above if it has one; null: none does. */
export const titleAt = (lines: readonly SourceLine[], index: number): TitlePlace | null => {
  const [first, second, third] = [lines[index], lines[index + 1], lines[index + 2]];
  if (!first || !second || first.text === "") return null;
  const over = signOf(first);
  if (over !== null && second.text.trim() !== "" && third?.text === first.text && isLongEnough(first, second.text)) {
    return { title: second, style: over + over, next: index + 3 };
  }
  const under = signOf(second);
  const isTitle = over === null && under !== null && !/^\s/.test(first.text) && isLongEnough(second, first.text);
  return isTitle ? { title: first, style: under, next: index + 2 } : null;
};

export const sectionTitles = (lines: readonly SourceLine[], from: number): readonly Section[] => {
  const styles: string[] = [];
  const sections: Section[] = [];
  let index = from;
  while (index < lines.length) {
    const place = titleAt(lines, index);
    if (!place) {
      index += 1;
      continue;
    }
    if (!styles.includes(place.style)) styles.push(place.style);
    const { number, text } = place.title;
    sections.push({
      title: plainRst(text.trim()),
      depth: styles.indexOf(place.style) + 1,
      position: { line: number, column: text.length - text.trimStart().length + 1 },
    });
    index = place.next;
  }
  return sections;
};
