/**
 * Which parts of a paragraph are code spans or HTML, in one pass over its source. The
 * Markdown parser is not asked: its inline rules take minutes for texts made to be
 * slow, and all that matters here is where a line may not begin.
 */

/** Stands for a piece of HTML, which readers do not see. */
export const hidden = "\ufffc";

/** A tag as CommonMark has it; matched at one place, bounded by the paragraph. */
const tag =
  /<(?:\/[a-z][a-z\d-]*\s*|[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?)>/iy;

const declarations: readonly (readonly [opening: string, closing: string])[] = [
  ["<!--", "-->"],
  ["<?", "?>"],
  ["<![CDATA[", "]]>"],
  ["<!", ">"],
];

/** Ends of backtick runs by their length, so that each opening finds its closing without searching again. */
const backtickRuns = (source: string): ReadonlyMap<number, number[]> => {
  const runs = new Map<number, number[]>();
  for (const match of source.matchAll(/`+/g)) {
    const starts = runs.get(match[0].length) ?? [];
    starts.push(match.index);
    runs.set(match[0].length, starts);
  }
  for (const starts of runs.values()) starts.reverse();
  return runs;
};

/** Start of the next run of that length after `from`; runs passed by are forgotten. */
const nextRun = (starts: number[] | undefined, from: number): number | null => {
  while (starts && starts.length > 0 && (starts.at(-1) ?? 0) < from) starts.pop();
  return starts?.at(-1) ?? null;
};

/** The paragraph with its HTML hidden and its code spans on one line each. */
export const flattenInline = (source: string): string => {
  const runs = backtickRuns(source);
  const hopeless = new Set<string>();
  const htmlEnd = (from: number): number | null => {
    const declaration = declarations.find(([opening]) => source.startsWith(opening, from));
    if (!declaration) {
      tag.lastIndex = from;
      return tag.test(source) ? tag.lastIndex : null;
    }
    const [opening, closing] = declaration;
    if (hopeless.has(closing)) return null;
    const end = source.indexOf(closing, from + opening.length);
    if (end < 0) hopeless.add(closing);
    return end < 0 ? null : end + closing.length;
  };

  let flat = "";
  let at = 0;
  const special = /[\\`<]/g;
  while (at < source.length) {
    special.lastIndex = at;
    const next = special.exec(source)?.index ?? source.length;
    flat += source.slice(at, next);
    at = next;
    const character = source[at];
    if (character === "\\") {
      // An escaped sign opens nothing; a line break after it stays a break.
      const length = source[at + 1] === "\n" ? 1 : 2;
      flat += source.slice(at, at + length);
      at += length;
    } else if (character === "`") {
      const [{ length } = ""] = /^`+/.exec(source.slice(at, at + 1024)) ?? [];
      const width = Math.max(length ?? 1, 1);
      const close = nextRun(runs.get(width), at + width);
      const end = close === null ? at + width : close + width;
      flat += source.slice(at, end).replaceAll("\n", " ");
      at = end;
    } else if (character === "<") {
      const end = htmlEnd(at);
      flat += end === null ? "<" : hidden;
      at = end ?? at + 1;
    }
  }
  return flat;
};
