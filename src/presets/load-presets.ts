/** Reads the processes that come with Lastcall, one file each in this folder. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatRules } from "../core/format/registry.ts";
import { guardNames } from "../core/lifecycle/guards/registry.ts";
import type { Settings } from "../core/policy/merge-settings.ts";
import { type PresetReading, parsePreset } from "../core/policy/parse-preset.ts";
import type { KnownNames, Preset, Presets } from "../core/policy/preset.ts";
import { readYaml } from "../core/policy/read-yaml.ts";
import { programFolder } from "../program-folder.ts";

/** What a process that comes with Lastcall holds, for one that extends it. A chain is none: who reads one has two files to look at. */
const plainData = (text: string | Uint8Array | undefined): Settings | null => {
  const reading = text === undefined ? null : readYaml(text);
  return reading?.kind === "read" && reading.yaml.data.extends === undefined ? reading.yaml.data : null;
};

export const knownNames: KnownNames = { guards: guardNames, formatRules: new Set(formatRules.keys()) };

/** Files by name without extension. Throws on a broken one: presets are ours. */
export const presetsOf = (files: ReadonlyMap<string, string | Uint8Array>, known: KnownNames = knownNames): Presets => {
  const byName = new Map<string, Preset>();
  const written = (name: string): Settings | null => plainData(files.get(name));
  for (const [name, text] of files) {
    const reading = parsePreset(name, text, known, written);
    if (reading.kind === "broken") {
      const problems = reading.problems.map(
        ({ position, message, help }) => `${position.line}:${position.column}: ${message} ${help ?? ""}`,
      );
      throw new Error(`The preset ${name} is broken:\n${problems.join("\n")}`);
    }
    byName.set(name, reading.preset);
  }
  return { byName, known };
};

const folder = join(programFolder, "presets");

const textOf = (name: string): Uint8Array => readFileSync(join(folder, `${name}.yml`));

export const presetNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yml"))
    .map((file) => file.slice(0, -4))
    .sort();

export const loadPresets = (): Presets => presetsOf(new Map(presetNames().map((name) => [name, textOf(name)])));

/** The one alone, with what it extends: a command that goes by it need not read the others. Null: there is none. */
export const loadPreset = (name: string): Preset | null => {
  if (!presetNames().includes(name)) return null;
  const text = textOf(name);
  const reading = readYaml(text);
  const base = reading.kind === "read" ? reading.yaml.data.extends : undefined;
  const files = new Map([[name, text]]);
  if (typeof base === "string" && presetNames().includes(base)) files.set(base, textOf(base));
  return presetsOf(files).byName.get(name) ?? null;
};

/** A community's own process, in a file as those here are; it may extend one of these. */
export const readProcess = (name: string, text: Uint8Array): PresetReading =>
  parsePreset(name, text, knownNames, (base) => (presetNames().includes(base) ? plainData(textOf(base)) : null));
