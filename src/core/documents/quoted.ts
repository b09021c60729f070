/**
 * Text of a person, repeated in a sentence of ours: on one line, bounded, and
 * between backticks that it cannot close.
 */
const longest = 60;

/** At most 60 characters; what is left out shows as `…`. */
export const quoted = (text: string): string => {
  const line = text
    .slice(0, 4 * longest)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll("`", "'")
    .trim();
  const characters = [...line];
  const cut = characters.length > longest || text.length > 4 * longest;
  return `\`${cut ? `${characters.slice(0, longest).join("")}…` : line}\``;
};
