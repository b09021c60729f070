/**
 * The small values that steps and expectations are made of: names, durations,
 * instants, texts to look for, and counts such as `2` or `"<= 1"`.
 */
import { z } from "zod";
import { parseDuration, parseInstant } from "./instants.ts";

export const login: z.ZodType<string, string> = z
  .string()
  .regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]*(\[bot\])?$/, "A person is named by a login: letters, digits and hyphens.")
  .transform((text) => text.replace(/^@/, ""))
  .meta({ description: "A GitHub login; the person comes into being when first named." });

/** One login or several. */
export const logins: z.ZodType<string[], string | string[]> = z
  .union([login, z.array(login)])
  .transform((value) => (typeof value === "string" ? [value] : value));

export const names: z.ZodType<string[], string | string[]> = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? [value] : value));

export const instant: z.ZodType<string, string> = z
  .string()
  .transform((text, context) => {
    const parsed = parseInstant(text);
    if (parsed !== null) return parsed;
    context.issues.push({
      code: "custom",
      input: text,
      message: `"${text}" is no instant. Write date, time and zone, for example 2026-03-20T09:00:00Z.`,
    });
    return z.NEVER;
  })
  .meta({ description: "An instant with its zone, for example 2026-03-20T09:00:00Z." });

export const duration: z.ZodType<number, string> = z
  .string()
  .transform((text, context) => {
    const parsed = parseDuration(text);
    if (parsed !== null) return parsed;
    context.issues.push({
      code: "custom",
      input: text,
      message: `"${text}" is no duration. Write a number and a unit, for example 90m, 3h, 2d or 1w.`,
    });
    return z.NEVER;
  })
  .meta({ description: "A duration: 45s, 90m, 3h, 2d, 1w, 1d 12h." });

/** A text to find: a substring, or a regular expression written `/…/flags`. */
export interface TextMatch {
  readonly source: string;
  readonly pattern: RegExp | null;
}

export const textMatch: z.ZodType<TextMatch, string | number> = z
  .union([z.string(), z.number()])
  .transform((value, context): TextMatch => {
    const source = String(value);
    const [, body, flags] = /^\/(.+)\/([imsu]*)$/s.exec(source) ?? [];
    if (body === undefined) return { source, pattern: null };
    try {
      return { source, pattern: new RegExp(body, flags) };
    } catch (error) {
      context.issues.push({
        code: "custom",
        input: source,
        message: `${source} is no regular expression: ${error instanceof Error ? error.message : String(error)}.`,
      });
      return z.NEVER;
    }
  })
  .meta({ description: "A substring, or a regular expression written /…/flags." });

export const textMatches: z.ZodType<TextMatch[], string | number | (string | number)[]> = z
  .union([textMatch, z.array(textMatch)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

export const matches = (text: string, wanted: TextMatch): boolean =>
  wanted.pattern === null ? text.includes(wanted.source) : wanted.pattern.test(text);

/** A number with a comparison; `source` is what was written. */
export interface Count {
  readonly source: string;
  readonly compare: "<" | "<=" | "=" | ">=" | ">";
  readonly number: number;
}

export const count: z.ZodType<Count, number | string> = z
  .union([z.number(), z.string()])
  .transform((value, context): Count => {
    const [, compare, digits] = /^\s*(<=|>=|<|>|==?)?\s*(-?\d+)\s*$/.exec(String(value)) ?? [];
    if (digits === undefined) {
      context.issues.push({
        code: "custom",
        input: value,
        message: `"${value}" is no count. Write a number, or a comparison such as "<= 1".`,
      });
      return z.NEVER;
    }
    const sign = compare === undefined || compare === "==" ? "=" : (compare as Count["compare"]);
    return { source: String(value), compare: sign, number: Number(digits) };
  })
  .meta({ description: 'A number, or a comparison such as "<= 1".' });

export function fits(number: number, wanted: Count): boolean {
  switch (wanted.compare) {
    case "<":
      return number < wanted.number;
    case "<=":
      return number <= wanted.number;
    case "=":
      return number === wanted.number;
    case ">=":
      return number >= wanted.number;
    case ">":
      return number > wanted.number;
  }
}
