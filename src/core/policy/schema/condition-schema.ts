/** What a document's header is to hold: field key → one word, or several of which any will do. */
import { z } from "zod";
import { line } from "./settings-words.ts";

/** Keys as `Field.key` has them: any text, blanks and `_` made hyphens, lower case. */
export const fieldKey: z.ZodType<string> = z
  .string()
  .regex(/^[^\s_\p{Lu}:]{1,60}$/u, "A field key has small letters, with a hyphen for each blank.");

export const condition: z.ZodType<Readonly<Record<string, readonly string[]>>> = z.record(
  fieldKey as z.ZodType<string, string>,
  z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(line(100)).min(1)),
);
