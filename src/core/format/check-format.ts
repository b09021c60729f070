/**
 * Everything that is wrong with a document's form, by line: what reading it found,
 * then each rule that its kind asks for. Where the header could not be read, its
 * rules are not run: they would only repeat that in fifteen ways.
 */
import { numberFromPath } from "../documents/file-names.ts";
import type { Document, Finding } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import { type FormatSubject, toFinding } from "./format-rule.ts";
import { formatRules } from "./registry.ts";

export interface FormatContext {
  /** The number that the record gives the document; null before it has one. */
  readonly number: number | null;
}

const byPlace = (one: Finding, other: Finding): number =>
  one.line - other.line || one.column - other.column || (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0);

export const checkFormat = (
  kind: Kind,
  document: Document,
  bytes: Uint8Array,
  context: FormatContext = { number: null },
): readonly Finding[] => {
  if (document.headerSpan === null) return document.problems.toSorted(byPlace);
  const number = context.number ?? numberFromPath(kind, document.path);
  const subject: FormatSubject = { kind, document, bytes, number };
  const found = kind.format.flatMap((call) => {
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
