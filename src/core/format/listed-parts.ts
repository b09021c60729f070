/** Parts of a value that names several things, each at its place in the file. */
import { listedIn, plainOf } from "../documents/field-values.ts";
import { utf8Length } from "../documents/utf8.ts";
import type { Field, Position } from "../model/document.ts";

/** How far the text is from the value's place: 0 as it stands, 1 in quotes; null: it has escapes or line ends in it. */
const lead = ({ value, valueSpan }: Field): number | null => {
  const more = valueSpan.end - valueSpan.start - utf8Length(value);
  return (more !== 0 && more !== 2) || value.includes("\n") ? null : more / 2;
};

const positionAtOffset = ({ valuePosition }: Field, offset: number, before: number | null): Position =>
  offset <= 0 || before === null
    ? valuePosition
    : { line: valuePosition.line, column: valuePosition.column + offset + before };

/** Where `part` first stands in the value; the value's own place when that cannot be told, as over several lines. */
export const positionOfPart = (field: Field, part: string): Position =>
  positionAtOffset(field, field.value.indexOf(part), lead(field));

export interface ListedPart {
  readonly text: string;
  readonly at: Position;
}

/** The parts of a value that names several things, each at its place: looked for behind the one before it. */
export const listedParts = (field: Field): readonly ListedPart[] => {
  const before = lead(field);
  let from: number | null = 0;
  return listedIn(plainOf(field)).map((text) => {
    const offset: number = text === "" || from === null ? -1 : field.value.indexOf(text, from);
    // A part that is written otherwise than it reads: where those after it stand cannot be told.
    if (text !== "") from = offset < 0 ? null : offset + text.length;
    return { text, at: positionAtOffset(field, offset, before) };
  });
};
