/** The document half of a preset as a kind, with statuses given: for tests that need the real fields without the policy parser. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { FieldDefinition, Kind } from "../../src/core/model/kind.ts";
import type { KindName } from "../../src/core/model/names.ts";
import { aCall, aField, aKind, aStatus } from "./a-kind.ts";

interface RawField {
  readonly key: string;
  readonly name?: string;
  readonly type: FieldDefinition["type"];
  readonly required?: boolean;
  readonly aliases?: readonly { key: string; severity?: "error" | "warning" }[];
  readonly choices?: readonly string[];
  readonly "also-choices"?: readonly { value: string; severity?: "error" | "warning" }[];
  readonly "max-length"?: number;
  readonly date?: { readonly form: string; readonly "other-forms": "error" | "warning" };
  readonly "written-by-app"?: boolean;
}

const toField = (raw: RawField): FieldDefinition =>
  aField(raw.key, {
    name: raw.name ?? raw.key,
    type: raw.type,
    required: raw.required ?? false,
    aliases: (raw.aliases ?? []).map(({ key, severity = null }) => ({ key, severity })),
    choices: raw.choices ?? [],
    alsoChoices: (raw["also-choices"] ?? []).map(({ value, severity = null }) => ({ value, severity })),
    maxLength: raw["max-length"] ?? null,
    date: raw.date ? { form: raw.date.form, otherForms: raw.date["other-forms"] } : null,
    writtenByApp: raw["written-by-app"] ?? false,
  });

export const presetKind = (preset: string, statuses: readonly string[]): Kind => {
  const path = new URL(`../../src/presets/${preset}.yml`, import.meta.url);
  const raw = parse(readFileSync(path, "utf8")).document;
  return aKind({
    name: preset as KindName,
    prefix: raw.prefix,
    noun: raw.noun,
    syntax: raw.syntax,
    fileName: raw["file-name"],
    numberField: raw["number-field"],
    titleField: raw["title-field"],
    statusField: raw["status-field"],
    authorsField: raw["authors-field"],
    fields: raw.fields.map(toField),
    format: raw.format.map((call: { rule: string; severity: "error" | "warning" }) => aCall(call.rule, call.severity)),
    statuses: statuses.map((name) => aStatus(name)),
    initial: statuses[0] as Kind["initial"],
  });
};
