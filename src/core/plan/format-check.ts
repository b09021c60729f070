/** The check `lastcall/format`: what was found in the files of the head. */
import type { GovernedFile } from "../model/facts.ts";
import { policyPath } from "../model/policy.ts";
import { codeSpan, escapeAroundCode } from "../render/escape.ts";
import type { Wording } from "../render/wording.ts";
import { annotationsOf, type CheckContent, formatCheckName } from "./checks.ts";
import { linesToFit } from "./fitting-comments.ts";
import type { PresentReading } from "./plan-question.ts";

/** Documents, the policy and rosters have a form; of other governance files nothing is known, and what is removed has none. */
const isChecked = ({ path, change, what, isRoster }: GovernedFile): boolean =>
  change !== "removed" && (what === "document" || path === policyPath || isRoster === true);

export const formatCheck = (reading: PresentReading, wording: Wording): CheckContent => {
  const common = { name: formatCheckName, status: "completed" } as const;
  if (!reading || "unreadable" in reading) {
    const why = reading?.unreadable ?? "";
    const title = wording.plain("format.unreadable", { why });
    return { ...common, conclusion: "failure", title, summary: title, annotations: [] };
  }
  if (reading.governed.length === 0) {
    const title = wording.plain("format.skipped");
    return { ...common, conclusion: "skipped", title, summary: title, annotations: [] };
  }
  if (!reading.governed.some(isChecked)) {
    const title = wording.plain("format.nothing-checked");
    return { ...common, conclusion: "neutral", title, summary: title, annotations: [] };
  }
  const errors = reading.findings.filter((finding) => finding.severity === "error").length;
  const warnings = reading.findings.length - errors;
  const counted = (count: number) => (count === 0 ? null : { count, one: count === 1 });
  return {
    ...common,
    conclusion: errors > 0 ? "failure" : "success",
    title:
      reading.findings.length === 0
        ? wording.plain("format.clean")
        : wording.plain("format.found", { errors: counted(errors), warnings: counted(warnings) }),
    summary:
      reading.findings.length === 0
        ? wording.say("format.nothing")
        : linesToFit(
            reading.findings.map((finding) =>
              wording.say("format.line", {
                ...finding,
                path: codeSpan(finding.path),
                message: escapeAroundCode(finding.message),
                help: finding.help === null ? null : escapeAroundCode(finding.help),
              }),
            ),
            wording,
          ),
    annotations: annotationsOf(reading.findings),
  };
};
