/**
 * What of a text carries meaning, in order: its words, numbers and signs. Blank,
 * punctuation and where links lead are left out; what is left out must not be able
 * to hide a change of substance, so anything not known to be harmless is kept.
 */

export interface Significant {
  readonly text: string;
  /** An ordinary word, which may be respelt; all else stays as it is. */
  readonly word: boolean;
}

const backtick = "`";

/** Alternatives in the order in which they are tried; a group's name says what is made of it. */
const tokens = new RegExp(
  [
    String.raw`(?<blank>\s+)`,
    String.raw`(?<escape>\\\S)`,
    // A fence makes code of what follows it: that is no punctuation.
    "(?<fence>`{3,}|~{3,})",
    String.raw`(?<image>!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\))`,
    "(?<code>(?<!`)`(?!`)[^`]{1,5000}`(?!`))",
    String.raw`(?<target>(?<=\])\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?\))`,
    String.raw`(?<url>https?:\/\/[^\s<>()[\]"'${backtick}]{1,2000}[^\s<>()[\]"'${backtick}.,;:!?])`,
    // Signs and what joins figures belong to the number: `-5`, `1.5`, `2-4`, `12:30`.
    String.raw`(?<number>(?:(?<![\p{L}\p{N}_])[-–−+.])?[\p{L}_]*\p{N}[\p{L}\p{N}_]*(?:\s*[-–−.,:/*^x×'’]\s*\p{N}[\p{L}\p{N}_]*)*)`,
    String.raw`(?<name>\p{L}[\p{L}\p{M}]*(?:_+\p{L}[\p{L}\p{M}]*)+)`,
    String.raw`(?<word>\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*)`,
    String.raw`(?<mark>(?<=(?:^|\n) {0,3})#{1,6}(?=\s)|[.,;:?…'"‘’“”„«»()[\]–—*_${backtick}-]|!(?=\s|$))`,
    "(?<sign>[^])",
  ].join("|"),
  "gu",
);

const oneBlank = (text: string): string => text.replace(/\s+/g, " ");

const kept = (text: string): Significant => ({ text, word: false });

/** `text` in any line endings. Linear in its length: every alternative is bounded. */
export const significantWords = (text: string): readonly Significant[] => {
  const found: Significant[] = [];
  for (const { 0: token, groups = {} } of text.normalize("NFC").matchAll(tokens)) {
    if (groups.blank !== undefined || groups.mark !== undefined || groups.target !== undefined) continue;
    if (groups.word !== undefined) found.push({ text: token.replaceAll("’", "'"), word: true });
    else if (groups.url !== undefined) found.push(kept("https://"));
    else if (groups.code !== undefined) {
      for (const part of token.slice(1, -1).split(/\s+/)) if (part !== "") found.push(kept(part));
    } else found.push(kept(oneBlank(token)));
  }
  return found;
};
