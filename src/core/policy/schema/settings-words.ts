/**
 * The small parts that settings are made of, each read into its strong type with a
 * sentence for what is wrong. Sentences follow the key's path and a colon.
 */
import { z } from "zod";
import type { Length } from "../../model/length.ts";
import { nearestWord } from "../../model/nearest-word.ts";
import { isZone, toDay } from "../../time/days.ts";
import { parseLength } from "../../time/length.ts";
import { parsePeriod, parseSpan } from "../../time/period.ts";

/** Names that policies and presets give: roles, verbs, questions, kinds. */
export const word: z.ZodType<string> = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,39}$/,
    "A name is written in small letters, digits and hyphens, at most 40, and begins with a letter.",
  );

/** `word` as one kind of name; the brand is put on here and nowhere else. */
export const named = <Name extends string>(): z.ZodType<Name> => word.transform((text) => text as Name);

export const line = (longest: number): z.ZodType<string> =>
  z
    .string()
    .trim()
    .min(1, "It is empty.")
    .max(longest, `It is longer than ${longest} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), "It must be one line.");

export const period: z.ZodType<number> = z
  .string()
  .transform((text, context) => {
    const parsed = parsePeriod(text);
    if (parsed.kind === "days") return parsed.days;
    context.addIssue({ code: "custom", message: parsed.problem });
    return z.NEVER;
  })
  .meta({ type: "string", description: "Days, such as 14d or 2w", examples: ["14d", "2w"] });

export const span: z.ZodType<number> = z
  .string()
  .transform((text, context) => {
    const parsed = parseSpan(text);
    if (parsed.kind === "seconds") return parsed.seconds;
    context.addIssue({ code: "custom", message: parsed.problem });
    return z.NEVER;
  })
  .meta({ type: "string", description: "A length of time, such as 90s or 2m", examples: ["2m"] });

export const length: z.ZodType<Length> = z
  .string()
  .transform((text, context) => {
    const parsed = parseLength(text);
    if (parsed.kind !== "problem") return parsed;
    context.addIssue({ code: "custom", message: parsed.problem });
    return z.NEVER;
  })
  .meta({
    type: "string",
    description: "Days, business days, or an exact time",
    examples: ["14d", "10 business days", "72h"],
  });

export const zone: z.ZodType<string> = z
  .string()
  .refine(isZone, "It is no time zone: write a name such as `UTC` or `Europe/Zurich`.");

export const day: z.ZodType<string> = z
  .string()
  .refine((text) => toDay(text) !== null, "It is no day: write it like `2026-12-24`.");

/** Paths and globs are from the root of the repository. */
export const glob: z.ZodType<string> = line(200).refine(
  (text) => !/^[/!]|\\|(^|\/)\.\.(\/|$)/.test(text),
  "It is a pattern from the root of the repository: no leading `/` or `!`, no `..`, no `\\`.",
);

/** One file, by its path from the root of the repository. */
export const path: z.ZodType<string> = glob.refine(
  (text) => !/[*?[\]{}()!]/.test(text) && !text.endsWith("/"),
  "It names one file: no pattern, and no folder.",
);

export const wholeNumber = (least: number, most: number): z.ZodType<number> =>
  z
    .number()
    .int("It must be a whole number.")
    .min(least, `It must be at least ${least}.`)
    .max(most, `It must be at most ${most}.`);

/**
 * One of a few words. `later` are words that the process knows and this version
 * does not carry out yet: they are refused by name, never quietly taken for the default.
 */
export const choice = <Word extends string>(
  accepted: readonly Word[],
  later: readonly string[] = [],
): z.ZodType<Word> =>
  z
    .string()
    .transform((text, context) => {
      const found = accepted.find((one) => one === text);
      if (found !== undefined) return found;
      const allowed = accepted.map((one) => `\`${one}\``).join(", ");
      const isLater = later.some((one) => text === one || text.startsWith(`${one} `));
      const near = nearestWord(text, accepted);
      context.addIssue({
        code: "custom",
        message: isLater ? `\`${text}\` is not yet supported.` : `\`${text.slice(0, 60)}\` is not one of ${allowed}.`,
        params: {
          code: isLater ? "not-yet-supported" : "wrong-value",
          help: isLater ? `Supported: ${allowed}.` : near ? `Did you mean \`${near}\`?` : null,
        },
      });
      return z.NEVER;
    })
    .meta({ type: "string", enum: [...accepted] });

/** Bounds a map, so that a hostile file costs little before it is refused. */
export const atMost =
  (most: number) =>
  (map: object): boolean =>
    Object.keys(map).length <= most;

export const tooMany = (most: number): string => `There are more than ${most}.`;
