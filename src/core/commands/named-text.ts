/**
 * What commands about a named thing say: `NAME: text`, `NAME because text` or `NAME`.
 * Names are words of people that are shown in titles and tables: one line, no signs
 * that nobody sees, compared without regard to case and to how a letter is encoded.
 */

/** Longest name, in characters as people count them. */
export const longestName = 60;

export interface NamedText {
  /** "" when there is none. */
  readonly name: string;
  /** The same for every spelling of one name. */
  readonly key: string;
  /** What follows the first colon; null when there is none, or nothing follows. */
  readonly text: string | null;
}

// Control and format signs (`\p{C}`: zero-width, direction marks) make names look alike that are not.
const visible = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\p{Z}]+/gu, " ")
    .replace(/\p{C}/gu, "")
    // A name stands in titles, where nothing can be escaped: it mentions nobody.
    .replace(/@(?=[\p{L}\p{N}])/gu, "")
    .trim();

/** People quote names as they saw them; a full stop after one ends the sentence. */
const bare = (name: string): string =>
  name
    .replace(/^["'“”‘’«»`*_\s]+/u, "")
    .replace(/["'“”‘’«»`*_\s.,;!]+$/u, "")
    .trim();

const nameOf = (written: string): string => {
  const name = bare(visible(written));
  return /[\p{L}\p{N}]/u.test(name) ? name : "";
};

/** `rest` is all that follows the verb. */
export const parseNamedText = (rest: string): NamedText => {
  const colon = rest.search(/[:：]/);
  const because = /(?:^|\s)because(?:[\s:,]|$)/i.exec(rest)?.index ?? -1;
  const end = colon >= 0 && (because < 0 || colon < because) ? colon : because;
  const name = nameOf(end < 0 ? rest : rest.slice(0, end));
  const text = colon >= 0 && end === colon ? rest.slice(colon + 1).trim() : "";
  return { name, key: name.normalize("NFKC").toLowerCase(), text: text || null };
};
