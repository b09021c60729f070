/**
 * Everything that is wrong with a document's form, by line: what reading it found,
 * then each rule that its kind asks for. Where the header could not be read, its
 * rules are not run: they would only repeat that in fifteen ways.
 */
import { fieldOf, plainOf, statusNamed, unbroken, writtenStatus } from "../documents/field-values.ts";
import { numberFromPath } from "../documents/file-names.ts";
import type { Document, Finding } from "../model/document.ts";
import type { FormatRuleCall, Kind } from "../model/kind.ts";
import { type FormatSubject, toFinding } from "./format-rule.ts";
import { formatRules } from "./registry.ts";
import type { Shelf } from "./shelf.ts";

export interface FormatContext {
  /** The number that the record gives the document; null before it has one. */
  readonly number: number | null;
  /** All documents of the kind, where they are at hand; rules over several documents are silent without it. */
  readonly shelf?: Shelf | null;
  /** Files that come with the document in a pull request; absent or null: not known. */
  readonly beside?: readonly string[] | null;
}

const byPlace = (one: Finding, other: Finding): number =>
  one.line - other.line || one.column - other.column || (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0);

const holds = ({ kind, document }: FormatSubject, key: string, words: readonly string[]): boolean => {
  const value = unbroken(plainOf(fieldOf(document, kind, key)));
  const { status } = writtenStatus(kind, value);
  const meant = key === kind.statusField ? (statusNamed(kind, status) ?? status) : value;
  return words.some((word) => word.toLowerCase() === meant.toLowerCase());
};

const isAsked = (subject: FormatSubject, { when = {}, unless = {} }: FormatRuleCall): boolean =>
  Object.entries(when).every(([key, words]) => holds(subject, key, words)) &&
  !Object.entries(unless).some(([key, words]) => holds(subject, key, words));

export const checkFormat = (
  kind: Kind,
  document: Document,
  bytes: Uint8Array,
  context: FormatContext = { number: null },
): readonly Finding[] => {
  if (document.headerSpan === null) return document.problems.toSorted(byPlace);
  const number = context.number ?? numberFromPath(kind, document.path);
  const subject: FormatSubject = {
    kind,
    document,
    bytes,
    number,
    shelf: context.shelf ?? null,
    beside: context.beside ?? null,
  };
  const found = kind.format
    .filter((call) => isAsked(subject, call))
    .flatMap((call) => {
      const rule = formatRules.get(call.rule);
      // The policy parser refuses unknown rules; one that comes this far is a bug of ours.
      if (!rule) throw new Error(`the kind ${kind.name} asks for a format rule that does not exist: ${call.rule}`);
      return rule.check(subject, call).map((flaw) => toFinding(rule.id, document.path, flaw));
    });
  return [...document.problems, ...found].toSorted(byPlace);
};

/** Errors hold a document back; warnings are told and nothing more. */
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => finding.severity === "error");
