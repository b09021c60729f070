/** A process without a community: its documents can be checked before anybody has a role in it. */
import type { RoleName, Sha } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import type { KnownNames, Preset } from "./preset.ts";
import { resolvePolicy } from "./resolve-policy.ts";
import type { RoleDefinition } from "./schema/role-schema.ts";
import { settingsSchema } from "./schema/settings-schema.ts";

const nobody: RoleDefinition = {
  people: { union: [{ kind: "users", users: [] }], isUnion: false, except: [] },
  assign: "rotation",
  paths: [],
};

/** `preset` has been read by `parsePreset`, so its settings are whole. Nobody has any of its roles. */
export const presetPolicy = (preset: Preset, known: KnownNames): Policy => {
  const whole = settingsSchema.parse({ ...preset.settings, roles: {} });
  const roles = Object.fromEntries(Object.keys(preset.roles).map((role) => [role as RoleName, nobody]));
  return resolvePolicy({ ...whole, roles }, preset, known, "0".repeat(40) as Sha).policy;
};
