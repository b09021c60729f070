import type { Digest, KindName } from "./names.ts";

/** Byte range in the file, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Line and column count from 1; the column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One line (or row) of a document's header. */
export interface Field {
  /** As written in the file. */
  readonly name: string;
  /** Lower case, runs of blank, `_` and `-` made one `-`: the form in which presets name fields. */
  readonly key: string;
  /** The value as text without quotes; a list's or map's source text as it stands; "" when empty. */
  readonly value: string;
  /** What a reader sees of the value, where its syntax has markup (RST); absent: the value itself. */
  readonly plain?: string;
  /** The bytes of the value, quotes included; empty at the place where a value would stand. */
  readonly valueSpan: Span;
  /** The whole entry with its line ending(s). */
  readonly lineSpan: Span;
  readonly namePosition: Position;
  readonly valuePosition: Position;
}

export interface Section {
  readonly title: string;
  readonly depth: number;
  readonly position: Position;
}

/** A governed file as read. Parsing never fails for what a person did wrong: that is in `problems`. */
export interface Document {
  readonly kind: KindName;
  readonly path: string;
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
  readonly digest: Digest;
  /** Null when no header could be found or read at all; then `problems` says why. */
  readonly headerSpan: Span | null;
  readonly problems: readonly Finding[];
}

export type Severity = "error" | "warning";

/** Something the author must (error) or should (warning) mend, at a place in a file. */
export interface Finding {
  /** Id of the format rule, kebab-case, stable for ever; its page is `docs/rules/<rule>.md`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, a full sentence in plain text. */
  readonly message: string;
  /** What to write instead; null where the message says it. */
  readonly help: string | null;
  /** How it is mended, where that takes no thought. */
  readonly fix?: FindingFix;
}

/** A header line's name or value, or a part of it, as it should be written. */
export type FindingFix =
  | { readonly field: Field; readonly of: "name" | "value"; readonly text: string }
  | { readonly field: Field; readonly of: "part"; readonly span: Span; readonly text: string };
