import type { Guard } from "./guard.ts";

/** Errors of the document block the move, warnings do not [D1, D2, D6]. An unreadable head is not clean. */
export const formatClean: Guard = ({ reading }) => {
  if (!reading?.document) return { code: "document-unreadable", details: {} };
  const errors = reading.findings.filter((finding) => finding.severity === "error");
  const [first] = errors;
  if (!first) return null;
  return {
    code: "format-errors",
    details: { count: String(errors.length), line: String(first.line), first: first.message, rule: first.rule },
  };
};
