/** Header fields as the kind understands them: found under any of their names, and read as what they stand for. */
import type { Document, Field } from "../model/document.ts";
import type { FieldDefinition, Kind } from "../model/kind.ts";
import { type Login, login, type Status } from "../model/names.ts";

/** The definition that a key belongs to, as its own key or as an alias. */
export const definitionOf = (kind: Kind, key: string): FieldDefinition | null =>
  kind.fields.find((definition) => definition.key === key) ??
  kind.fields.find((definition) => definition.aliases.some((alias) => alias.key === key)) ??
  null;

/** Lines that are no part of the text that is decided on: what the App writes, and where the work stands. */
export const isBesideText = (definition: FieldDefinition | null): boolean =>
  definition !== null && (definition.writtenByApp || definition.type === "work");

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

/** The value as a reader sees it, without the markup of its syntax; "" when there is no such line. */
export const plainOf = (field: Field | null): string => field?.plain ?? field?.value ?? "";

/** Words are the same whatever their case, whether blank, `-` or `_` joins them, and with signs in them that nobody sees. */
const folded = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, "")
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

/** The word as it looks: without signs that nobody sees, and with common blanks. */
export const asSeen = (word: string): string =>
  word
    .replace(/\p{Cf}/gu, "")
    .replace(/[^\S \n]/gu, " ")
    .trim();

/** A value that is one thing, on one line: a table's cell may break it, as may a text block. */
export const unbroken = (text: string): string => text.trim().replace(/\s*\n\s*/g, " ");

/** A status, and in brackets the one that is meant to follow where the kind knows that notation [O5]. */
export interface WrittenStatus {
  readonly status: string;
  /** Null: none is named. */
  readonly intended: string | null;
}

export const writtenStatus = (kind: Kind, value: string): WrittenStatus => {
  const text = unbroken(value);
  const takesIntended = kind.fields.find(({ key }) => key === kind.statusField)?.intended ?? false;
  const both = takesIntended ? /^(.*?)\s*\(\s*=>\s*(.*?)\s*\)\s*$/.exec(text) : null;
  return both ? { status: both[1] ?? "", intended: both[2] ?? "" } : { status: text, intended: null };
};

/** Null: there is no status line, or it is empty. */
export const statusOf = (document: Document, kind: Kind): Status | null | { readonly unknown: string } => {
  const text = writtenStatus(kind, plainOf(fieldOf(document, kind, kind.statusField))).status;
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
  handlesIn(plainOf(fieldOf(document, kind, kind.authorsField)));

/** Null for anything but a whole number of at most nine digits, placeholders included. */
export const numberIn = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** In a table the number may stand as a reference to the document itself: `OEP-12`, `OEP-0012: Its title`. */
export const numberOf = (document: Document, kind: Kind): number | null => {
  const text = plainOf(fieldOf(document, kind, kind.numberField)).trim();
  const [label = ""] = kind.syntax === "rst-table" ? text.split(/[\s:]/) : [text];
  const bare = label.toLowerCase().startsWith(`${kind.prefix.toLowerCase()}-`)
    ? label.slice(kind.prefix.length + 1)
    : label;
  // In a table it may stand as in the file's name: OEP-0012-bp-names.
  return numberIn(kind.syntax === "rst-table" ? (/^\d+(?=-)/.exec(bare)?.[0] ?? bare) : text);
};

/** Null when it is missing or empty. */
export const titleOf = (document: Document, kind: Kind): string | null =>
  plainOf(fieldOf(document, kind, kind.titleField)).trim() || null;

/** Parts of a value that names several things: a list of YAML or RST, or text with commas between them. Empty parts are kept. */
export const listedIn = (value: string): readonly string[] => {
  const text = value.trim();
  if (text === "") return [];
  const isFlow = text.startsWith("[") && text.endsWith("]");
  const parts = /^[-*|]\s/.test(text)
    ? text.split(/\r?\n/).map((line) => line.trim().replace(/^[-*|](?:\s+|$)/, ""))
    : (isFlow ? text.slice(1, -1) : text).split(",");
  return parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/, "$2"));
};
