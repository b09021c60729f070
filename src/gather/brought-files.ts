/**
 * What is wrong with the files that say how decisions are made, as a thread brings them:
 * the policy, rosters, the roll of organisations. They are read to say so and for nothing
 * else, since they count from the default branch alone.
 */
import type { Finding } from "../core/model/document.ts";
import type { Sha } from "../core/model/names.ts";
import { type Policy, type PolicyProblem, policyPath } from "../core/model/policy.ts";
import { readRoster } from "../core/policy/read-roster.ts";
import { rosterForms } from "../core/policy/roster-forms.ts";
import type { RosterForm } from "../core/policy/schema/roster-schema.ts";
import type { FileChangeReading, FileReading } from "../github/ports.ts";
import type { NeedContext } from "./need-context.ts";

const toFinding =
  (path: string) =>
  ({ position, message, help, code }: PolicyProblem): Finding => ({
    rule: code,
    severity: "error",
    path,
    line: position.line,
    column: position.column,
    message,
    help,
  });

const rosterFindings = (file: FileReading, form: RosterForm): readonly Finding[] => {
  const { path } = file;
  if (file.kind === "absent") return [];
  if (file.kind === "unreadable") {
    const message = `The file could not be read whole: ${file.why}`;
    return [toFinding(path)({ code: "roster", at: "", position: { line: 1, column: 1 }, message, help: null })];
  }
  const roster = readRoster(path, file.bytes, form);
  return roster.kind === "roster" ? [] : roster.problems.map(toFinding(path));
};

export interface BroughtFiles {
  readonly findings: readonly Finding[];
  /** Null: none, or one that cannot be read. */
  readonly policy: Policy | null;
}

export const readBroughtFiles = async (
  { reader, place, policy, parsePolicy }: NeedContext,
  files: readonly FileChangeReading[],
  sha: Sha,
): Promise<BroughtFiles> => {
  let proposed: Policy | null = null;
  const forms = rosterForms(policy);
  const findings: Finding[] = [];
  for (const { path } of files.filter(({ change }) => change !== "removed")) {
    const form = forms.get(path);
    if (path !== policyPath && form === undefined) continue;
    const file = await reader.readFile(place, path, sha);
    if (form !== undefined) findings.push(...rosterFindings(file, form));
    else {
      const brought = parsePolicy(file, sha);
      if (brought.kind === "broken") findings.push(...brought.problems.map(toFinding(path)));
      if (brought.kind === "policy") proposed = brought.policy;
    }
  }
  return { findings, policy: proposed };
};
