/** Policies and presets for tests: the real process, the invented guild, and short ways to break them. */
import { readFileSync } from "node:fs";
import type { Sha } from "../../src/core/model/names.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import { type ParsedPolicy, parsePolicy } from "../../src/core/policy/parse-policy.ts";
import type { Presets } from "../../src/core/policy/preset.ts";
import { loadPresets, presetsOf } from "../../src/presets/load-presets.ts";

const fixture = (name: string): string => readFileSync(`${import.meta.dirname}/../fixtures/${name}`, "utf8");

export const guildText: string = fixture("guild.yml");
export const guildPolicyText: string = fixture("guild-policy.yml");
export const guild: Presets = presetsOf(new Map([["guild", guildText]]));
export const realPresets: Presets = loadPresets();

const commit = "c".repeat(40) as Sha;

export const parsed = (text: string | Uint8Array, presets: Presets = guild): ParsedPolicy =>
  parsePolicy(text, commit, presets);

export const policyOf = (text: string, presets: Presets = guild): Policy => {
  const result = parsed(text, presets);
  if (result.kind === "broken") throw new Error(JSON.stringify(result.problems, null, 2));
  return result.policy;
};

/** `line:column code` of every problem, in order. */
export const problemsOf = (text: string | Uint8Array, presets: Presets = guild): string[] => {
  const result = parsed(text, presets);
  return result.kind === "policy"
    ? []
    : result.problems.map(({ position, code }) => `${position.line}:${position.column} ${code}`);
};

/** Problems with their sentences, for tests of wording. */
export const sentencesOf = (text: string | Uint8Array, presets: Presets = guild): string => {
  const result = parsed(text, presets);
  return result.kind === "policy"
    ? ""
    : result.problems.map(({ message, help }) => `${message} ${help ?? ""}`).join("\n");
};
