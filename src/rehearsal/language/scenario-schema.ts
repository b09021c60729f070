/** The schema of a scenario's file: the head, and steps with at most one action each. */
import { z } from "zod";
import type { Action, ActionKind, PolicyValue, ThreadName } from "./action.ts";
import type { Expectation } from "./expectation.ts";
import { expectationSchema } from "./expectation-schema.ts";
import { type FileValues, fileValues } from "./file-value.ts";
import { peopleSteps, threadName } from "./people-steps.ts";
import { permission } from "./permission.ts";
import { policyValue, teamName } from "./repository-steps.ts";
import type { PersonAbout } from "./scenario.ts";
import { strict } from "./strict-object.ts";
import { duration, instant, login, logins, names } from "./values.ts";
import { weather, worldSteps } from "./world-steps.ts";

const actionSteps = { ...peopleSteps, ...worldSteps } as const;
export const actionKinds: readonly ActionKind[] = Object.keys(actionSteps) as ActionKind[];

/** A step before its instant is known. `at` and `after` never stand together. */
export interface WrittenStep {
  readonly at?: string | undefined;
  /** Seconds. */
  readonly after?: number | undefined;
  readonly pullRequest?: ThreadName | undefined;
  readonly note?: string | undefined;
  readonly action: Action | null;
  readonly expect: Expectation | null;
}

export interface WrittenScenario {
  readonly name: string;
  readonly proves: readonly string[];
  readonly policy: PolicyValue | null;
  readonly people: Readonly<Record<string, PersonAbout>>;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  readonly owned_by: "organisation" | "person";
  readonly start: string;
  readonly files: FileValues;
  readonly repository: string | null;
  readonly weather: "kind" | "rough";
  readonly steps: readonly WrittenStep[];
}

const optionalActions = Object.fromEntries(
  Object.entries(actionSteps).map(([kind, schema]) => [kind, schema.optional()]),
);

const step: z.ZodType<WrittenStep, unknown> = strict({
  at: instant.optional(),
  after: duration.optional(),
  pull_request: threadName.optional(),
  note: z.string().optional(),
  ...optionalActions,
  expect: expectationSchema.optional(),
}).transform((written, context): WrittenStep => {
  const fields = written as Readonly<Record<string, unknown>>;
  const present = actionKinds.filter((kind) => fields[kind] !== undefined);
  const problem = (message: string, key: string | undefined): void => {
    context.issues.push({ code: "custom", input: written, message, path: key === undefined ? [] : [key] });
  };
  if (present.length > 1) {
    problem(
      `One step does one thing; this does ${present.length}: ${present.join(", ")}. Make each a step of its own.`,
      present[1],
    );
  }
  if (written.at !== undefined && written.after !== undefined) {
    problem("A step says either `at` or `after`, not both.", "after");
  }
  if (present.length === 0 && written.expect === undefined && written.at === undefined && written.after === undefined) {
    problem("This step says nothing. Give it an action, `expect`, `at` or `after`.", undefined);
  }
  const kind = present[0];
  return {
    at: written.at,
    after: written.after,
    pullRequest: written.pull_request,
    note: written.note,
    action: kind === undefined ? null : ({ kind, with: fields[kind] } as Action),
    expect: written.expect ?? null,
  };
});

const person: z.ZodType<PersonAbout, unknown> = strict({
  organisation: z.string().optional(),
  organisations: names.optional(),
  permission: permission.optional(),
  team: teamName.optional(),
  teams: z.array(teamName).optional(),
  bot: z.boolean().optional(),
  name: z.string().optional(),
})
  .nullable()
  .transform((about): PersonAbout => {
    const { organisation, organisations, team, teams, ...rest } = about ?? {};
    return {
      ...rest,
      organisations: [...(organisation === undefined ? [] : [organisation]), ...(organisations ?? [])],
      teams: [...(team === undefined ? [] : [team]), ...(teams ?? [])],
    };
  });

export const scenarioSchema: z.ZodType<WrittenScenario, unknown> = strict({
  name: z.string().min(1),
  proves: names.default([]).meta({ description: "Clauses that this scenario shows, such as D6." }),
  policy: z.union([policyValue, z.null()]).default(null),
  people: z.record(login, person).default({}),
  teams: z.record(z.string(), logins).default({}).meta({ description: "Members by team, for example example/tsc." }),
  owned_by: z
    .enum(["organisation", "person"])
    .default("organisation")
    .meta({ description: "Whose the repository is; a person has no teams." }),
  start: instant,
  files: fileValues.default({}),
  repository: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .meta({ description: "A folder beside the scenario whose files stand on the default branch." }),
  weather: weather.default("rough"),
  steps: z.array(step).min(1),
});
