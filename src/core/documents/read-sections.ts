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

/** `linesBefore`: lines of the file above the body. */
export const readSections = (body: string, isMdx: boolean, linesBefore: number): readonly Section[] =>
  sectionsIn(parseBody(body, isMdx), linesBefore);
