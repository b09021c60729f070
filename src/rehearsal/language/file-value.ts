/**
 * What a file of a scenario holds: text, a document from a template with header
 * fields, the bytes of a file beside the scenario, replacements in what is there,
 * or `null` (deleted).
 */
import { z } from "zod";
import { strict } from "./strict-object.ts";

type HeaderValue = string | number | boolean | null;

/** A document begun from `templates/documents/NAME.md`; further keys are header fields, `null` takes the line out. */
export interface TemplateValue {
  readonly template: string;
  readonly body?: string | undefined;
  readonly [field: string]: HeaderValue | undefined;
}

export type FileValue =
  | string
  | null
  | TemplateValue
  | { readonly from: string }
  | { readonly replace: Readonly<Record<string, string>> }
  | { readonly base64: string };

export type FileValues = Readonly<Record<string, FileValue>>;

const template = z
  .object({
    template: z
      .string()
      .regex(/^[\w-]+$/, "A template is named as its file in templates/documents, without the ending: dip."),
    body: z.string().optional(),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const fileValue: z.ZodType<FileValue, unknown> = z
  .union([
    z.string(),
    z.null(),
    template,
    strict({ from: z.string().min(1) }),
    strict({ replace: z.record(z.string().min(1), z.string()) }),
    strict({ base64: z.base64() }),
  ])
  .meta({
    description:
      "Text, { template, title, … }, { from: PATH }, { replace: { old: new } }, { base64 }, or null (deleted).",
  });

const path = z
  .string()
  .min(1)
  .refine(
    (text) => !text.startsWith("/") && !text.split("/").includes(".."),
    "A path is given from the repository's root, without `..`.",
  );

export const fileValues: z.ZodType<FileValues, unknown> = z
  .record(path, fileValue)
  .meta({ description: "Contents by path from the repository's root." });
