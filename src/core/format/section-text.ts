/** What stands below a heading, as far as it says anything. */
import { decodeUtf8 } from "../documents/utf8.ts";
import type { Document, Section } from "../model/document.ts";
import { literalPattern } from "./literal-pattern.ts";

/** Rules, underlines of headings, comments of templates: nothing that a reader reads. */
const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(/<!--[\s\S]*?(?:-->|$)/g, ""));

/** A heading with further ones below it is as full as they are; what follows on its own level is not below it. */
export const isEmptySection = (document: Document, bytes: Uint8Array, section: Section): boolean => {
  const { sections } = document;
  const next = sections[sections.indexOf(section) + 1];
  if (next && next.depth > section.depth) return false;
  const lines = decodeUtf8(bytes).split("\n");
  return !says(lines.slice(section.position.line, next ? next.position.line - 1 : undefined).join("\n"));
};

/** The header's title and the text below the header. */
export const isSpokenOf = (document: Document, bytes: Uint8Array, title: string, words: readonly string[]): boolean => {
  const body = decodeUtf8(bytes, document.headerSpan?.end ?? 0);
  return words.some((word) => {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${literalPattern(word)}(?![\\p{L}\\p{N}])`, "iu");
    return pattern.test(title) || pattern.test(body);
  });
};
