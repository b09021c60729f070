/** How many findings hold a document back, and how many are told and nothing more. */
import type { Finding } from "../model/document.ts";

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
}

export const countFindings = (findings: readonly Pick<Finding, "severity">[]): FindingCounts => {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: findings.length - errors };
};
