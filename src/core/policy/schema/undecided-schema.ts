/** What follows a vote that decided nothing: `wait`, or `new-round 14d` and how many rounds at most. */
import { z } from "zod";
import { parsePeriod } from "../../time/period.ts";
import { wholeNumber } from "./settings-words.ts";

/** `days` null: it waits. */
export interface Undecided {
  readonly days: number | null;
}

const forms = "Write `wait` or `new-round 14d`.";

export const undecided: z.ZodType<Undecided> = z
  .string()
  .transform((text, context) => {
    const source = text.trim().replace(/\s+/g, " ");
    if (source === "wait") return { days: null };
    const [, length] = /^new-round (.+)$/.exec(source) ?? [];
    const period = length === undefined ? null : parsePeriod(length);
    if (period?.kind === "days") return { days: period.days };
    const message =
      period?.problem ?? `\`${source.slice(0, 60)}\` does not say what follows an undecided vote. ${forms}`;
    context.addIssue({ code: "custom", message, params: { code: "wrong-value" } });
    return z.NEVER;
  })
  .meta({ type: "string", examples: ["wait", "new-round 14d"] });

export const maxRounds: z.ZodType<number> = wholeNumber(2, 100);

/** Rounds in one cycle unless the policy says otherwise. */
export const usualMaxRounds = 5;
