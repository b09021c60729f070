/** The process that a command is to go by: a preset without people, or a policy. */
import { existsSync, readFileSync } from "node:fs";
import type { Sha } from "../core/model/names.ts";
import { nearestWord } from "../core/model/nearest-word.ts";
import { type Policy, policyPath } from "../core/model/policy.ts";
import { parsePolicy } from "../core/policy/parse-policy.ts";
import { presetPolicy } from "../core/policy/preset-policy.ts";
import { knownNames, loadPreset, loadPresets, presetNames } from "../presets/load-presets.ts";

export interface ProcessOptions {
  readonly preset?: string;
  readonly policy?: string;
}

export type Chosen =
  | { readonly kind: "policy"; readonly policy: Policy }
  | { readonly kind: "none"; readonly why: string };

const noCommit = "0".repeat(40) as Sha;

const ofPreset = (name: string): Chosen => {
  const preset = loadPreset(name);
  if (preset) return { kind: "policy", policy: presetPolicy(preset, knownNames) };
  const names = presetNames();
  const near = nearestWord(name, names);
  const help = near ? `Did you mean \`${near}\`?` : `There are: ${names.join(", ")}.`;
  return { kind: "none", why: `There is no preset \`${name}\`. ${help}` };
};

const ofPolicy = (file: string): Chosen => {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return {
      kind: "none",
      why: `The policy could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
  const parsed = parsePolicy(bytes, noCommit, loadPresets());
  if (parsed.kind === "policy") return parsed;
  const [first] = parsed.problems;
  const place = first ? `${file}:${first.position.line}:${first.position.column}: ${first.message}` : file;
  return {
    kind: "none",
    why: `The policy has problems, so nothing was checked. ${place} \`lastcall policy check ${file}\` lists them.`,
  };
};

/** `policyPath` in the present folder when neither is given. */
export const chooseProcess = ({ preset, policy }: ProcessOptions): Chosen => {
  if (preset !== undefined && policy !== undefined) {
    return { kind: "none", why: "Give `--preset` or `--policy`, not both: a policy names its preset." };
  }
  if (preset !== undefined) return ofPreset(preset);
  if (policy !== undefined) return ofPolicy(policy);
  if (existsSync(policyPath)) return ofPolicy(policyPath);
  const names = presetNames().join(", ");
  return {
    kind: "none",
    why: `There is no ${policyPath} here. Say which process it is with \`--preset\` (${names}), or name a policy with \`--policy\`.`,
  };
};
