/**
 * Text of people repeated by us is data: no markup, no mention, no reference, no
 * hidden marker, one line (design.md, invariant 11).
 */

// Zero-width space after what GitHub would turn into a mention or a reference.
const breaker = "\u200b";

export const escapeMarkdown = (text: string): string =>
  text
    // Line ends, and what a terminal would obey where this is printed.
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/@(?=\w)/g, `@${breaker}`)
    .replace(/#(?=\d)/g, `#${breaker}`)
    .replace(/\b(https?):\/\//gi, `$1:${breaker}//`);

/** Escaped but for what stands between single backticks on one line: sentences of ours quote people's words so. */
export const escapeAroundCode = (text: string): string =>
  text
    .split(/(`[^`\r\n]+`)/)
    .map((part, place) => (place % 2 === 1 ? part : escapeMarkdown(part)))
    .join("");

/** A code span that its own content cannot close. */
export const codeSpan = (text: string): string => {
  const line = text.replace(/[\r\n\u2028\u2029]+/g, " ").trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
};

/** A block of code that its own content cannot close. */
export const codeBlock = (text: string, language: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
};

export const plainLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, " ");
