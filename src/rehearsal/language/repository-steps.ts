/**
 * Steps that change the default branch or a team: policies, files, members. Each
 * may be written in more than one way, so they are told apart here by their keys.
 */
import { z } from "zod";
import type { ActionInputs, PolicyValue } from "./action.ts";
import { type FileValue, fileValue, fileValues } from "./file-value.ts";
import { strict } from "./strict-object.ts";
import { login, logins } from "./values.ts";

export const policyValue: z.ZodType<PolicyValue, unknown> = z
  .union([z.string(), strict({ from: z.string().min(1) }), z.record(z.string(), z.unknown())])
  .meta({ description: "The policy as an object or as text, or { from: PATH }; committed as .github/lastcall.yml." });

const wrapped = strict({
  by: login.optional(),
  policy: z.union([z.null(), policyValue]),
  branch: z.string().optional(),
});

/** The policy itself, `null` (deleted), or `{ by, policy, branch }`. */
export const policyChange: z.ZodType<ActionInputs["set_policy"], unknown> = z
  .union([z.null(), wrapped, policyValue])
  .transform((value): ActionInputs["set_policy"] => {
    const asWrapped = wrapped.safeParse(value);
    return asWrapped.success ? asWrapped.data : { policy: value as PolicyValue | null };
  });

export const teamName: z.ZodType<string, unknown> = z
  .string()
  .regex(/^(?:[\w.-]+\/)?[\w.-]+$/, "A team is named ORGANISATION/TEAM, for example example/tsc.");

const oneTeam = strict({ team: teamName, members: z.union([logins, z.null()]), parent: teamName.optional() });

/** `{ team: example/tsc, members: [ana] }`, or `{ example/tsc: [ana], … }`; `null` deletes the team. */
export const setTeam: z.ZodType<ActionInputs["set_team"], unknown> = z
  .union([oneTeam, z.record(z.string().regex(/\//, "A team is named ORGANISATION/TEAM."), z.union([logins, z.null()]))])
  .transform((value): ActionInputs["set_team"] => {
    const single = oneTeam.safeParse(value);
    if (single.success) return { teams: [single.data] };
    const byName = value as Readonly<Record<string, string[] | null>>;
    return { teams: Object.entries(byName).map(([team, members]) => ({ team, members })) };
  });

const options = { by: login.optional(), branch: z.string().optional(), message: z.string().optional() };
const severalFiles = strict({ ...options, files: fileValues });
const contentKeys = ["content", "contents", "text"] as const;

/** `{ path: PATH, content: … }`; the content may also stand beside the path: `{ path: PATH, replace: … }`. */
function readOneFile(value: Readonly<Record<string, unknown>>): { path: unknown; content: unknown; rest: unknown } {
  const { path, by, branch, message, ...beside } = value;
  const key = contentKeys.find((candidate) => candidate in beside);
  const rest = {
    ...(by !== undefined && { by }),
    ...(branch !== undefined && { branch }),
    ...(message !== undefined && { message }),
  };
  return { path, content: key === undefined ? beside : beside[key], rest };
}

export const setFile: z.ZodType<ActionInputs["set_file"], unknown> = z
  .record(z.string(), z.unknown())
  .transform((value, context): ActionInputs["set_file"] => {
    if ("files" in value) return take(severalFiles.safeParse(value), context);
    if ("path" in value) {
      const { path, content, rest } = readOneFile(value);
      const checked = take(
        fileValue.safeParse(content),
        context,
        contentKeys.filter((key) => key in value),
      );
      return { ...take(strict(options).safeParse(rest), context), files: { [String(path)]: checked as FileValue } };
    }
    return { files: take(fileValues.safeParse(value), context) };
  })
  .meta({ description: "{ PATH: … }, { path: PATH, content: … } or { by, files: { PATH: … }, branch, message }." });

function take<Value>(
  result: { readonly success: true; readonly data: Value } | { readonly success: false; readonly error: z.ZodError },
  context: { readonly issues: unknown[] },
  below: readonly string[] = [],
): Value {
  if (result.success) return result.data;
  context.issues.push(
    ...result.error.issues.map((issue) => ({ ...issue, path: [...below, ...issue.path], input: undefined })),
  );
  return z.NEVER;
}
