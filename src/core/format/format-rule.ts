/**
 * What a format rule is: one file under `rules/`, one id, one page in docs/rules.
 * A rule looks at a document whose header could be read, and reports all that it
 * finds, each at its line.
 */
import { definitionOf, fieldOf } from "../documents/field-values.ts";
import { utf8Length } from "../documents/utf8.ts";
import type { Document, Field, Finding, Position, Severity } from "../model/document.ts";
import type { FieldDefinition, FormatRuleCall, Kind } from "../model/kind.ts";

export interface FormatSubject {
  readonly kind: Kind;
  readonly document: Document;
  readonly bytes: Uint8Array;
  /** From the record, otherwise from the file's name; null before the document is numbered. */
  readonly number: number | null;
}

/** A finding before it knows its rule and file. */
export interface Flaw {
  readonly severity: Severity;
  readonly at: Position;
  readonly message: string;
  readonly help: string | null;
}

export interface FormatRule {
  /** Kebab-case, stable for ever, the name of the rule's file and page. */
  readonly id: string;
  /** `call.severity` is for the breach itself; where a definition grades its own exceptions, that grade stands. */
  readonly check: (subject: FormatSubject, call: FormatRuleCall) => readonly Flaw[];
}

export const toFinding = (rule: string, path: string, flaw: Flaw): Finding => ({
  rule,
  severity: flaw.severity,
  path,
  line: flaw.at.line,
  column: flaw.at.column,
  message: flaw.message,
  help: flaw.help,
});

/** Where something is missing, the opening fence is pointed at. */
export const headerStart: Position = { line: 1, column: 1 };

export interface DefinedField {
  readonly definition: FieldDefinition;
  readonly field: Field;
}

/** The lines that count, of the wanted types, that say something: not empty, and not the template's own text. */
export const filledFields = (
  { kind, document }: FormatSubject,
  ...types: readonly FieldDefinition["type"][]
): readonly DefinedField[] =>
  kind.fields
    .filter((definition) => types.includes(definition.type))
    .map((definition) => ({ definition, field: fieldOf(document, kind, definition.key) }))
    .filter((pair): pair is DefinedField => pair.field !== null && !isUnfilled(pair.field.value));

/** A field and its definition for each line whose key the kind knows. */
export const knownFields = ({ kind, document }: FormatSubject): readonly DefinedField[] =>
  document.fields.flatMap((field) => {
    const definition = definitionOf(kind, field.key);
    return definition ? [{ definition, field }] : [];
  });

/** The whole value in angle brackets, as templates ask for one; an address in them is none. */
export const isPlaceholder = (value: string): boolean => /^<[^<>@]*>$/.test(value.trim());

export const isUnfilled = (value: string): boolean => value.trim() === "" || isPlaceholder(value);

/** Where `part` stands in the value; the value's own place when that cannot be told, as over several lines. */
export const positionOfPart = ({ value, valueSpan, valuePosition }: Field, part: string): Position => {
  const offset = value.indexOf(part);
  const bytes = valueSpan.end - valueSpan.start;
  // As it stands, or with a quote before and after; anything else has escapes or line ends in it.
  const quote = bytes === utf8Length(value) ? 0 : bytes === utf8Length(value) + 2 ? 1 : null;
  if (offset <= 0 || quote === null || value.includes("\n")) return valuePosition;
  return { line: valuePosition.line, column: valuePosition.column + offset + quote };
};
