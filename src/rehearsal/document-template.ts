/**
 * A document begun from `templates/documents/NAME.md`, or `.rst`: its texts filled in, its
 * header lines replaced, added or taken out by the fields that the scenario gives.
 * Header keys are compared without case, blanks and a plural `s`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import mustache from "mustache";
import { stringify } from "yaml";
import { packageFolder } from "../program-folder.ts";
import type { TemplateValue } from "./language/file-value.ts";
import { wayOut } from "./language/suggestion.ts";
import { StepImpossible } from "./stage.ts";

const folder = join(packageFolder, "templates", "documents");

export function renderDocument(value: TemplateValue, context: { readonly by: string; readonly now: string }): string {
  const { template, body, title, ...fields } = value;
  const file = [".md", ".rst"].map((ending) => join(folder, `${template}${ending}`)).find((path) => existsSync(path));
  if (file === undefined) {
    const known = readdirSync(folder).map((name) => name.replace(/\.(?:md|rst)$/, ""));
    throw new StepImpossible(`There is no template "${template}". ${wayOut(template, known)}`);
  }
  const [, month, date] = /^\d{4}-(\d\d)-(\d\d)/.exec(context.now) ?? [];
  const name = context.by.charAt(0).toUpperCase() + context.by.slice(1);
  const view = {
    title: title === undefined || title === null ? "A change worth making" : headerText(title),
    author: `${name} (@${context.by})`,
    date: `${month}/${date}/${context.now.slice(0, 4)}`,
    day: context.now.slice(0, 10),
    steward: "Mia (@mia)",
  };
  const text = mustache.render(readFileSync(file, "utf8"), view, {}, { escape: String });
  const wanted = title === null ? { title, ...fields } : fields;
  return file.endsWith(".rst")
    ? withBodyBelow(withRows(text, template, wanted), body)
    : withBody(withFields(text, template, wanted), body);
}

/** Rows of a list table, two lines each; a new one comes last. */
function withRows(text: string, template: string, fields: Readonly<Record<string, unknown>>): string {
  const lines = text.split("\n");
  for (const [field, value] of Object.entries(fields)) {
    const key = field === "number" ? template : field;
    const at = lines.findIndex((line) => sameKey(/^ {3}\* - (.*)$/.exec(line)?.[1] ?? "", key));
    const last = lines.findLastIndex((line) => /^ {3}\* - /.test(line));
    const name = at < 0 ? key : (lines[at] ?? "").slice(7);
    const row = value === null ? [] : [`   * - ${name}`, `     - ${value}`.trimEnd()];
    lines.splice(at < 0 ? last + 2 : at, at < 0 ? 0 : 2, ...row);
  }
  return lines.join("\n");
}

/** Everything below the table. */
function withBodyBelow(text: string, body: string | undefined): string {
  if (body === undefined) return text;
  const lines = text.split("\n");
  const last = lines.findLastIndex((line) => /^ {3}\* - /.test(line));
  return `${lines.slice(0, last + 2).join("\n")}\n\n${body.trimEnd()}\n`;
}

function withFields(text: string, template: string, fields: Readonly<Record<string, unknown>>): string {
  const lines = text.split("\n");
  for (const [field, value] of Object.entries(fields)) {
    const key = field === "number" ? template : field;
    const end = lines.indexOf("---", 1);
    const at = lines.findIndex((line, index) => index > 0 && index < end && sameKey(line.split(":")[0] ?? "", key));
    const line = value === null ? [] : [`${at < 0 ? key : lines[at]?.split(":")[0]}: ${headerText(value)}`.trimEnd()];
    if (at < 0) lines.splice(end, 0, ...line);
    else lines.splice(at, 1, ...line);
  }
  return lines.join("\n");
}

function withBody(text: string, body: string | undefined): string {
  if (body === undefined) return text;
  const end = text.indexOf("\n---\n", 3);
  return `${text.slice(0, end + 5)}\n${body.trimEnd()}\n`;
}

const plain = (key: string): string =>
  key
    .toLowerCase()
    .replace(/[\s_-]+/g, "")
    .replace(/s$/, "");
const sameKey = (one: string, other: string): boolean => plain(one) === plain(other);

/** As it would be written in a header: quoted only where YAML would read something else. */
function headerText(value: unknown): string {
  if (value === "" || value === undefined) return "";
  return typeof value === "string" ? stringify(value, { lineWidth: 0 }).trimEnd() : String(value);
}
