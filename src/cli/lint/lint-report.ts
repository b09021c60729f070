/** What was found in each file, and the forms in which it can be printed. */

import { sep } from "node:path";
import { countFindings } from "../../core/documents/count-findings.ts";
import type { Finding } from "../../core/model/document.ts";
import { counted } from "../../core/time/words.ts";
import { onOneLine } from "../one-line.ts";

export interface LintedFile {
  readonly path: string;
  /** How many findings were mended and stand no longer in `findings`. */
  readonly mended: number;
  readonly findings: readonly Finding[];
}

export interface LintSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

export const summaryOf = (files: readonly LintedFile[]): LintSummary => {
  return { files: files.length, ...countFindings(files.flatMap((file) => file.findings)) };
};

const asText = (files: readonly LintedFile[]): string => {
  const lines = files.flatMap(({ path, findings }) =>
    findings.map(
      ({ line, column, severity, rule, message, help }) =>
        `${onOneLine(path)}:${line}:${column}: ${severity}: ${message}${help === null ? "" : ` ${help}`} (${rule})`,
    ),
  );
  const { errors, warnings, files: count } = summaryOf(files);
  const mended = files.reduce((sum, file) => sum + file.mended, 0);
  const left = `${counted(count, "file")}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`;
  return `${[...lines, mended > 0 ? `${left}; ${counted(mended, "finding")} mended.` : `${left}.`].join("\n")}\n`;
};

const asJson = (files: readonly LintedFile[]): string => {
  const listed = files.map(({ path, findings }) => ({
    path,
    findings: findings.map(({ rule, severity, line, column, message, help }) => ({
      rule,
      severity,
      line,
      column,
      message,
      help,
    })),
  }));
  return `${JSON.stringify({ files: listed, summary: summaryOf(files) }, null, 2)}\n`;
};

/** Of GitHub's workflow commands: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const escapedData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text: string): string => escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

const asGitHub = (files: readonly LintedFile[]): string =>
  files
    .flatMap(({ path, findings }) =>
      findings.map(
        ({ severity, line, column, rule, message, help }) =>
          `::${severity} file=${escapedProperty(path)},line=${line},col=${column},title=${escapedProperty(rule)}::${escapedData(help === null ? message : `${message} ${help}`)}\n`,
      ),
    )
    .join("");

/** A relative reference: `#`, `?` and `%` are signs of a name here, not of an address. */
const uriOf = (path: string): string => path.toWellFormed().split(sep).map(encodeURIComponent).join("/");

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0 */
const asSarif = (files: readonly LintedFile[]): string => {
  const rules = [...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const results = files.flatMap(({ path, findings }) =>
    findings.map(({ rule, severity, line, column, message, help }) => ({
      ruleId: rule,
      ruleIndex: rules.indexOf(rule),
      level: severity,
      message: { text: help === null ? message : `${message} ${help}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(path) },
            region: { startLine: line, startColumn: column },
          },
        },
      ],
    })),
  );
  const driver = { name: "lastcall", rules: rules.map((id) => ({ id })) };
  return `${JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
    },
    null,
    2,
  )}\n`;
};

export type LintFormat = "text" | "json" | "sarif" | "github";

export const lintFormats: { readonly [Format in LintFormat]: (files: readonly LintedFile[]) => string } = {
  text: asText,
  json: asJson,
  sarif: asSarif,
  github: asGitHub,
};
