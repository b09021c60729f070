/**
 * Text of a person, repeated in a sentence of ours: on one line, bounded, and
 * between backticks that it cannot close.
 */
const longest = 60;

const onOneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll("`", "'")
    .trim();

/** At most 60 characters; what is left out shows as `…`. */
export const quoted = (text: string): string => {
  const line = onOneLine(text.slice(0, 4 * longest));
  const characters = [...line];
  const cut = characters.length > longest || text.length > 4 * longest;
  return `\`${cut ? `${characters.slice(0, longest).join("")}…` : line}\``;
};

/** Longer than any that people give, names of files aside: those have 255 bytes at most. */
const longestPath = 160;

/** The path of a file, whole. One of many folders is cut between them: its last name says which file it is. */
export const quotedPath = (path: string): string => {
  const characters = [...onOneLine(path)];
  if (characters.length <= longestPath) return `\`${characters.join("")}\``;
  const name = characters.slice(characters.lastIndexOf("/")).slice(-256);
  return `\`${characters.slice(0, Math.max(20, longestPath - name.length)).join("")}…${name.join("")}\``;
};
