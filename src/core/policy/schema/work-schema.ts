/** How a kind follows the work on its documents, as a preset writes it under `lifecycle.work`. */
import { z } from "zod";
import type { RoleName, Verb } from "../../model/names.ts";
import type { WorkTracking } from "../../model/work.ts";
import { condition } from "./condition-schema.ts";
import { line, named, word } from "./settings-words.ts";

export const workSchema: z.ZodType<WorkTracking> = z
  .strictObject({
    field: word,
    noun: line(40),
    add: named<Verb>(),
    drop: named<Verb>(),
    confirm: named<Verb>(),
    by: z.array(named<RoleName>()).min(1, "Somebody must be able to name work."),
    "confirmed-by": z.array(named<RoleName>()).min(1, "Somebody must be able to say that enough is done."),
    "asked-before": z.array(named<Verb>()).optional(),
    "leads-to": named<Verb>().nullable().optional(),
    unless: condition.optional(),
  })
  .transform((settings) => ({
    field: settings.field,
    noun: settings.noun,
    addVerb: settings.add,
    dropVerb: settings.drop,
    confirmVerb: settings.confirm,
    by: settings.by,
    confirmedBy: settings["confirmed-by"],
    askedBefore: settings["asked-before"] ?? [],
    leadsTo: settings["leads-to"] ?? null,
    unless: settings.unless ?? {},
  }));
