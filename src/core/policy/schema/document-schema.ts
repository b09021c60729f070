/** The header and format of a kind of document, as a preset writes it under `document:`. */
import { z } from "zod";
import { parseFileName } from "../../documents/file-names.ts";
import type { Severity } from "../../model/document.ts";
import type { FieldDefinition, FormatRuleCall, Kind } from "../../model/kind.ts";
import { condition, fieldKey } from "./condition-schema.ts";
import { atMost, choice, line, tooMany, wholeNumber, word } from "./settings-words.ts";

export type DocumentDefinition = Pick<
  Kind,
  | "prefix"
  | "noun"
  | "syntax"
  | "fields"
  | "numberField"
  | "titleField"
  | "statusField"
  | "authorsField"
  | "format"
  | "fileName"
  | "threadTitle"
>;

const severity = choice<Severity>(["error", "warning"]);

const fieldSchema: z.ZodType<FieldDefinition> = z
  .strictObject({
    key: fieldKey,
    name: line(60).optional(),
    type: choice(["text", "number", "status", "date", "people", "url", "choice", "links", "mentions", "work"] as const),
    required: z.boolean().optional(),
    aliases: z.array(z.strictObject({ key: fieldKey, severity: severity.optional() })).optional(),
    choices: z.array(line(100)).optional(),
    "also-choices": z.array(z.strictObject({ value: line(100), severity: severity.optional() })).optional(),
    "max-length": wholeNumber(1, 10_000).optional(),
    date: z.strictObject({ form: line(40), "other-forms": severity }).optional(),
    mirror: fieldKey.optional(),
    /** By name, with other words for each. */
    areas: z
      .record(word, z.array(line(60)))
      .refine(atMost(50), tooMany(50))
      .optional(),
    intended: z.boolean().optional(),
    "written-by-app": z.boolean().optional(),
  })
  .refine(
    (field) => field.type !== "choice" || (field.choices ?? []).length > 0,
    "A field of type `choice` needs `choices`.",
  )
  .refine(
    (field) => field.type !== "date" || field.date !== undefined,
    "A field of type `date` needs `date: { form: … }`.",
  )
  .refine(
    (field) => field.mirror === undefined || field.type === "links" || field.type === "mentions",
    "Only a field of type `links` or `mentions` has a `mirror`.",
  )
  .refine((field) => field.areas === undefined || field.type === "work", "Only a field of type `work` has `areas`.")
  .transform((field) => ({
    key: field.key,
    name: field.name ?? field.key,
    type: field.type,
    required: field.required ?? false,
    aliases: (field.aliases ?? []).map((alias) => ({ key: alias.key, severity: alias.severity ?? null })),
    choices: field.choices ?? [],
    alsoChoices: (field["also-choices"] ?? []).map((also) => ({ value: also.value, severity: also.severity ?? null })),
    maxLength: field["max-length"] ?? null,
    date: field.date ? { form: field.date.form, otherForms: field.date["other-forms"] } : null,
    ...(field.mirror === undefined ? {} : { mirror: field.mirror }),
    ...(field.areas === undefined
      ? {}
      : { areas: Object.entries(field.areas).map(([name, also]) => ({ name, also })) }),
    ...(field.intended ? { intended: true } : {}),
    writtenByApp: field["written-by-app"] ?? false,
  }));

const formatRuleCall: z.ZodType<FormatRuleCall> = z
  .strictObject({
    rule: word,
    severity: severity.optional(),
    when: condition.optional(),
    unless: condition.optional(),
    with: z.record(z.string(), z.unknown()).optional(),
  })
  .transform((call) => ({
    rule: call.rule,
    severity: call.severity ?? "error",
    with: call.with ?? {},
    ...(call.when ? { when: call.when } : {}),
    ...(call.unless ? { unless: call.unless } : {}),
  }));

export const documentSchema: z.ZodType<DocumentDefinition> = z
  .strictObject({
    prefix: line(20),
    noun: line(40),
    syntax: choice(["front-matter", "rst-table"] as const),
    "file-name": line(60).refine(
      (text) => parseFileName(text) !== null,
      "It must hold `{number}` (or `{number:04}`) once, and after it perhaps `{subject}`.",
    ),
    "thread-title": line(100)
      .refine(
        (text) => text.includes("{title}") && parseFileName(text.replaceAll("{title}", "")) !== null,
        "It must hold `{number}` (or `{number:04}`) once, and `{title}`.",
      )
      .optional(),
    "number-field": fieldKey,
    "title-field": fieldKey,
    "status-field": fieldKey,
    "authors-field": fieldKey,
    fields: z.array(fieldSchema).max(200, tooMany(200)),
    format: z.array(formatRuleCall).max(200, tooMany(200)),
  })
  .transform((settings) => ({
    prefix: settings.prefix,
    noun: settings.noun,
    syntax: settings.syntax,
    fileName: settings["file-name"],
    ...(settings["thread-title"] ? { threadTitle: settings["thread-title"] } : {}),
    numberField: settings["number-field"],
    titleField: settings["title-field"],
    statusField: settings["status-field"],
    authorsField: settings["authors-field"],
    fields: settings.fields,
    format: settings.format,
  }));
