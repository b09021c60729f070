/**
 * A preset: a process as data. It is a policy without people: a kind of document,
 * its lifecycle, ballots and governance, and the roles that a policy has to fill.
 */
import { z } from "zod";
import type { KindName, RoleName, Sha } from "../model/names.ts";
import type { PolicyProblem } from "../model/policy.ts";
import { extendPreset, type Words } from "./extend-preset.ts";
import { isSettings, type Settings } from "./merge-settings.ts";
import type { KnownNames, Preset } from "./preset.ts";
import { readYaml } from "./read-yaml.ts";
import { unreachableStatuses } from "./resolve-kind.ts";
import { resolvePolicy } from "./resolve-policy.ts";
import { type RoleDefinition, roleDeclarationSchema } from "./schema/role-schema.ts";
import { type Complaint, complaintsOfSchema, pathInWords } from "./schema/schema-problems.ts";
import { settingsSchema } from "./schema/settings-schema.ts";
import { line, named } from "./schema/settings-words.ts";

export type PresetReading =
  | { readonly kind: "preset"; readonly preset: Preset }
  | { readonly kind: "broken"; readonly problems: readonly PolicyProblem[] };

const ownKeys: z.ZodType<Pick<Preset, "kind" | "description" | "roles">> = z.strictObject({
  kind: named<KindName>(),
  description: line(200),
  roles: z.record(named<RoleName>(), roleDeclarationSchema),
});

const nobody: RoleDefinition = {
  people: { union: [{ kind: "users", users: [] }], isUnion: false, except: [] },
  assign: "rotation",
  paths: [],
};

const extension: z.ZodType<{ readonly extends: string; readonly words: Words }> = z
  .object({ extends: z.string(), words: z.record(z.string(), z.string()).optional() })
  .transform((settings) => ({ extends: settings.extends, words: settings.words ?? {} }));

/** What the preset holds together with the one that it extends. */
const wholeData = (data: Settings, written: (preset: string) => Settings | null, complaints: Complaint[]): Settings => {
  if (data.extends === undefined) return data;
  const { extends: _extends, words: _words, ...own } = data;
  const parsed = extension.safeParse(data);
  const base = parsed.success ? written(parsed.data.extends) : null;
  if (!parsed.success || base === null) {
    complaints.push({
      path: ["extends"],
      onKey: false,
      code: "unknown-preset",
      message: "`extends` names no preset, or `words` are no map of words.",
      help: null,
    });
    return own;
  }
  return extendPreset(base, own, parsed.data.words);
};

/** Read once at the start: a broken preset is a bug of whoever wrote it, found before any policy is read. */
export const parsePreset = (
  name: string,
  text: string | Uint8Array,
  known: KnownNames,
  /** What another preset of that name holds, as written; null: there is none. */
  written: (preset: string) => Settings | null = () => null,
): PresetReading => {
  const reading = readYaml(text);
  if (reading.kind === "problems") return { kind: "broken", problems: reading.problems };
  const { yaml } = reading;
  const complaints: Complaint[] = [];
  const { kind, description, roles, ...settings } = wholeData(yaml.data, written, complaints);
  const own = ownKeys.safeParse({ kind, description, roles: roles ?? {} });
  if (!own.success) complaints.push(...complaintsOfSchema(own.error, yaml.data));
  const whole = settingsSchema.safeParse({ ...settings, roles: {} });
  if (!whole.success) complaints.push(...complaintsOfSchema(whole.error, yaml.data));
  if (own.success && whole.success) {
    const everyRole = Object.fromEntries(Object.keys(own.data.roles).map((role) => [role, nobody]));
    const preset: Preset = { name, ...own.data, settings };
    const { policy, complaints: more } = resolvePolicy(
      { ...whole.data, roles: everyRole },
      preset,
      known,
      "0".repeat(40) as Sha,
    );
    complaints.push(...more.filter((complaint) => complaint.code !== "role-empty"));
    for (const status of [...policy.kinds.values()].flatMap(unreachableStatuses))
      complaints.push({
        path: ["lifecycle", "statuses", status],
        onKey: true,
        code: "unreachable",
        message: `No moves lead to the status \`${status}\`.`,
        help: null,
      });
    if (complaints.length === 0 && isSettings(settings)) return { kind: "preset", preset };
  }
  const problems = complaints.map(({ path, onKey, code, message, help }) => ({
    code,
    at: pathInWords(path),
    position: (onKey ? yaml.keyPosition(path) : yaml.valuePosition(path)) ?? { line: 1, column: 1 },
    message,
    help,
  }));
  return { kind: "broken", problems };
};
