/**
 * One header value: as YAML where it is YAML, otherwise as the rest of its line.
 * Real headers are written in the manner of RFC 822, with values that YAML takes
 * for something else (`Fees: a plan`, `@ana`, `[WIP] Fees`, `*new*`); nothing
 * is ever resolved, so an alias or a tag is read as the text that it is.
 */
import { isCollection, isMap, isScalar, parseDocument, type Scalar } from "yaml";

export interface ReadValue {
  readonly value: string;
  /** UTF-16 offsets within the entry's text; equal, directly after the colon, when there is no value. */
  readonly start: number;
  readonly end: number;
  readonly problem: ValueProblem | null;
}

/** `open`: a quote or bracket that never closes, so that the value is a guess. */
export type ValueProblem = "open" | "no-blank" | "reserved-start" | "not-plain" | "reference";

/** Stands for the name, so that YAML sees a value in its place. */
const stand = "k:";

interface YamlValue {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** YAML's blanks alone: any other, such as a no-break space, belongs to the value, and goes when another is written. */
const withoutEnd = (text: string): string => text.replace(/[ \t\r\n]+$/, "");

const scalarText = (scalar: Scalar): string => {
  const text = typeof scalar.value === "string" ? scalar.value : "";
  if (scalar.type === "PLAIN" && (text === "~" || text === "null")) return "";
  // Only a block scalar ends with line endings that nobody meant.
  return scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED" ? text.trimEnd() : text;
};

/**
 * One line that begins with a letter or digit and has neither a comment nor a colon before a blank in it: YAML
 * takes it as it stands. Most values are such, and the parser takes a hundred times as long to say the same.
 */
const plainLine =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are left to the parser.
  /^( +)([A-Za-z\d](?:[^:#\s\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]|:(?=[^\s])|(?<=[^\s])#| (?=[^\s#]))*) *(?:\r?\n)?$/;

export const readAsPlain = (source: string): YamlValue | null => {
  const [, blanks = "", text = ""] = plainLine.exec(source) ?? [];
  // What YAML calls nothing is left to the parser, like a line that may be longer than a key may be.
  if (text === "" || text === "null" || text.endsWith(":") || text.length > 500) return null;
  return { value: text, start: blanks.length, end: blanks.length + text.length };
};

export const readAsYaml = (source: string): YamlValue | ValueProblem => {
  const text = stand + source;
  const document = parseDocument(text, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const pairs = isMap(document.contents) ? document.contents.items : [];
  const node = pairs[0]?.value;
  const isWhole = document.errors.length === 0 && document.warnings.length === 0 && pairs.length === 1;
  const first = source.trimStart();
  if (!isWhole) {
    const closing = new Map([
      ["[", "]"],
      ["{", "}"],
    ]).get(first.charAt(0));
    const isOpenQuote = /^["']/.test(first) && document.errors.some((error) => error.code === "MISSING_CHAR");
    if (isOpenQuote || (closing !== undefined && !first.includes(closing))) return "open";
    return /^[@`%&*!|>[\]{},"'#-]/.test(first) ? "reserved-start" : "not-plain";
  }
  if (!isScalar(node) && !isCollection(node)) return "reference";
  const range = node.range;
  if (!range || node.anchor !== undefined || node.tag?.startsWith("!") || /^[&!]/.test(first)) return "reference";
  const start = range[0];
  const end = start + withoutEnd(text.slice(start, range[1])).length;
  const value = isScalar(node) ? scalarText(node) : text.slice(start, end);
  return { value, start: start - stand.length, end: end - stand.length };
};

/** All lines of the value, joined by one blank: how RFC 822 unfolds. */
const readAsText = (source: string): YamlValue => {
  const start = source.length - source.trimStart().length;
  const end = Math.max(start, withoutEnd(source).length);
  const value = source
    .slice(start, end)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .join(" ");
  return { value, start, end };
};

/** `afterColon` is where the value's part of the entry begins. */
export const readValue = (entry: string, afterColon: number): ReadValue => {
  const source = entry.slice(afterColon);
  const glued = source !== "" && !/^\s/.test(source);
  const read = glued ? "no-blank" : (readAsPlain(source) ?? readAsYaml(source));
  const problem = typeof read === "string" ? read : null;
  const found = typeof read === "string" ? readAsText(source) : read;
  const isEmpty = found.start === found.end;
  return {
    value: found.value,
    start: afterColon + (isEmpty ? 0 : found.start),
    end: afterColon + (isEmpty ? 0 : found.end),
    problem,
  };
};
