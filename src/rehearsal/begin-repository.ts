/** The default branch that a scenario begins with: a folder's files, the scenario's own, the policy. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { contentOf, policyPath, policyText } from "./file-contents.ts";
import type { Scenario } from "./language/scenario.ts";
import { rollOfOrganisations } from "./rosters.ts";
import { StepImpossible } from "./stage.ts";

const leftOut = new Set([".git", "node_modules"]);

export function beginningFiles(scenario: Scenario): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  if (scenario.repository !== null) Object.assign(files, folderFiles(scenario.file, scenario.repository));
  for (const [path, value] of Object.entries(scenario.files)) {
    const content = contentOf(path, value, {
      scenarioFile: scenario.file,
      by: "example",
      now: scenario.start,
      present: (wanted) => bytesOf(files[wanted]),
    });
    if (content === null) delete files[path];
    else files[path] = content;
  }
  if (scenario.policy !== null) files[policyPath] = policyText(scenario.policy, scenario.file);
  const roll = rollOfOrganisations(files[policyPath] ?? "", files, scenario.people);
  if (roll !== null) files[roll.path] = roll.content;
  return files;
}

const bytesOf = (content: string | Uint8Array | undefined): Uint8Array | null =>
  content === undefined ? null : typeof content === "string" ? Buffer.from(content) : content;

function folderFiles(scenarioFile: string, folder: string): Record<string, Uint8Array> {
  const root = resolve(dirname(scenarioFile), folder);
  const files: Record<string, Uint8Array> = {};
  const walk = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (leftOut.has(entry.name)) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files[relative(root, path).split(sep).join("/")] = readFileSync(path);
    }
  };
  try {
    walk(root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StepImpossible(`\`repository: ${folder}\` cannot be read beside ${scenarioFile}: ${reason}`);
  }
  return files;
}
