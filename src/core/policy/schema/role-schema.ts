/**
 * Where the people of a role come from: one source, or the `union` of several, less
 * those of `except`.
 */
import { z } from "zod";
import type { RoleName } from "../../model/names.ts";
import type { PathOwners, Role, RoleSource } from "../../model/policy.ts";
import { atMost, choice, glob, named, tooMany } from "./settings-words.ts";
import {
  complain,
  part,
  type SourceSettings,
  sourceKeys,
  sourceProblem,
  sourcesOf,
  userName,
  type WrittenSource,
  writtenSource,
} from "./source-schema.ts";

/** Everybody of the sources, less everybody of the exceptions. */
export interface WrittenPeople {
  readonly union: readonly WrittenSource[];
  /** Whether `union` was written, or the role has a single source. */
  readonly isUnion: boolean;
  readonly except: readonly WrittenSource[];
}

const parts = z.array(part).min(1, "It is empty.").max(50, tooMany(50));

const peopleKeys = { ...sourceKeys, union: parts.optional(), except: parts.optional() };

type PeopleSettings = z.infer<z.ZodObject<typeof peopleKeys>>;

const toPeople = (settings: PeopleSettings, context: z.RefinementCtx): WrittenPeople => {
  const { union, except = [] } = settings;
  const given = [...sourcesOf(settings), ...(union ? ["union"] : [])];
  if (given.length === 0 && except.length > 0) {
    return complain(
      context,
      "`except` takes people away from a source: it stands beside `union` or one of the others.",
    );
  }
  const wrong = sourceProblem(settings, given, "A role");
  if (wrong !== null) return complain(context, wrong);
  const single = writtenSource(settings);
  return { union: union ?? (single ? [single] : []), isUnion: union !== undefined, except };
};

export interface RoleDefinition {
  readonly people: WrittenPeople;
  readonly assign: Role["assign"];
  readonly paths: readonly PathOwners[];
}

const paths: z.ZodType<readonly PathOwners[]> = z
  .record(glob, z.array(userName).min(1, "At least one login must be listed.").max(50, tooMany(50)))
  .refine(atMost(200), tooMany(200))
  .transform((byGlob) => Object.entries(byGlob).map(([files, users]) => ({ files, users })));

/** Patterns of paths mean something where documents are given by path, and only there. */
const pathsProblem = (assign: Role["assign"], given: readonly PathOwners[] | undefined): string | null => {
  if (assign === "by-path" && given === undefined)
    return 'Documents are given by path, and no `paths` say whose they are: add such as `paths: { "dips/core-*": [ana] }`.';
  return assign !== "by-path" && given !== undefined ? "`paths` belong to `assign: by-path`." : null;
};

export const roleSchema: z.ZodType<RoleDefinition> = z
  .strictObject({
    ...peopleKeys,
    assign: choice(["rotation", "least-loaded", "by-path"]).optional(),
    paths: paths.optional(),
  })
  .transform(({ assign = "rotation", paths: byPath, ...settings }, context) => {
    const wrong = pathsProblem(assign, byPath);
    if (wrong !== null) return complain(context, wrong);
    return { people: toPeople(settings, context), assign, paths: byPath ?? [] };
  });

/** A preset knows no files and no other policy's roles. */
export type PresetSource = Extract<RoleSource, { kind: "users" | "team" | "permission" }>;

const toPresetSource = (settings: SourceSettings, context: z.RefinementCtx): PresetSource => {
  const wrong = sourceProblem(settings, sourcesOf(settings), "A role");
  if (wrong !== null) return complain(context, wrong);
  const source = writtenSource(settings);
  return source?.kind === "users" || source?.kind === "team" || source?.kind === "permission"
    ? source
    : complain(context, "A preset's role comes from `users`, a `team` or a `permission`.");
};

/** What a preset says about a role that its policies fill. */
export interface RoleDeclaration {
  readonly description: string;
  /** Every policy must say who it is. */
  readonly required: boolean;
  /** Used when a policy does not name the role; null: then nobody has it. */
  readonly usual: PresetSource | null;
}

export const roleDeclarationSchema: z.ZodType<RoleDeclaration> = z
  .strictObject({
    description: z.string(),
    required: z.boolean().default(false),
    default: z.strictObject(sourceKeys).transform(toPresetSource).optional(),
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
