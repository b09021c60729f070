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

/** Stands for an escaped sign, which is no markup, until the end. */
const escaped = "\ue000";

export const plainRst = (source: string): string => {
  const signs: string[] = [];
  // A backslash before a blank takes that out.
  const hidden = source.replace(/\\(?:(\s)|(.))/gu, (_, blank: string | undefined, sign: string) => {
    if (blank !== undefined) return "";
    signs.push(sign);
    return escaped;
  });
  const plain = markup.reduce((text, [pattern, words]) => text.replace(pattern, words), hidden);
  return signs.length === 0 ? plain : plain.replaceAll(escaped, () => signs.shift() ?? "");
};
