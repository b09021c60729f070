/**
 * The documents that a field names: numbers alone, or in a field of mentions wherever
 * they stand in its text, as in `OEP-9 User Authorization`.
 */
import { fieldOf, numberIn, plainOf } from "../documents/field-values.ts";
import type { Document, Field, Position } from "../model/document.ts";
import type { FieldDefinition, Kind } from "../model/kind.ts";
import { listedParts, positionOfPart } from "./listed-parts.ts";
import { literalPattern } from "./literal-pattern.ts";

export interface Link {
  readonly text: string;
  /** Null for what is no link. */
  readonly target: number | null;
  readonly at: Position;
}

const linkedNumber = (text: string, prefix: string): number | null => {
  const bare = text.toLowerCase().startsWith(prefix.toLowerCase())
    ? text.slice(prefix.length).replace(/^[- ]/, "")
    : text;
  return numberIn(bare);
};

const mentionsIn = (field: Field, prefix: string): readonly Link[] => {
  const text = plainOf(field);
  const alone = linkedNumber(text.trim(), prefix);
  if (alone !== null) return [{ text: text.trim(), target: alone, at: field.valuePosition }];
  const named = new RegExp(`(?<![\\p{L}\\p{N}-])${literalPattern(prefix)}[- ](\\d{1,9})(?![\\p{L}\\p{N}])`, "giu");
  const links = [...text.matchAll(named)].map(
    ([said, number]): Link => ({ text: said, target: Number(number), at: positionOfPart(field, said) }),
  );
  return links.filter(({ target }, place) => links.findIndex((one) => one.target === target) === place);
};

const typesOfLinks: readonly FieldDefinition["type"][] = ["links", "mentions"];

export const holdsLinks = ({ type }: FieldDefinition): boolean => typesOfLinks.includes(type);

export const linksIn = ({ type }: FieldDefinition, field: Field, { prefix }: Kind): readonly Link[] =>
  type === "mentions"
    ? mentionsIn(field, prefix)
    : listedParts(field).map(({ text, at }) => ({ text, target: linkedNumber(text, prefix), at }));

/** The numbers that the field names, whatever else stands in it. */
export const targetsOf = (document: Document, kind: Kind, definition: FieldDefinition): readonly number[] => {
  const field = fieldOf(document, kind, definition.key);
  return field === null ? [] : linksIn(definition, field, kind).flatMap(({ target }) => target ?? []);
};
