/** Where the people of a role come from: exactly one of `users`, `team` and `permission`. */
import { z } from "zod";
import { type Login, login, type RoleName } from "../../model/names.ts";
import type { Role, RoleSource } from "../../model/policy.ts";
import { atMost, choice, named, tooMany } from "./settings-words.ts";

const user = z
  .string()
  .regex(/^@?[a-z\d][a-z\d_-]{0,38}$/i, "It is no GitHub login: letters, digits and hyphens, at most 39.")
  .transform(login);

/** Listed twice, in whatever case, is listed once. */
const users = z.array(user).transform((logins): readonly Login[] => [...new Set(logins)]);

const team = z
  .string()
  .regex(/^[a-z\d][a-z\d-]{0,38}\/[a-z\d][\w.-]{0,99}$/i, "A team is written `organisation/team`.");

const sources = ["users", "team", "permission"] as const;

const toSource = (
  settings: {
    readonly users?: readonly Login[] | undefined;
    readonly team?: string | undefined;
    readonly permission?: (RoleSource & { kind: "permission" })["permission"] | undefined;
    readonly membership?: "immediate" | "all" | undefined;
  },
  context: z.RefinementCtx,
): RoleSource => {
  const given = sources.filter((source) => settings[source] !== undefined);
  const wrong = (message: string): never => {
    context.addIssue({ code: "custom", message, params: { code: "role-source" } });
    return z.NEVER;
  };
  if (given.length !== 1)
    return wrong(
      given.length === 0
        ? "A role needs one of `users`, `team` and `permission`."
        : `A role comes from one place; this one has ${given.map((source) => `\`${source}\``).join(" and ")}.`,
    );
  if (settings.membership !== undefined && settings.team === undefined)
    return wrong("`membership` belongs to a `team`.");
  if (settings.users !== undefined) return { kind: "users", users: settings.users };
  if (settings.permission !== undefined) return { kind: "permission", permission: settings.permission };
  const [organisation = "", slug = ""] = (settings.team ?? "").split("/");
  return { kind: "team", organisation, team: slug, membership: settings.membership ?? "all" };
};

const sourceKeys = {
  users: users.optional(),
  team: team.optional(),
  membership: choice(["all", "immediate"]).optional(),
  permission: choice(["triage", "write", "maintain", "admin"]).optional(),
};

export type RoleDefinition = Omit<Role, "name">;

export const roleSchema: z.ZodType<RoleDefinition> = z
  .strictObject({ ...sourceKeys, assign: choice(["rotation"], ["least-loaded", "by-path"]).optional() })
  .transform((settings, context) => ({ source: toSource(settings, context), assign: settings.assign ?? "rotation" }));

/** What a preset says about a role that its policies fill. */
export interface RoleDeclaration {
  readonly description: string;
  /** Every policy must say who it is. */
  readonly required: boolean;
  /** Used when a policy does not name the role; null: then nobody has it. */
  readonly usual: RoleSource | null;
}

export const roleDeclarationSchema: z.ZodType<RoleDeclaration> = z
  .strictObject({
    description: z.string(),
    required: z.boolean().default(false),
    default: z.strictObject(sourceKeys).transform(toSource).optional(),
  })
  .transform((settings) => ({
    description: settings.description,
    required: settings.required,
    usual: settings.default ?? null,
  }));

/** Roles that every document has by itself; a policy cannot give their names to others. */
export const rolesOfDocuments: readonly string[] = ["steward", "author"];

export const rolesSchema: z.ZodType<Readonly<Record<RoleName, RoleDefinition>>> = z
  .record(
    named<RoleName>().refine(
      (name) => !rolesOfDocuments.includes(name),
      "Every document has this role by itself; choose another name.",
    ),
    roleSchema,
  )
  .refine(atMost(200), tooMany(200));
