/**
 * The commands in a text: lines of top-level paragraphs that start with `/`. Code,
 * quotes, lists, tables, headings and HTML hold none, whatever stands in them
 * (behaviour.md section 5). Read from the source, not from the rendered text, so that
 * an escaped slash is no command.
 */
import type { Paragraph, PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { CommandCall } from "../model/act.ts";

/** GitHub's own bound of a comment. */
const mostCharacters = 65_536;
const mostCommands = 20;
const mostSource = 200;

export interface ParsedCommands {
  readonly calls: readonly CommandCall[];
  /** Commands beyond the first 20, which are not carried out and said aloud. */
  readonly dropped: number;
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** Quoted tails of e-mail replies are somebody else's words. */
const aboveTheQuote = (text: string): string => {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => /^\s*>/.test(line) || /^On .+ wrote:\s*$/.test(line));
  return end < 0 ? text : lines.slice(0, end).join("\n");
};

const sourceOf = (node: PhrasingContent, text: string): string =>
  text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

/** The lines of a paragraph as written; what is code, HTML or markup keeps its line but starts none. */
const linesOf = (paragraph: Paragraph, text: string): readonly string[] => {
  const lines: string[] = [""];
  const append = (piece: string): void => {
    lines[lines.length - 1] += piece;
  };
  for (const node of paragraph.children) {
    if (node.type === "break") lines.push("");
    else if (node.type === "text") {
      const [first = "", ...rest] = sourceOf(node, text).split("\n");
      append(first);
      lines.push(...rest);
    } else if (node.type === "html") append("\ufffc");
    else append(sourceOf(node, text).replace(/\n/g, " "));
  }
  return lines;
};

// Zero-width characters come along with copied text and are seen by nobody.
const visible = (line: string): string =>
  line
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/\ufffc/g, " ")
    .trim();

const linePattern = /^\/([a-z][a-z\d]*(?:-[a-z\d]+)*)[.,;:!]?(?:\s+(.*))?$/i;
const becausePattern = /(?:^|\s)because(?:\s+(.*))?$/i;

const callOf = (line: string): CommandCall | null => {
  // A line that HTML begins starts with the object mark, not with the slash.
  if (/^\s*\ufffc/.test(line)) return null;
  const source = visible(line);
  const match = linePattern.exec(source);
  if (!match?.[1]) return null;
  const rest = match[2] ?? "";
  const because = becausePattern.exec(rest);
  const asked = because ? rest.slice(0, because.index) : rest;
  return {
    kind: "command",
    verb: match[1].toLowerCase(),
    words: asked.split(/\s+/).filter(Boolean),
    reason: because?.[1]?.trim() || null,
    source: source.length <= mostSource ? source : `${source.slice(0, mostSource - 1)}…`,
  };
};

export const parseCommands = (body: string, about: { readonly viaEmail: boolean }): ParsedCommands => {
  const bounded = body.slice(0, mostCharacters).replace(/\r\n?/g, "\n");
  // Most comments hold no command: they need no Markdown parser.
  if (!/^[\s\u200b-\u200d\u2060\ufeff\u00a0]*\//m.test(bounded)) return { calls: [], dropped: 0 };
  const text = about.viaEmail ? aboveTheQuote(bounded) : bounded;
  const root: Root = parser.parse(text);
  const calls = root.children
    .filter((node) => node.type === "paragraph")
    .flatMap((paragraph) => linesOf(paragraph, text))
    .map(callOf)
    .filter((call) => call !== null);
  return { calls: calls.slice(0, mostCommands), dropped: Math.max(0, calls.length - mostCommands) };
};
