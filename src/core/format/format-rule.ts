/**
 * What a format rule is: one file under `rules/`, one id, one page in docs/rules.
 * A rule looks at a document whose header could be read, and reports all that it
 * finds, each at its line.
 */
import { definitionOf, fieldOf } from "../documents/field-values.ts";
import type { Document, Field, Finding, FindingFix, Position, Severity } from "../model/document.ts";
import type { FieldDefinition, FormatRuleCall, Kind } from "../model/kind.ts";
import type { Shelf } from "./shelf.ts";

export interface ThreadLink {
  readonly number: number;
  readonly url: string;
  /** Of one whose document has no number yet; absent: that is of no account. */
  readonly title?: string;
}

export interface FormatSubject {
  readonly kind: Kind;
  readonly document: Document;
  readonly bytes: Uint8Array;
  /** From the record, otherwise from the file's name; null before the document is numbered. */
  readonly number: number | null;
  /** All documents of the kind; null where only some are at hand, and rules over several have nothing to say. */
  readonly shelf: Shelf | null;
  /** False: it is not admitted yet, and what it claims for a number is at most a wish. */
  readonly isNumbered: boolean;
  /** The pull request that brings it; null: none, or not known. */
  readonly thread: ThreadLink | null;
  /** Paths of the files that come with the document, neither documents nor rules of the process; null: not known. */
  readonly beside: readonly string[] | null;
}

/** A finding before it knows its rule and file. */
export interface Flaw {
  readonly severity: Severity;
  readonly at: Position;
  /** Of another file than the document's. */
  readonly path?: string;
  readonly message: string;
  readonly help: string | null;
  readonly fix?: FindingFix;
}

export interface FormatRule {
  /** Kebab-case, stable for ever, the name of the rule's file and page. */
  readonly id: string;
  /** `call.severity` is for the breach itself; where a definition grades its own exceptions, that grade stands. */
  /** It looks at other documents too, and is silent without a shelf; of this one at no more than its header. */
  readonly overSeveral?: true;
  readonly check: (subject: FormatSubject, call: FormatRuleCall) => readonly Flaw[];
}

export const toFinding = (rule: string, path: string, flaw: Flaw): Finding => ({
  rule,
  severity: flaw.severity,
  path: flaw.path ?? path,
  line: flaw.at.line,
  column: flaw.at.column,
  message: flaw.message,
  help: flaw.help,
  ...(flaw.fix ? { fix: flaw.fix } : {}),
});

/** Where something is missing, the opening fence is pointed at. */
export const headerStart: Position = { line: 1, column: 1 };

/** Where a missing line is pointed at: the first field, or the start of the file. */
export const headerPlace = ({ fields }: Document): Position => fields[0]?.namePosition ?? headerStart;

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

/** The whole value in angle brackets, as templates ask for one; an address in them, of mail or of the web, is none. */
export const isPlaceholder = (value: string): boolean => /^<(?!\w+:\/\/\S*>$)[^<>@]*>$/.test(value.trim());

export const isUnfilled = (value: string): boolean => value.trim() === "" || isPlaceholder(value);
