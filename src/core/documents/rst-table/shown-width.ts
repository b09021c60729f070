/**
 * How many columns a text takes where every sign has one or two: docutils measures the
 * lines of a table so. East Asian signs and emoji have two, marks over another sign none.
 */

const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

const mark = /\p{Mn}/u;
const variation = /[\ufe00-\ufe0f]/;

const widthOfSign = (sign: string): number => {
  if (mark.test(sign) && !variation.test(sign)) return 0;
  return wide.test(sign) ? 2 : 1;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ascii = /^[\x00-\x7f]*$/;

export const shownWidth = (text: string): number =>
  ascii.test(text) ? text.length : [...text].reduce((width, sign) => width + widthOfSign(sign), 0);
