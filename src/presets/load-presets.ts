/** Reads the processes that come with Lastcall, one file each in this folder. */
import { readdirSync, readFileSync } from "node:fs";
import { formatRules } from "../core/format/registry.ts";
import { guardNames } from "../core/lifecycle/guards/registry.ts";
import { parsePreset } from "../core/policy/parse-preset.ts";
import type { KnownNames, Preset, Presets } from "../core/policy/preset.ts";

export const knownNames: KnownNames = { guards: guardNames, formatRules: new Set(formatRules.keys()) };

/** Files by name without extension. Throws on a broken one: presets are ours. */
export const presetsOf = (files: ReadonlyMap<string, string | Uint8Array>, known: KnownNames = knownNames): Presets => {
  const byName = new Map<string, Preset>();
  for (const [name, text] of files) {
    const reading = parsePreset(name, text, known);
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

export const loadPresets = (): Presets => {
  const names = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".yml"))
    .sort();
  return presetsOf(new Map(names.map((name) => [name.slice(0, -4), readFileSync(`${import.meta.dirname}/${name}`)])));
};
