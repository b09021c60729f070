/**
 * The index in its file. What stands between the two markers is ours, everything around them
 * is people's; a file that has other text and no markers is left alone.
 */
import { decodeUtf8, encodeUtf8, firstByteThatIsNoText } from "../documents/utf8.ts";

const begin = "<!-- lastcall:index -->";
const end = "<!-- /lastcall:index -->";

export type IndexFile =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  /** Why nothing can be written there: key below `index.` of the sentence. */
  | { readonly kind: "problem"; readonly code: "no-markers" | "markers-unclear" | "not-text" };

const countOf = (text: string, part: string): number => text.split(part).length - 1;

/** `present` null: there is no such file. `heading` and `note` come with a file that is made. */
export const indexFile = (
  present: Uint8Array | null,
  list: string,
  { heading, note }: { readonly heading: string; readonly note: string },
): IndexFile => {
  const ours = `${begin}\n<!-- ${note} -->\n\n${list.trim()}\n\n${end}`;
  if (present !== null && firstByteThatIsNoText(present) !== null) return { kind: "problem", code: "not-text" };
  const text = present === null ? "" : decodeUtf8(present);
  const encode = (whole: string): IndexFile => ({ kind: "file", bytes: encodeUtf8(whole) });
  if (text.trim() === "") return encode(`# ${heading}\n\n${ours}\n`);
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 && to < 0) return { kind: "problem", code: "no-markers" };
  const isClear = countOf(text, begin) === 1 && countOf(text, end) === 1 && from < to;
  if (!isClear) return { kind: "problem", code: "markers-unclear" };
  const written = text.includes("\r\n") ? ours.replaceAll("\n", "\r\n") : ours;
  return encode(`${text.slice(0, from)}${written}${text.slice(to + end.length)}`);
};
