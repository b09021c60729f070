/** The check `lastcall/format`: what was found in the files of the head. */
import { countFindings } from "../documents/count-findings.ts";
import { mendedLines } from "../format/mended-lines.ts";
import type { GovernedFile, HeadReading } from "../model/facts.ts";
import { policyPath } from "../model/policy.ts";
import { codeBlock, codeSpan, escapeAroundCode } from "../render/escape.ts";
import type { Wording } from "../render/wording.ts";
import { annotationsOf, type CheckContent, formatCheckName } from "./checks.ts";
import { linesToFit, longestBody } from "./fitting-comments.ts";
import type { PresentReading } from "./plan-question.ts";

/** Documents, the policy and rosters have a form; of other governance files nothing is known, and what is removed has none. */
const isChecked = ({ path, change, what, isRoster }: GovernedFile): boolean =>
  change !== "removed" && (what === "document" || path === policyPath || isRoster === true);

/** As many as a reader copies by hand; the rest is left to `lastcall lint --fix`. */
const mostSuggestions = 20;

/** Each as a suggestion block, to be pasted into a review's comment on the line; empty where nothing can be mended so. */
const suggestionsOf = ({ document, bytes, findings }: HeadReading, wording: Wording): readonly string[] => {
  if (!document || !bytes) return [];
  const lines = mendedLines(
    bytes,
    findings.filter(({ path }) => path === document.path),
  )
    .filter(({ text }) => text.length <= 500)
    .slice(0, mostSuggestions);
  if (lines.length === 0) return [];
  const blocks = lines.map(({ line, text }) => {
    const [head, block] = [wording.say("format.suggested", { line }), codeBlock(text, "suggestion")];
    return `${head}\n\n${block}`;
  });
  return [wording.say("format.suggestions"), ...blocks];
};

const withSuggestions = (list: string, suggestions: readonly string[]): string => {
  const whole = [list, ...suggestions].join("\n\n");
  return whole.length <= longestBody ? whole : list;
};

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
  const { errors, warnings } = countFindings(reading.findings);
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
        : withSuggestions(
            linesToFit(
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
            suggestionsOf(reading, wording),
          ),
    annotations: annotationsOf(reading.findings),
  };
};

/** Of what the App writes itself the decision check says whether it is as planned; the rest of the file is as it was. */
export const formatOfOurs = (wording: Wording): CheckContent => {
  const title = wording.plain("format.own-change");
  return { name: formatCheckName, status: "completed", conclusion: "skipped", title, summary: title, annotations: [] };
};
