/**
 * The section that tells the changes: an entry for each, dated, the newest first, and with
 * a link to where it was discussed. `field` is the header's day of the last change: where
 * it is later than the newest entry, that change has none, and one is drafted.
 */

import { parseWrittenDate } from "../../documents/dates.ts";
import { definitionOf, fieldOf, plainOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { decodeUtf8 } from "../../documents/utf8.ts";
import type { Section } from "../../model/document.ts";
import type { Day } from "../../model/names.ts";
import { toDay } from "../../time/days.ts";
import { type Flaw, type FormatRule, type FormatSubject, isPlaceholder } from "../format-rule.ts";
import { sectionFor } from "../section-titles.ts";

interface ChangeEntry {
  readonly day: Day;
  /** In the file, from 1. */
  readonly line: number;
  readonly hasLink: boolean;
}

/** A heading, a line of a list, or the beginning of a paragraph; nothing further in. */
const dated = /^(?:[#*+-]+ +|\*\*)?(\d{4}-\d\d-\d\d)(?!\d|-\d)/;
const link = /https?:\/\/|`_|\]\(|(?<![\w&])#\d|:(?:pull|ref|doc):/;

const entriesBelow = ({ document, bytes }: FormatSubject, section: Section): readonly ChangeEntry[] => {
  const { sections } = document;
  const next = sections.slice(sections.indexOf(section) + 1).find(({ depth }) => depth <= section.depth);
  const lines = decodeUtf8(bytes)
    .split("\n")
    .slice(section.position.line, next && next.position.line - 1);
  const starts = lines.flatMap((text, place) => {
    const day = toDay(dated.exec(text)?.[1] ?? "");
    return day === null ? [] : [{ day, place }];
  });
  return starts.map(({ day, place }, index) => ({
    day,
    line: section.position.line + place + 1,
    hasLink: lines.slice(place, starts[index + 1]?.place).some((text) => link.test(text)),
  }));
};

const lastChange = ({ kind, document }: FormatSubject, key: unknown): { name: string; day: Day } | null => {
  const definition = typeof key === "string" ? definitionOf(kind, key) : null;
  const text = definition ? plainOf(fieldOf(document, kind, definition.key)) : "";
  if (!definition || isPlaceholder(text)) return null;
  const written = parseWrittenDate(text, definition.date?.form);
  return written === null || written === "no-such-day" ? null : { name: definition.name, day: written.day };
};

const linkIn = ({ kind, thread }: FormatSubject): string => {
  const words = `Pull request #${thread?.number ?? "…"}`;
  const url = thread?.url ?? "https://…";
  return kind.syntax === "rst-table" ? `\`${words} <${url}>\`_` : `[${words}](${url})`;
};

const draft = (subject: FormatSubject, day: Day | null): string => {
  const date = day ?? "YYYY-MM-DD";
  const heading = subject.kind.syntax === "rst-table" ? `${date} / ${"=".repeat(date.length)}` : `### ${date}`;
  return `Write on top of it, a line each: ${heading} / * What changed, in a few words / * ${linkIn(subject)}`;
};

/** The highest entry that stands below an older one; to tell each would tell the same. */
const misplaced = (entries: readonly ChangeEntry[]): ChangeEntry | null =>
  entries.find(({ day }, place) => place > 0 && day > (entries[place - 1]?.day ?? day)) ?? null;

export const changeHistory: FormatRule = {
  id: "change-history",
  check: (subject, { severity, with: { section: title, field } }) => {
    // The last of that title: a text may speak of the section before it comes to its own.
    const section = typeof title === "string" ? sectionFor(subject.document.sections.toReversed(), [title]) : null;
    if (section === null) return [];
    const name = quoted(section.title);
    const entries = entriesBelow(subject, section);
    const changed = lastChange(subject, field);
    const at = (line: number): Flaw["at"] => ({ line, column: 1 });
    const days = entries.map(({ day }) => day).sort();
    const newest = days.at(-1);
    if (newest === undefined) {
      return [
        {
          severity,
          at: section.position,
          message: `${name} has no entry with a date.`,
          help: draft(subject, changed?.day ?? null),
        },
      ];
    }
    const flaws: Flaw[] = [];
    if (changed && newest < changed.day) {
      const message = `${quoted(changed.name)} is ${changed.day}, and the newest entry of ${name} is of ${newest}: that change has none.`;
      flaws.push({ severity, at: section.position, message, help: draft(subject, changed.day) });
    }
    const low = misplaced(entries);
    if (low) {
      const message = `The entry of ${low.day} stands below an older one; the newest comes first.`;
      flaws.push({ severity, at: at(low.line), message, help: "Move it up." });
    }
    const last = entries.find(({ day }) => day === newest);
    // The first entry is written before there is anything to link to.
    if (last && entries.length > 1 && !last.hasLink) {
      const message = `The entry of ${last.day} does not say where it was discussed.`;
      flaws.push({ severity, at: at(last.line), message, help: `Add a line: * ${linkIn(subject)}` });
    }
    return flaws;
  },
};
