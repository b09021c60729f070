/** Steps of the world: what happens to GitHub, to the network and to the App's process. */
import { z } from "zod";
import type { ActionInputs, WorldKind } from "./action.ts";
import { strict } from "./strict-object.ts";
import { duration } from "./values.ts";

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
  restart: z.enum(["kill", "clean"]).transform((how) => ({ how })),
  dismiss_stale_reviews: z.boolean().transform((on) => ({ on })),
  suspend: z.boolean().transform((on) => ({ on })),
  app_permissions: z
    .record(z.string(), z.enum(["none", "read", "write"]))
    .meta({ description: "What the installation may, where it is other than app.yml asks for." })
    .transform((changed) => ({ changed })),
  weather: weather.transform((value) => ({ weather: value })),
};
