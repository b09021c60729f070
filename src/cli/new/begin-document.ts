/**
 * A new document of a kind: begun from the kind's template, with the title, who writes it
 * and the day filled in, under the name that a document has before its number.
 */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import mustache from "mustache";
import picomatch from "picomatch";
import { formatDate } from "../../core/documents/dates.ts";
import { fieldOf, plainOf } from "../../core/documents/field-values.ts";
import { fileNameOf, fileNameParts } from "../../core/documents/file-names.ts";
import { writeValue } from "../../core/documents/front-matter/write-value.ts";
import { readDocument } from "../../core/documents/read-document.ts";
import { subjectSlug } from "../../core/documents/subject-slug.ts";
import { checkFormat } from "../../core/format/check-format.ts";
import type { Finding } from "../../core/model/document.ts";
import type { Kind } from "../../core/model/kind.ts";
import type { Day } from "../../core/model/names.ts";
import { packageFolder } from "../../program-folder.ts";

const folder = join(packageFolder, "templates", "documents");

/** Names with their endings; a kind's is named after it. */
const templates = (): readonly string[] => readdirSync(folder).sort();

export const kindsWithTemplates = (): readonly string[] =>
  templates().map((file) => file.slice(0, -extname(file).length));

/** The file's path, or null: the kind has none. */
export const templateOf = (kind: Kind): string | null => {
  const file = templates().find((each) => each.slice(0, -extname(each).length) === kind.name);
  return file === undefined ? null : join(folder, file);
};

/** Endings that a document of the syntax may have, the usual one first. */
const endings: Readonly<Record<Kind["syntax"], readonly string[]>> = {
  "front-matter": [".md", ".mdx"],
  "rst-table": [".rst"],
};

/** A subject of digits alone, or with digits in front, would be read as the document's number. */
const subjectOf = (kind: Kind, title: string): string => {
  const slug = subjectSlug(title) || kind.noun;
  const taken = fileNameParts(kind, `${fileNameOf(kind, slug, null)}.md`)?.number ?? null;
  return taken === null ? slug : `${subjectSlug(kind.noun)}-${slug}`;
};

/** Null: what the policy calls a document of the kind could not be named by it. `names`: the last part of its glob. */
export const nameFor = (kind: Kind, title: string, names: string): string | null => {
  const base = fileNameOf(kind, subjectOf(kind, title), null);
  return (
    endings[kind.syntax].map((ending) => `${base}${ending}`).find((name) => picomatch.isMatch(name, names)) ?? null
  );
};

export interface Begun {
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
  /** Whether the header says the title as it was given. */
  readonly isTitled: boolean;
}

/** As header text that reads back the same. */
const writtenIn: Readonly<Record<Kind["syntax"], (text: string) => string>> = {
  "front-matter": (text) => writeValue(text, "plain"),
  "rst-table": (text) => text.replace(/[\\`*_|]/g, "\\$&").replace(/^[-+#]/, "\\$&"),
};

export const beginDocument = (
  kind: Kind,
  path: string,
  template: string,
  { title, author, day }: { readonly title: string; readonly author: string; readonly day: Day },
): Begun => {
  const form = kind.fields.find(({ date }) => date !== null)?.date?.form ?? "YYYY-MM-DD";
  const written = writtenIn[kind.syntax];
  const view = {
    title: written(title),
    author: written(author),
    date: formatDate(form, day),
    day,
    steward: "To be found",
  };
  const text = mustache.render(readFileSync(template, "utf8"), view, {}, { escape: String });
  const bytes = new TextEncoder().encode(text);
  const document = readDocument(kind, path, bytes);
  return {
    bytes,
    findings: checkFormat(kind, document, bytes),
    isTitled: plainOf(fieldOf(document, kind, kind.titleField)).includes(title),
  };
};
