/**
 * Reads `.github/lastcall.yml`. Everything that is wrong with it is told at once,
 * each problem at its line and column; a policy comes out only when nothing is.
 * What the file does not say is the preset's.
 */
import type { Sha } from "../model/names.ts";
import { nearestWord } from "../model/nearest-word.ts";
import type { Policy, PolicyProblem } from "../model/policy.ts";
import { isSettings, mergeSettings, type Settings, withoutPath } from "./merge-settings.ts";
import type { Preset, Presets } from "./preset.ts";
import { type KeyPath, readYaml, type YamlText } from "./read-yaml.ts";
import { resolvePolicy } from "./resolve-policy.ts";
import { documentsWithoutEffect } from "./schema/later-keys.ts";
import { type Complaint, complaintsOfSchema, pathInWords } from "./schema/schema-problems.ts";
import { settingsSchema, type WholeSettings } from "./schema/settings-schema.ts";

export type ParsedPolicy =
  | {
      readonly kind: "policy";
      readonly policy: Policy;
      /** Settings that are read and have no effect yet. */
      readonly notices: readonly PolicyProblem[];
    }
  | { readonly kind: "broken"; readonly commit: Sha; readonly problems: readonly PolicyProblem[] };

const mostProblems = 50;

const locate =
  (yaml: YamlText) =>
  ({ path, onKey, code, message, help }: Complaint): PolicyProblem => ({
    code,
    at: pathInWords(path),
    // What is wrong only together with the preset is told at the line that chose it.
    position: (onKey ? yaml.keyPosition(path) : yaml.valuePosition(path)) ??
      yaml.valuePosition(["extends"]) ?? { line: 1, column: 1 },
    message,
    help,
  });

const byPosition = ({ position: one }: PolicyProblem, { position: other }: PolicyProblem): number =>
  one.line - other.line || one.column - other.column;

const choosePreset = (data: Settings, presets: Presets): Preset | Complaint => {
  const at = { path: ["extends"], onKey: false };
  const names = [...presets.byName.keys()];
  const listed = `There are: ${names.map((name) => `\`${name}\``).join(", ")}.`;
  const { extends: chosen } = data;
  if (chosen === undefined)
    return {
      ...at,
      code: "missing-key",
      message: "`extends` is missing: it names the process that this repository follows.",
      help: listed,
    };
  if (typeof chosen !== "string")
    return { ...at, code: "wrong-type", message: "`extends` must be the name of a process.", help: listed };
  const preset = presets.byName.get(chosen);
  if (preset) return preset;
  if (chosen.includes("/") || chosen.includes(":"))
    return {
      ...at,
      code: "not-yet-supported",
      message: "`extends` with a file of another repository is not yet supported.",
      help: listed,
    };
  const near = nearestWord(chosen, names);
  return {
    ...at,
    code: "unknown-preset",
    message: `There is no process \`${chosen.slice(0, 60)}\`.`,
    help: near ? `Did you mean \`${near}\`?` : listed,
  };
};

/** `roles` of a preset only declare: who is in them, the policy says. */
const layOver = (own: Settings, preset: Preset): Settings => mergeSettings({ ...preset.settings, roles: {} }, own);

const isWithin = (inner: KeyPath, outer: KeyPath): boolean => outer.every((step, index) => inner[index] === step);

/** Settings to resolve names in although something was wrong: the wrong parts are left out, so that one run tells everything. */
const withoutWrongParts = (own: Settings, complaints: readonly Complaint[], preset: Preset): WholeSettings | null => {
  const rest = complaints.reduce((settings, { path }) => withoutPath(settings, path), own);
  const parsed = settingsSchema.safeParse(layOver(rest, preset));
  return parsed.success ? parsed.data : null;
};

const noticesOf = (own: Settings, { roles }: Policy): readonly Complaint[] => {
  const { documents: named } = own;
  const documents = isSettings(named) ? named : {};
  const without: KeyPath[] = [
    ...documentsWithoutEffect
      // They say where a group's roster is, if a role asks for one.
      .filter(() => ![...roles.values()].some(({ source }) => source.kind === "group"))
      .filter((key) => isSettings(documents[key]) && !Object.hasOwn(documents[key], "kind"))
      .map((key) => ["documents", key]),
  ];
  return without.map((path) => ({
    path,
    onKey: true,
    code: "without-effect",
    message: `\`${pathInWords(path)}\` is read, but has no effect in this version.`,
    help: null,
  }));
};

export const parsePolicy = (text: string | Uint8Array, commit: Sha, presets: Presets): ParsedPolicy => {
  const reading = readYaml(text);
  if (reading.kind === "problems") return { kind: "broken", commit, problems: reading.problems };
  const { yaml } = reading;
  const broken = (complaints: readonly Complaint[]): ParsedPolicy => {
    const problems = complaints.map(locate(yaml)).sort(byPosition);
    return { kind: "broken", commit, problems: problems.slice(0, mostProblems) };
  };

  const { extends: _chosen, ...own } = yaml.data;
  const preset = choosePreset(yaml.data, presets);
  if ("code" in preset) {
    // Without a process only what the file says by itself can be judged.
    const parsed = settingsSchema.safeParse(own);
    const alone = parsed.success
      ? []
      : complaintsOfSchema(parsed.error, own).filter((one) => one.code !== "missing-key");
    return broken([preset, ...alone]);
  }
  const whole = layOver(own, preset);
  const parsed = settingsSchema.safeParse(whole);
  const complaints = parsed.success ? [] : complaintsOfSchema(parsed.error, whole);
  const settings = parsed.success ? parsed.data : withoutWrongParts(own, complaints, preset);
  if (settings === null) return broken(complaints);
  const resolved = resolvePolicy(settings, preset, presets.known, commit);
  const more = resolved.complaints.filter(
    ({ path }) => !complaints.some((told) => isWithin(told.path, path) || isWithin(path, told.path)),
  );
  if (complaints.length + more.length > 0) return broken([...complaints, ...more]);
  return {
    kind: "policy",
    policy: resolved.policy,
    notices: noticesOf(own, resolved.policy).map(locate(yaml)).sort(byPosition),
  };
};
