/**
 * Everything that is wrong with a document's form, by line: what reading it found,
 * then each rule that its kind asks for. Where the header could not be read, its
 * rules are not run: they would only repeat that in fifteen ways.
 */
import { countFindings } from "../documents/count-findings.ts";
import { numberFromPath } from "../documents/file-names.ts";
import { holdsWord } from "../documents/holds-word.ts";
import type { Document, Finding } from "../model/document.ts";
import type { FormatRuleCall, Kind } from "../model/kind.ts";
import { type FormatRule, type FormatSubject, type ThreadLink, toFinding } from "./format-rule.ts";
import { formatRules } from "./registry.ts";
import type { Shelf } from "./shelf.ts";

export interface FormatContext {
  /** The number that the record gives the document; null before it has one. */
  readonly number: number | null;
  /** All documents of the kind, where they are at hand; rules over several documents are silent without it. */
  readonly shelf?: Shelf | null;
  /** False before the document is admitted; absent: its number is its own. */
  readonly isNumbered?: boolean;
  /** The pull request that brings it; absent or null: none, or not known. */
  readonly thread?: ThreadLink | null;
  /** Files that come with the document in a pull request; absent or null: not known. */
  readonly beside?: readonly string[] | null;
}

const byPlace = (one: Finding, other: Finding): number =>
  one.line - other.line || one.column - other.column || (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0);

const isAsked = ({ kind, document }: FormatSubject, { when = {}, unless = {} }: FormatRuleCall): boolean =>
  Object.entries(when).every(([key, words]) => holdsWord(kind, document, key, words)) &&
  !Object.entries(unless).some(([key, words]) => holdsWord(kind, document, key, words));

const subjectOf = (kind: Kind, document: Document, bytes: Uint8Array, context: FormatContext): FormatSubject => ({
  kind,
  document,
  bytes,
  number: context.number ?? numberFromPath(kind, document.path),
  shelf: context.shelf ?? null,
  isNumbered: context.isNumbered ?? true,
  beside: context.beside ?? null,
  thread: context.thread ?? null,
});

const ruleOf = (kind: Kind, { rule }: FormatRuleCall): FormatRule => {
  const found = formatRules.get(rule);
  // The policy parser refuses unknown rules; one that comes this far is a bug of ours.
  if (!found) throw new Error(`the kind ${kind.name} asks for a format rule that does not exist: ${rule}`);
  return found;
};

const findingsOf = (subject: FormatSubject, asked: (rule: FormatRule) => boolean): readonly Finding[] =>
  subject.kind.format.flatMap((call) => {
    const rule = ruleOf(subject.kind, call);
    if (!asked(rule) || !isAsked(subject, call)) return [];
    return rule.check(subject, call).map((flaw) => toFinding(rule.id, subject.document.path, flaw));
  });

export const checkFormat = (
  kind: Kind,
  document: Document,
  bytes: Uint8Array,
  context: FormatContext = { number: null },
): readonly Finding[] => {
  if (document.headerSpan === null) return document.problems.toSorted(byPlace);
  const subject = subjectOf(kind, document, bytes, context);
  const found = findingsOf(subject, ({ overSeveral }) => overSeveral !== true || subject.shelf !== null);
  return [...document.problems, ...found].toSorted(byPlace);
};

const noBytes = new Uint8Array();

/** The rules over several documents alone: for whoever reads all of them before asking, and keeps no more than headers. */
export const checkAmongOthers = (kind: Kind, document: Document, shelf: Shelf): readonly Finding[] =>
  document.headerSpan === null
    ? []
    : findingsOf(
        subjectOf(kind, document, noBytes, { number: null, shelf }),
        ({ overSeveral }) => overSeveral === true,
      );

/** In the order of the lines, whichever way they were found. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] => findings.toSorted(byPlace);

/** Errors hold a document back; warnings are told and nothing more. */
export const hasErrors = (findings: readonly Finding[]): boolean => countFindings(findings).errors > 0;
