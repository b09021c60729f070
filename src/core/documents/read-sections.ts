/**
 * Headings of a document's body, outside code and quotes. MDX is read as MDX; real
 * files hold MDX that its own parser refuses (a lone `<` or `{`), and those are
 * read as plain Markdown, in which a heading is still a heading.
 */
import type { Root, RootContent } from "mdast";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Section } from "../model/document.ts";
import { type ScannedHeading, scanHeadings } from "./scan-headings.ts";

const markdown = unified().use(remarkParse);
const mdx = unified().use(remarkParse).use(remarkMdx);

const parseBody = (body: string, isMdx: boolean): Root => {
  if (!isMdx) return markdown.parse(body);
  try {
    return mdx.parse(body);
  } catch {
    return markdown.parse(body);
  }
};

const textOf = (node: RootContent | Root): string => {
  if ("value" in node && node.type !== "html") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
};

const sectionsIn = (node: RootContent | Root, linesBefore: number): readonly Section[] => {
  if (node.type === "heading") {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    return [{ title: textOf(node).trim(), depth: node.depth, position: { line: line + linesBefore, column } }];
  }
  if (node.type === "blockquote" || !("children" in node)) return [];
  return node.children.flatMap((child) => sectionsIn(child, linesBefore));
};

export const parseSections = (body: string, isMdx: boolean, linesBefore: number): readonly Section[] =>
  sectionsIn(parseBody(body, isMdx), linesBefore);

/** Code within a line that is nothing but what stands between its marks. */
const code = /`([^`\s](?:[^`\t]*[^`\s])?)`(?!`)/g;

/** Nothing in it is markup, so that it reads as it is written: `_` within a word is none, nor `&` before a blank. */
const isPlain = /^(?:[^\\`*_[\]<&\t\0]|(?<=[A-Za-z\d])_(?=[A-Za-z\d])|&(?= ))*$/;

/** The signs that may close a heading. */
const isClosed = /(?:^|[ \t])#+[ \t]*$/;

/** Null: the line has to be parsed. */
const titleOf = (text: string): string | null => {
  if (isClosed.test(text)) return null;
  // The sign in the place of code is no letter: `_` beside code is not within a word.
  return isPlain.test(text.replace(code, "-")) ? text.replace(code, "$1").trim() : null;
};

const sectionOf = ({ line, depth, text }: ScannedHeading, linesBefore: number): readonly Section[] => {
  const title = titleOf(text.slice(depth));
  return title === null
    ? parseSections(text, false, line + linesBefore - 1)
    : [{ title, depth, position: { line: line + linesBefore, column: 1 } }];
};

/** A link may stand in it, and what that means the whole body says. */
const mayLink = ({ text }: ScannedHeading): boolean => text.replace(code, "").includes("[");

/** `linesBefore`: lines of the file above the body. */
export const readSections = (body: string, isMdx: boolean, linesBefore: number): readonly Section[] => {
  const headings = isMdx || body.includes("\0") ? null : scanHeadings(body);
  return headings === null || headings.some(mayLink)
    ? parseSections(body, isMdx, linesBefore)
    : headings.flatMap((heading) => sectionOf(heading, linesBefore));
};
