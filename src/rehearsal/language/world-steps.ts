/** Steps of the world: what happens to GitHub, to the network and to the App's process. */
import { z } from "zod";
import type { ActionInputs, WorldKind } from "./action.ts";
import { strict } from "./strict-object.ts";
import { duration, names } from "./values.ts";

export const weather: z.ZodType<"kind" | "rough", unknown> = z.enum(["kind", "rough"]).meta({
  description: "kind: pages of 100, reads at once; rough (the default): pages of 2, reads that lag behind writes.",
});

const seconds = z.union([z.int().nonnegative(), duration]);

const githubFails = strict({
  next: z.int().min(1).max(10_000).default(1),
  status: z.int().min(0).max(599).meta({ description: "The HTTP status; 0: the connection is reset." }),
  after_doing: z.boolean().optional().meta({ description: "The work is done all the same." }),
  match: z.string().optional().meta({ description: "read, write, or part of an operation's name or path." }),
  retry_after: seconds.optional().meta({ description: "The header retry-after, in seconds." }),
  headers: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  body: z.unknown().optional(),
}).transform(({ retry_after, headers, ...fault }): ActionInputs["github_fails"] => {
  const all = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  if (retry_after !== undefined) all["retry-after"] = String(retry_after);
  return { ...fault, ...(Object.keys(all).length > 0 && { headers: all }) };
});

/** The checks that the App makes: what a branch that relies on it requires. */
const usualChecks = ["lastcall/format", "lastcall/decision"] as const;

const mergeQueue = z
  .union([
    z.boolean(),
    strict({
      checks: names.optional().meta({ description: "The branch's required checks; default: both of the App's." }),
      branch: z.string().min(1).optional().meta({ description: "Default: the default branch." }),
      at_a_time: z
        .int()
        .min(1)
        .max(100)
        .optional()
        .meta({ description: "Groups that are built at a time; default 5." }),
      timeout: duration.optional().meta({ description: "How long checks are waited for; default 60m." }),
      last_speaks_for_all: z
        .boolean()
        .optional()
        .meta({ description: '"Only merge non-failing pull requests" is off.' }),
    }),
  ])
  .transform((value): ActionInputs["merge_queue"] => {
    if (value === false) return { rule: null };
    const { checks, branch, timeout, ...rest } = value === true ? {} : value;
    const minutes = timeout === undefined ? {} : { timeout: Math.ceil(timeout / 60) };
    return { rule: { checks: checks ?? usualChecks, ...rest, ...minutes }, ...(branch !== undefined && { branch }) };
  });

export const worldSteps: { readonly [Kind in WorldKind]: z.ZodType<ActionInputs[Kind], unknown> } = {
  downtime: duration.transform((value) => ({ seconds: value })),
  duplicate: z
    .int()
    .min(1)
    .max(20)
    .transform((times) => ({ times })),
  redeliver: z
    .literal("all")
    .meta({ description: "Every delivery made so far is sent once more, as can be asked for on the App's page." })
    .transform((what) => ({ what })),
  reorder: z.boolean().transform((on) => ({ on })),
  github_fails: githubFails,
  merge_queue: mergeQueue,
  restart: z.enum(["kill", "clean"]).transform((how) => ({ how })),
  dismiss_stale_reviews: z.boolean().transform((on) => ({ on })),
  suspend: z.boolean().transform((on) => ({ on })),
  app_permissions: z
    .record(z.string(), z.enum(["none", "read", "write"]))
    .meta({ description: "What the installation may, where it is other than app.yml asks for." })
    .transform((changed) => ({ changed })),
  weather: weather.transform((value) => ({ weather: value })),
};
