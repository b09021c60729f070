/**
 * `lastcall policy init [FOLDER]` proposes a policy from what the repository holds: on
 * standard output, or by `--write` in its place, never over one that is there. What it
 * says besides goes to standard error, so that the output is the policy and nothing else.
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nearestWord } from "../../core/model/nearest-word.ts";
import { policyPath } from "../../core/model/policy.ts";
import { loadPresets } from "../../presets/load-presets.ts";
import { readCodeOwners } from "./code-owners.ts";
import { findProcesses } from "./find-process.ts";
import { proposePolicy } from "./propose-policy.ts";

export interface InitOptions {
  readonly preset?: string;
  readonly write?: boolean;
  readonly format: "text" | "json";
}

export interface InitOutcome {
  readonly code: 0 | 2;
  readonly out: string;
  readonly err: string;
}

const failed = (err: string): InitOutcome => ({ code: 2, out: "", err });

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const left = (missing: readonly string[], path: string): string =>
  `${missing.length > 0 ? `To fill in: ${missing.join(", ")}. ` : ""}Read it, then: lastcall policy check ${path}`;

/** Null: written. */
const writePolicy = (path: string, text: string): string | null => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
    return null;
  } catch (error) {
    if (existsSync(path))
      return `There is a policy already: ${path}. Nothing was written; without \`--write\` the proposal is printed.`;
    return `${path} could not be written: ${error instanceof Error ? error.message : String(error)}.`;
  }
};

export const initPolicy = (folder: string, { preset, write = false, format }: InitOptions): InitOutcome => {
  const presets = loadPresets();
  const names = [...presets.byName.keys()];
  if (preset !== undefined && !presets.byName.has(preset)) {
    const near = nearestWord(preset, names);
    return failed(
      `There is no preset \`${preset}\`. ${near ? `Did you mean \`${near}\`?` : `There are: ${names.join(", ")}.`}`,
    );
  }
  if (!isFolder(folder)) return failed(`${folder} is no folder. Name that of the repository.`);
  const [found, ...others] = findProcesses(folder, presets, preset);
  if (!found) {
    return failed(
      `No document of a known process is in ${folder}. Say which process it is to be with \`--preset\`: ${names.join(", ")}.`,
    );
  }
  const { text, missing } = proposePolicy(found, others, readCodeOwners(folder));
  const path = join(folder, policyPath);
  const problem = write ? writePolicy(path, text) : null;
  if (problem !== null) return failed(problem);
  const data = {
    preset: found.preset.name,
    documents: found.paths.length,
    missing,
    written: write ? path : null,
    policy: text,
  };
  if (format === "json") return { code: 0, out: `${JSON.stringify(data, null, 2)}\n`, err: "" };
  if (write) return { code: 0, out: `${path} is written. ${left(missing, path)}\n`, err: "" };
  return { code: 0, out: text, err: `${left(missing, policyPath)} (\`--write\` puts it there.)` };
};
