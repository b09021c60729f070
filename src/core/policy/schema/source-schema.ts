/**
 * One place that people come from, as a policy writes it: exactly one of `users`, `team`,
 * `permission`, `file`, `group` and `role`. A role is one of these or put together of
 * several (`role-schema.ts`).
 */
import { z } from "zod";
import { type Login, login, type RoleName } from "../../model/names.ts";
import type { RoleSource } from "../../model/policy.ts";
import { choice, named, path, wholeNumber } from "./settings-words.ts";

/** Before the name of a group has become the path of its file. */
export type WrittenSource =
  | Extract<RoleSource, { kind: "users" | "team" | "permission" | "file" }>
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "role"; readonly role: RoleName };

export const loginForm: RegExp = /^@?[a-z\d][a-z\d_-]{0,38}$/i;
export const noLogin = "It is no GitHub login: letters, digits and hyphens, at most 39.";

export const userName: z.ZodType<Login> = z.string().regex(loginForm, noLogin).transform(login);

export interface ListedUsers {
  readonly users: readonly Login[];
  /** Accounts that the policy itself says the logins are. */
  readonly ids: ReadonlyMap<Login, number>;
}

/** The number of an account stays when its login changes hands. */
const user = z.union([userName, z.strictObject({ login: userName, id: wholeNumber(1, Number.MAX_SAFE_INTEGER) })]);

/** Listed twice, in whatever case, is listed once. */
const users: z.ZodType<ListedUsers> = z.array(user).transform((listed) => ({
  users: [...new Set(listed.map((one) => (typeof one === "string" ? one : one.login)))],
  ids: new Map(listed.flatMap((one): [Login, number][] => (typeof one === "string" ? [] : [[one.login, one.id]]))),
}));

const team = z
  .string()
  .regex(/^[a-z\d][a-z\d-]{0,38}\/[a-z\d][\w.-]{0,99}$/i, "A team is written `organisation/team`.");

/** By name, or the path of its file. */
const group = z
  .string()
  .regex(/^[A-Za-z\d][\w.-]{0,99}$|\//, "A group is named by its file without the ending, such as `wg-fees`.")
  .refine((text) => !text.includes("/") || path.safeParse(text).success, "It is no path of a file.");

/** What is written of one source. */
export interface SourceSettings {
  readonly users?: ListedUsers | undefined;
  readonly team?: string | undefined;
  readonly membership?: "immediate" | "all" | undefined;
  readonly permission?: "triage" | "write" | "maintain" | "admin" | undefined;
  readonly file?: string | undefined;
  readonly group?: string | undefined;
  readonly role?: RoleName | undefined;
}

type Optional<Value> = z.ZodOptional<z.ZodType<Value>>;

export const sourceKeys: {
  readonly [Key in keyof SourceSettings]-?: Optional<NonNullable<SourceSettings[Key]>>;
} = {
  users: users.optional(),
  team: team.optional(),
  membership: choice(["all", "immediate"]).optional(),
  permission: choice(["triage", "write", "maintain", "admin"]).optional(),
  file: path.optional(),
  group: group.optional(),
  role: named<RoleName>().optional(),
};

const sources = ["users", "team", "permission", "file", "group", "role"] as const;

export const sourcesOf = (settings: SourceSettings): readonly string[] =>
  sources.filter((source) => settings[source] !== undefined);

/** Of settings with exactly one source; null when there is none. */
export const writtenSource = (settings: SourceSettings): WrittenSource | null => {
  if (settings.users) {
    const { users: listed, ids } = settings.users;
    return { kind: "users", users: listed, ...(ids.size > 0 && { ids }) };
  }
  if (settings.permission) return { kind: "permission", permission: settings.permission };
  if (settings.file) return { kind: "file", path: settings.file };
  if (settings.group) return { kind: "group", group: settings.group };
  if (settings.role) return { kind: "role", role: settings.role };
  if (!settings.team) return null;
  const [organisation = "", slug = ""] = settings.team.split("/");
  return { kind: "team", organisation, team: slug, membership: settings.membership ?? "all" };
};

export const complain = (context: z.RefinementCtx, message: string): never => {
  context.addIssue({ code: "custom", message, params: { code: "role-source" } });
  return z.NEVER;
};

const inWords = (keys: readonly string[]): string => keys.map((key) => `\`${key}\``).join(" and ");

/** Null where it is well; otherwise what is wrong, in a sentence. */
export const sourceProblem = (settings: SourceSettings, given: readonly string[], what: string): string | null => {
  if (given.length === 0) return `${what} needs one of \`users\`, \`team\`, \`permission\`, \`file\` and \`group\`.`;
  if (given.length > 1) return `${what} comes from one place; this one has ${inWords(given)}.`;
  if (settings.membership !== undefined && settings.team === undefined) return "`membership` belongs to a `team`.";
  return null;
};

const inlineSource = z.strictObject(sourceKeys).transform((settings, context): WrittenSource => {
  const wrong = sourceProblem(settings, sourcesOf(settings), "A part of a role");
  return wrong === null ? (writtenSource(settings) ?? z.NEVER) : complain(context, wrong);
});

/** A part of a role: the name of another one, or a source written in place. */
export const part: z.ZodType<WrittenSource> = z.union([
  named<RoleName>().transform((role): WrittenSource => ({ kind: "role", role })),
  inlineSource,
]);
