/** A title as it stands in a file's name: lower case, hyphens, letters without their accents. */

/** Names stay readable in lists; a cut falls between words. */
const longest = 60;

const cut = (text: string): string =>
  text.length <= longest
    ? text
    : text
        .slice(0, longest + 1)
        .replace(/-[^-]*$/, "")
        .slice(0, longest);

/** "" where no letter or digit of ours is left, as of a title in another script. */
export const subjectSlug = (title: string): string =>
  cut(
    title
      .normalize("NFKD")
      .replace(/\p{M}+|(?<=\p{L})['’](?=\p{L})/gu, "")
      .toLowerCase()
      .replace(/[^a-z\d]+/g, "-")
      .replace(/^-|-$/g, ""),
  );
