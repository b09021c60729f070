/** The text has the sections that the process asks for, in its order; others may stand between them. */
import { positionAt } from "../../documents/lines.ts";
import { quoted } from "../../documents/quoted.ts";
import type { Section } from "../../model/document.ts";
import { type Flaw, type FormatRule, type FormatSubject, headerStart } from "../format-rule.ts";

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

const folded = (title: string): string => title.trim().toLowerCase().replace(/\s+/g, " ");

const afterHeader = ({ document, bytes }: FormatSubject): Flaw["at"] =>
  document.headerSpan ? { line: positionAt(bytes, document.headerSpan.end).line, column: 1 } : headerStart;

/** Sections that stand after one that should come later. */
const outOfOrder = (
  sections: readonly Section[],
  order: readonly string[],
): readonly { readonly section: Section; readonly before: string }[] => {
  let highest = -1;
  return sections.flatMap((section) => {
    const rank = order.findIndex((title) => folded(title) === folded(section.title));
    if (rank < 0) return [];
    if (rank >= highest) {
      highest = rank;
      return [];
    }
    return [{ section, before: order[highest] ?? "" }];
  });
};

export const bodySections: FormatRule = {
  id: "body-sections",
  check: (subject, call) => {
    const { sections } = subject.document;
    const has = (title: string): boolean => sections.some((section) => folded(section.title) === folded(title));
    const missing = listOf(call.with.required)
      .filter((title) => !has(title))
      .map(
        (title): Flaw => ({
          severity: call.severity,
          at: afterHeader(subject),
          message: `The section ${quoted(title)} is missing.`,
          help: `Write a heading ${quoted(title)} and what belongs below it.`,
        }),
      );
    const misplaced = outOfOrder(sections, listOf(call.with.order)).map(
      ({ section, before }): Flaw => ({
        severity: call.severity,
        at: section.position,
        message: `The section ${quoted(section.title)} stands after ${quoted(before)}; it belongs before it.`,
        help: "Move it up.",
      }),
    );
    return [...missing, ...misplaced];
  },
};
