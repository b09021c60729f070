/** Header fields as the kind understands them: found under any of their names, and read as what they stand for. */
import type { Document, Field } from "../model/document.ts";
import type { FieldDefinition, Kind } from "../model/kind.ts";
import { type Login, login, type Status } from "../model/names.ts";

/** The definition that a key belongs to, as its own key or as an alias. */
export const definitionOf = (kind: Kind, key: string): FieldDefinition | null =>
  kind.fields.find((definition) => definition.key === key) ??
  kind.fields.find((definition) => definition.aliases.some((alias) => alias.key === key)) ??
  null;

/** Every line that stands for the field, in the order of the file. */
export const fieldsOf = (fields: readonly Field[], kind: Kind, key: string): readonly Field[] =>
  fields.filter((field) => (definitionOf(kind, field.key)?.key ?? field.key) === key);

/**
 * The line that counts for a field: the first under its own key, otherwise the
 * first under an alias. Edits change this one, whatever else repeats it.
 */
export const fieldOf = (document: Document, kind: Kind, key: string): Field | null => {
  const lines = fieldsOf(document.fields, kind, key);
  return lines.find((field) => field.key === key) ?? lines[0] ?? null;
};

/** Words are the same whatever their case, and whether blank, `-` or `_` joins them. */
const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");

export const statusNamed = (kind: Kind, text: string): Status | null => {
  const word = folded(text);
  const found = kind.statuses.find(
    ({ name, aliases }) => folded(name) === word || aliases.some((alias) => folded(alias) === word),
  );
  return found?.name ?? null;
};

/** Null: there is no status line, or it is empty. */
export const statusOf = (document: Document, kind: Kind): Status | null | { readonly unknown: string } => {
  const text = fieldOf(document, kind, kind.statusField)?.value ?? "";
  if (text.trim() === "") return null;
  return statusNamed(kind, text) ?? { unknown: text };
};

// No word before the sign (an address), none joined to the end by a dot (a host).
const handle = /(?<![\w.@/-])@([A-Za-z\d](?:[\w-]{0,38}))(?![\w-]|\.\w)/g;

/** Logins written with `@`, each once, in the order of the text. */
export const handlesIn = (text: string): readonly Login[] => [
  ...new Set([...text.matchAll(handle)].map((match) => login(match[1] ?? ""))),
];

export const authorHandles = (document: Document, kind: Kind): readonly Login[] =>
  handlesIn(fieldOf(document, kind, kind.authorsField)?.value ?? "");

/** Null for anything but a whole number of at most nine digits, placeholders included. */
export const numberIn = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

export const numberOf = (document: Document, kind: Kind): number | null =>
  numberIn(fieldOf(document, kind, kind.numberField)?.value ?? "");

/** Null when it is missing or empty. */
export const titleOf = (document: Document, kind: Kind): string | null =>
  fieldOf(document, kind, kind.titleField)?.value.trim() || null;

/** Parts of a value that names several things: a YAML list, or text with commas between them. Empty parts are kept. */
export const listedIn = (value: string): readonly string[] => {
  const text = value.trim();
  if (text === "") return [];
  const isFlow = text.startsWith("[") && text.endsWith("]");
  const parts = /^-\s/.test(text)
    ? text.split(/\r?\n/).map((line) => line.trim().replace(/^-(?:\s+|$)/, ""))
    : (isFlow ? text.slice(1, -1) : text).split(",");
  return parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/, "$2"));
};
