/** Inline markup of RST as a reader sees it: roles, references, substitutions and emphasis to their words. */
const markup: readonly (readonly [RegExp, string])[] = [
  // :role:`words <target>` and `words <target>`_
  [/(?::[\w:+.-]+:)?`([^`<]*?)\s*<[^`>]*>`_{0,2}/g, "$1"],
  // :role:`words` and `words`_
  [/(?::[\w:+.-]+:)?`([^`]*)`_{0,2}/g, "$1"],
  [/\|([^|\s](?:[^|]*[^|\s])?)\|_{0,2}/g, "$1"],
  [/\*\*([^*]+)\*\*/g, "$1"],
  [/\*([^*\s](?:[^*]*[^*\s])?)\*/g, "$1"],
  // A word with a reference's sign at its end.
  [/(?<![\w`])([A-Za-z][\w.#+-]*?)_{1,2}(?![\w_])/g, "$1"],
];

export const plainRst = (source: string): string =>
  markup.reduce((text, [pattern, words]) => text.replace(pattern, words), source);
