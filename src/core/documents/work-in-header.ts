/** The work that a document's header names, each link with its place in the file. */
import type { Document, Field, Position } from "../model/document.ts";
import type { FieldDefinition, Kind } from "../model/kind.ts";
import type { WorkTarget } from "../model/work.ts";
import { fieldOf } from "./field-values.ts";
import { decodeUtf8, utf8Length } from "./utf8.ts";
import { type WorkWord, workWords } from "./work-links.ts";

export interface WorkInHeader {
  readonly field: Field;
  readonly definition: FieldDefinition;
  /** All that stands behind the name. */
  readonly text: string;
  readonly words: readonly WorkWord[];
  readonly positionOf: (offset: number) => Position;
  /** Where in the file a piece of the text stands; null: the syntax has markup between its lines. */
  readonly spanOf: (word: { readonly text: string; readonly start: number }) => Field["valueSpan"] | null;
}

type Places = Omit<WorkInHeader, "field" | "definition" | "words">;

const linesBefore = (text: string, offset: number): { readonly lines: number; readonly column: number } => {
  const before = text.slice(0, offset);
  return { lines: before.split("\n").length - 1, column: offset - (before.lastIndexOf("\n") + 1) };
};

/** All that stands behind the colon: also what YAML takes for a comment. */
const inFrontMatter = (field: Field, bytes: Uint8Array): Places => {
  const { start, end } = field.lineSpan;
  const entry = decodeUtf8(bytes, start, end);
  const from = entry.indexOf(":", field.namePosition.column - 1 + field.name.length) + 1;
  return {
    text: entry.slice(from),
    positionOf: (offset) => {
      const { lines, column } = linesBefore(entry, from + offset);
      return { line: field.namePosition.line + lines, column: column + 1 };
    },
    spanOf: ({ text, start: offset }) => {
      const at = start + utf8Length(entry, from + offset);
      return { start: at, end: at + utf8Length(text) };
    },
  };
};

const inTable = (field: Field): Places => ({
  text: field.value,
  positionOf: (offset) => {
    const { lines, column } = linesBefore(field.value, offset);
    return { line: field.valuePosition.line + lines, column: field.valuePosition.column + column };
  },
  spanOf: () => null,
});

export const workFields = (kind: Kind): readonly FieldDefinition[] => kind.fields.filter(({ type }) => type === "work");

/** Null: there is no such line. */
export const workInField = (
  document: Document,
  kind: Kind,
  definition: FieldDefinition,
  bytes: Uint8Array,
): WorkInHeader | null => {
  const field = fieldOf(document, kind, definition.key);
  if (field === null) return null;
  const places = kind.syntax === "front-matter" ? inFrontMatter(field, bytes) : inTable(field);
  const { text } = places;
  // What a template asks for in angle brackets is no work.
  const words = /^\s*<(?!\w+:\/\/)[^<>]*>\s*$/u.test(text) ? [] : workWords(text, definition.areas ?? []);
  return { field, definition, words, ...places };
};

export interface NamedWork {
  readonly target: WorkTarget;
  readonly area: string | null;
}

/** The links of the field that a kind follows, in their order. */
export const workNamed = (document: Document, kind: Kind, bytes: Uint8Array): readonly NamedWork[] =>
  workFields(kind)
    .filter(({ key }) => key === kind.work?.field)
    .flatMap((definition) => workInField(document, kind, definition, bytes)?.words ?? [])
    .flatMap(({ target, area }) => (target === null ? [] : [{ target, area: area?.name ?? null }]));
