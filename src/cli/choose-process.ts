/**
 * The process that a command is to go by: a preset without people, one that comes with
 * Lastcall or a file of the community's own, or a policy.
 */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Sha } from "../core/model/names.ts";
import { nearestWord } from "../core/model/nearest-word.ts";
import { type Policy, type PolicyProblem, policyPath } from "../core/model/policy.ts";
import { parsePolicy } from "../core/policy/parse-policy.ts";
import { presetPolicy } from "../core/policy/preset-policy.ts";
import { readYaml } from "../core/policy/read-yaml.ts";
import { knownNames, loadPreset, loadPresets, presetNames, readProcess } from "../presets/load-presets.ts";
import { readBytes } from "./lint/read-file.ts";

export interface ProcessOptions {
  readonly preset?: string;
  readonly policy?: string;
}

export type Chosen =
  | { readonly kind: "policy"; readonly policy: Policy }
  | { readonly kind: "none"; readonly why: string };

const noCommit = "0".repeat(40) as Sha;

const unread = (what: string, file: string, why: string): Chosen => ({
  kind: "none",
  why: `The ${what} ${file} could not be read: ${why}.`,
});

const placeOf = (file: string, { position, message }: PolicyProblem): string =>
  `${file}:${position.line}:${position.column}: ${message}`;

/** A process of the community's own, written as those of `src/presets/` are. */
const ofProcess = (file: string, bytes: Uint8Array): Chosen => {
  const reading = readProcess(basename(file).replace(/\.ya?ml$/, ""), bytes);
  if (reading.kind === "preset") return { kind: "policy", policy: presetPolicy(reading.preset, knownNames) };
  const places = reading.problems.map((problem) => placeOf(file, problem));
  return { kind: "none", why: ["The process has problems, so nothing was checked.", ...places].join("\n") };
};

const ofProcessFile = (file: string): Chosen => {
  const read = readBytes(file);
  return "why" in read ? unread("process", file, read.why) : ofProcess(file, read.bytes);
};

const isFile = (name: string): boolean => /[\\/]|\.ya?ml$/.test(name);

const ofPreset = (name: string): Chosen => {
  if (isFile(name)) return ofProcessFile(name);
  const preset = loadPreset(name);
  if (preset) return { kind: "policy", policy: presetPolicy(preset, knownNames) };
  const names = presetNames();
  const near = nearestWord(name, names);
  const help = near ? `Did you mean \`${near}\`?` : `There are: ${names.join(", ")}, or a file with a process in it.`;
  return { kind: "none", why: `There is no preset \`${name}\`. ${help}` };
};

/** A policy has no kind of its own: what has one is a process. */
const isProcess = (bytes: Uint8Array): boolean => {
  const reading = readYaml(bytes);
  return reading.kind === "read" && reading.yaml.data.kind !== undefined;
};

const ofPolicy = (file: string): Chosen => {
  const read = readBytes(file);
  if ("why" in read) return unread("policy", file, read.why);
  if (isProcess(read.bytes)) return ofProcess(file, read.bytes);
  const parsed = parsePolicy(read.bytes, noCommit, loadPresets());
  if (parsed.kind === "policy") return parsed;
  const [first] = parsed.problems;
  const place = first ? placeOf(file, first) : file;
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
