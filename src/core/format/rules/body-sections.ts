/**
 * The text has the sections that the process asks for, in its order; others may stand
 * between them. A section may go by several titles, may have to say something, and may
 * be asked for only where the text speaks of something.
 */
import { titleOf } from "../../documents/field-values.ts";
import { positionAt } from "../../documents/lines.ts";
import { quoted } from "../../documents/quoted.ts";
import type { Section } from "../../model/document.ts";
import type { FormatRuleCall } from "../../model/kind.ts";
import { type Flaw, type FormatRule, type FormatSubject, headerStart } from "../format-rule.ts";
import { listOf, listsOf } from "../rule-settings.ts";
import { isEmptySection, isSpokenOf } from "../section-text.ts";
import { foldedTitle, sectionFor } from "../section-titles.ts";
import { oneOf } from "../wording.ts";

const afterHeader = ({ document, bytes }: FormatSubject): Flaw["at"] =>
  document.headerSpan ? { line: positionAt(bytes, document.headerSpan.end).line, column: 1 } : headerStart;

/** Sections that stand after one that should come later. */
const outOfOrder = (
  sections: readonly Section[],
  order: readonly string[],
): readonly { readonly section: Section; readonly before: string }[] => {
  let highest = -1;
  return sections.flatMap((section) => {
    const rank = order.findIndex((title) => foldedTitle(title) === foldedTitle(section.title));
    if (rank < 0) return [];
    if (rank >= highest) {
      highest = rank;
      return [];
    }
    return [{ section, before: order[highest] ?? "" }];
  });
};

const sectionFlaws = (subject: FormatSubject, call: FormatRuleCall): readonly Flaw[] => {
  const { document, bytes } = subject;
  const where = listOf(call.with.where);
  const because = where.length === 0 ? "" : ` It is asked for where the text speaks of ${oneOf(where)}.`;
  const without = where.length === 0 ? "" : " Where there is nothing to say there, say so, and why.";
  return listsOf(call.with.required).flatMap((titles): readonly Flaw[] => {
    const title = quoted(titles[0] ?? "");
    const section = sectionFor(document.sections, titles);
    if (section === null) {
      return [
        {
          severity: call.severity,
          at: afterHeader(subject),
          message: `The section ${title} is missing.${because}`,
          help: `Write a heading ${title} and what belongs below it.${without}`,
        },
      ];
    }
    if (call.with.filled !== true || !isEmptySection(document, bytes, section)) return [];
    return [
      {
        severity: call.severity,
        at: section.position,
        message: `The section ${quoted(section.title)} is empty.`,
        help: `Write below the heading what belongs there.${without}`,
      },
    ];
  });
};

const isAsked = ({ kind, document, bytes }: FormatSubject, where: readonly string[]): boolean =>
  where.length === 0 || isSpokenOf(document, bytes, titleOf(document, kind) ?? "", where);

export const bodySections: FormatRule = {
  id: "body-sections",
  check: (subject, call) => {
    if (!isAsked(subject, listOf(call.with.where))) return [];
    const misplaced = outOfOrder(subject.document.sections, listOf(call.with.order)).map(
      ({ section, before }): Flaw => ({
        severity: call.severity,
        at: section.position,
        message: `The section ${quoted(section.title)} stands after ${quoted(before)}; it belongs before it.`,
        help: "Move it up.",
      }),
    );
    return [...sectionFlaws(subject, call), ...misplaced];
  },
};
