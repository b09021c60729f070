/**
 * The index of all documents: those whose period runs stand first, as the process wants
 * them to be seen (D6), then by status in the order of the process, then by number.
 */

import { parseWrittenDate } from "../documents/dates.ts";
import { fieldOf, numberOf, plainOf, statusOf, titleOf } from "../documents/field-values.ts";
import { numberFromPath } from "../documents/file-names.ts";
import type { Document } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import type { Status } from "../model/names.ts";
import { escapeMarkdown } from "./escape.ts";
import { pathInLink } from "./path-in-link.ts";

export interface IndexedDocument {
  readonly number: number | null;
  readonly path: string;
  readonly title: string | null;
  /** In the kind's spelling where it is known, otherwise as written; null: none can be read. */
  readonly status: string | null;
  /** By the key of the header field: days as YYYY-MM-DD where they can be read, otherwise as written. */
  readonly dates: Readonly<Record<string, string>>;
  /** People of the header by the key of the field, authors among them; as written. */
  readonly people: Readonly<Record<string, string>>;
}

const dayOrText = (text: string, form: string): string => {
  const written = parseWrittenDate(text, form);
  return written === null || written === "no-such-day" ? text : written.day;
};

export const indexed = (kind: Kind, document: Document): IndexedDocument => {
  const status = statusOf(document, kind);
  const filled = (type: "date" | "people"): readonly (readonly [string, string])[] =>
    kind.fields
      .filter((field) => field.type === type)
      .flatMap((field) => {
        const text = plainOf(fieldOf(document, kind, field.key)).trim();
        if (text === "") return [];
        return [[field.key, type === "date" ? dayOrText(text, field.date?.form ?? "YYYY-MM-DD") : text] as const];
      });
  return {
    number: numberOf(document, kind) ?? numberFromPath(kind, document.path),
    path: document.path,
    title: titleOf(document, kind),
    status: status !== null && typeof status === "object" ? status.unknown.trim() : status,
    dates: Object.fromEntries(filled("date")),
    people: Object.fromEntries(filled("people")),
  };
};

/** Statuses in which a period runs: a move with a window leads there. */
export const runningStatuses = (kind: Kind): ReadonlySet<Status> =>
  new Set(kind.moves.flatMap((move) => (move.window && !move.from.includes(move.to) ? [move.to] : [])));

const rank = (kind: Kind, { status }: IndexedDocument): number => {
  const place = kind.statuses.findIndex(({ name }) => name === status);
  const name = kind.statuses[place]?.name;
  if (name !== undefined && runningStatuses(kind).has(name)) return place - kind.statuses.length;
  return place < 0 ? kind.statuses.length : place;
};

export const inIndexOrder = (kind: Kind, documents: readonly IndexedDocument[]): readonly IndexedDocument[] =>
  documents.toSorted(
    (one, other) =>
      rank(kind, one) - rank(kind, other) ||
      (one.number ?? Number.POSITIVE_INFINITY) - (other.number ?? Number.POSITIVE_INFINITY) ||
      (one.path < other.path ? -1 : one.path > other.path ? 1 : 0),
  );

const numbered = (kind: Kind, { number }: IndexedDocument): string =>
  number === null ? "" : `${kind.prefix}-${number}`;

/** Columns of fields that no document fills are left out. */
const columns = (kind: Kind, documents: readonly IndexedDocument[]): readonly (readonly [string, string])[] =>
  kind.fields
    .filter(
      ({ key, type }) =>
        (type === "date" && documents.some(({ dates }) => key in dates)) ||
        (type === "people" && key !== kind.authorsField && documents.some(({ people }) => key in people)),
    )
    .map(({ key, name }) => [key, name]);

const table = (kind: Kind, documents: readonly IndexedDocument[]): readonly string[] => {
  const more = columns(kind, documents);
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    row(["Number", "Title", ...more.map(([, name]) => name)]),
    `|${"---|".repeat(more.length + 2)}`,
    ...documents.map((one) =>
      row([
        numbered(kind, one),
        `[${escapeMarkdown(one.title ?? one.path)}](${pathInLink(one.path)})`,
        ...more.map(([key]) => escapeMarkdown(one.dates[key] ?? one.people[key] ?? "")),
      ]),
    ),
  ];
};

/** Markdown, with a section for each status that a document has. */
export const indexPage = (kind: Kind, documents: readonly IndexedDocument[]): string => {
  const ordered = inIndexOrder(kind, documents);
  const statuses = [...new Set(ordered.map(({ status }) => status))];
  const sections = statuses.flatMap((status) => [
    `## ${escapeMarkdown(status ?? "Without a status")}`,
    "",
    ...table(
      kind,
      ordered.filter((one) => one.status === status),
    ),
    "",
  ]);
  return [`# Index of ${kind.noun}s`, "", ...sections].join("\n");
};
