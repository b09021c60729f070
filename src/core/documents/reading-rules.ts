/**
 * Ids of what can be wrong with a file before its header's meaning is looked at.
 * They are found on reading, whatever the policy says; each has its page in docs/rules.
 */
import type { Finding, Position, Severity } from "../model/document.ts";

export const readingRules = [
  "file-size",
  "file-text",
  "header-closed",
  "header-language",
  "header-missing",
  "header-size",
  "header-syntax",
] as const;

export type ReadingRule = (typeof readingRules)[number];

/** Reads past none of these: what is longer is a finding that names the bound. */
export const bounds = {
  fileBytes: 1_048_576,
  headerBytes: 65_536,
  headerLines: 1000,
  nameCharacters: 100,
} as const;

export const readingProblem = (
  rule: ReadingRule,
  path: string,
  at: Position,
  message: string,
  help: string | null,
  severity: Severity = "error",
): Finding => ({ rule, severity, path, line: at.line, column: at.column, message, help });
