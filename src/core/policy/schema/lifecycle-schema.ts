/**
 * Statuses, moves, stewards and extensions of a kind, as a preset writes them
 * under `lifecycle:`. Only the form of each is judged here; whether the names in it
 * fit together is for `resolve-kind`.
 */
import { z } from "zod";
import {
  type GuardCall,
  type Kind,
  type Move,
  type MoveArgument,
  type StatusDefinition,
  writeValues,
} from "../../model/kind.ts";
import type { QuestionName, RoleName, Status, Verb } from "../../model/names.ts";
import { atMost, choice, line, named, period, tooMany, word } from "./settings-words.ts";
import { workSchema } from "./work-schema.ts";

/** A move with what only the policy's checks need. */
export interface MoveDefinition extends Omit<Move, "verb"> {
  /** Null: the key under which it stands. */
  readonly verb: Verb | null;
  /** Name of its window, so that a ballot can say `closes: NAME-end`. */
  readonly windowName: string | null;
}

export interface LifecycleDefinition
  extends Pick<Kind, "initial" | "steward" | "secretary" | "extension" | "outcomesBy" | "work" | "updates"> {
  readonly statuses: readonly StatusDefinition[];
  readonly moves: Readonly<Record<string, MoveDefinition | null>>;
}

const status: z.ZodType<Status> = z
  .string()
  .regex(
    /^[\p{L}\p{N}](?:[\p{L}\p{N} '-]{0,38}[\p{L}\p{N}])?$/u,
    "A status has letters, digits and blanks, at most 40.",
  )
  .transform((text) => text as Status);

const statuses = z
  .record(
    status,
    z.strictObject({
      color: z.string().regex(/^[0-9a-f]{6}$/i, 'A colour is six hex digits in quotes, such as `"0e8a16"`.'),
      gate: choice(["waiting", "decided", "refused"] as const),
      aliases: z.array(line(60)).optional(),
      "read-only": z.boolean().optional(),
      description: line(200),
    }),
  )
  .refine(atMost(100), tooMany(100))
  .transform((byName): readonly StatusDefinition[] =>
    Object.entries(byName).map(([name, settings]) => ({
      name: name as Status,
      color: settings.color.toLowerCase(),
      gate: settings.gate,
      ...(settings["read-only"] ? { readOnly: true } : {}),
      aliases: (settings.aliases ?? []).map((alias) => alias.toLowerCase()),
      description: settings.description,
    })),
  );

/** A guard by its name alone, or with arguments. */
const guardCall: z.ZodType<GuardCall> = z
  .preprocess(
    (value) => (typeof value === "string" ? { guard: value } : value),
    z.strictObject({
      guard: word,
      with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    }),
  )
  .transform((call) => ({ guard: call.guard, with: call.with ?? {} }))
  .meta({ anyOf: [{ type: "string" }, { type: "object" }] });

const windowSchema = z
  .strictObject({ name: word, shortest: period, longest: period, otherwise: named<RoleName>().nullable().optional() })
  .refine((settings) => settings.shortest <= settings.longest, "`shortest` is longer than `longest`.");

/** How help texts write an argument that has no name of its own. */
const shownAs = { word: "WORD", url: "https://…", document: "NUMBER" } as const;

const argument: z.ZodType<MoveArgument> = z
  .strictObject({
    type: choice(["word", "url", "document"] as const),
    words: z.array(word).min(1, "At least one word can be said.").optional(),
    optional: z.boolean().optional(),
    shown: line(40).optional(),
  })
  .refine(
    ({ type, words }) => (type === "word") === (words !== undefined),
    "`words` lists what can be said where `type` is `word`, and only there.",
  )
  .transform(({ type, words, optional, shown }) => ({
    type,
    words: words ?? [],
    optional: optional ?? false,
    shown: shown ?? shownAs[type],
  }));

const moveSchema: z.ZodType<MoveDefinition> = z
  .strictObject({
    verb: named<Verb>().optional(),
    word: word.optional(),
    from: z.array(status).min(1, "A move comes from at least one status."),
    to: status,
    by: z.array(named<RoleName>()).optional(),
    "by-ballot": z
      .strictObject({ question: named<QuestionName>(), outcome: choice(["passed", "rejected"] as const) })
      .optional(),
    needs: z.array(guardCall).optional(),
    reason: choice(["required", "optional"] as const).optional(),
    argument: argument.optional(),
    "sends-back": z.boolean().optional(),
    "turns-down": z.boolean().optional(),
    numbers: z.boolean().optional(),
    window: windowSchema.optional(),
    ballot: named<QuestionName>().optional(),
    "new-cycle": z.boolean().optional(),
    writes: z.record(z.string(), choice(writeValues)).optional(),
    description: line(200),
  })
  .transform((move) => ({
    verb: move.verb ?? null,
    word: move.word ?? null,
    from: move.from,
    to: move.to,
    askedBy: move.by ?? [],
    byBallot: move["by-ballot"] ?? null,
    needs: move.needs ?? [],
    reason: move.reason ?? "optional",
    ...(move.argument ? { argument: move.argument } : {}),
    ...(move["sends-back"] ? { sendsBack: true } : {}),
    ...(move["turns-down"] ? { turnsDown: true } : {}),
    numbers: move.numbers ?? false,
    window: move.window
      ? {
          shortestDays: move.window.shortest,
          longestDays: move.window.longest,
          otherwise: move.window.otherwise ?? null,
        }
      : null,
    windowName: move.window?.name ?? null,
    ballot: move.ballot ?? null,
    newCycle: move["new-cycle"] ?? false,
    writes: Object.entries(move.writes ?? {}).map(([field, value]) => ({ field, value })),
    description: move.description,
  }));

const steward = z
  .strictObject({
    role: named<RoleName>(),
    primary: named<RoleName>().nullable().optional(),
    title: line(40),
    assign: named<Verb>().nullable().optional(),
    unassign: named<Verb>().nullable().optional(),
    "assigned-by": z.array(named<RoleName>()).min(1, "Somebody must be able to name one.").optional(),
    consent: named<Verb>().nullable().optional(),
    field: word.nullable().optional(),
  })
  .refine(
    ({ assign, consent }) => !consent || Boolean(assign),
    "`consent` is asked of whoever is named by `assign`, which is missing.",
  )
  .transform((settings): Kind["steward"] => ({
    role: settings.role,
    primary: settings.primary ?? null,
    title: settings.title,
    assignVerb: settings.assign ?? null,
    unassignVerb: settings.unassign ?? null,
    ...(settings["assigned-by"] ? { assignedBy: settings["assigned-by"] } : {}),
    ...(settings.consent ? { consentVerb: settings.consent } : {}),
    ...(settings.field ? { field: settings.field } : {}),
  }));

const extension = z
  .strictObject({
    verb: named<Verb>(),
    by: z.array(named<RoleName>()).min(1, "Somebody must be able to ask for it."),
    longest: period,
    total: period,
    beyond: named<RoleName>().nullable().optional(),
  })
  .refine((settings) => settings.longest <= settings.total, "`longest` is longer than `total`.")
  .transform(
    (settings): NonNullable<Kind["extension"]> => ({
      verb: settings.verb,
      askedBy: settings.by,
      longestDays: settings.longest,
      totalDays: settings.total,
      beyond: settings.beyond ?? null,
    }),
  );

const updates = z
  .strictObject({
    review: period,
    "left-alone": z
      .strictObject({ field: line(60), values: z.array(line(100)).min(1), in: z.array(status).min(1) })
      .optional(),
  })
  .transform(
    ({ review, "left-alone": alone }): NonNullable<Kind["updates"]> => ({
      reviewDays: review,
      leftAlone: alone ? { field: alone.field, values: alone.values, statuses: alone.in } : null,
    }),
  );

export const lifecycleSchema: z.ZodType<LifecycleDefinition> = z
  .strictObject({
    initial: status,
    statuses,
    steward,
    secretary: named<RoleName>().nullable().optional(),
    extension: extension.nullable().optional(),
    "outcomes-by": z.array(named<RoleName>()).min(1, "Somebody must answer for an outcome.").optional(),
    /** Null in a policy: only corrections of what was decided are let in. */
    updates: updates.nullable().optional(),
    /** Null in a policy: no work is followed. */
    work: workSchema.nullable().optional(),
    /** A move set to null by a policy is taken away. */
    moves: z.record(word, moveSchema.nullable()).refine(atMost(200), tooMany(200)),
  })
  .transform(({ work, updates: changes, ...settings }) => ({
    ...settings,
    ...(changes ? { updates: changes } : {}),
    ...(work ? { work } : {}),
    secretary: settings.secretary ?? null,
    extension: settings.extension ?? null,
    outcomesBy: settings["outcomes-by"] ?? ["steward" as RoleName],
  }));
