/**
 * The lines of the top-level paragraphs of a Markdown text. Only its blocks are
 * parsed: code, quotes, lists, tables, headings, footnotes and HTML hold no
 * commands, whatever stands in them. Bounded, so that a text made to be slow to
 * parse is not: what is left unread is counted.
 */
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { flattenInline } from "./inline-code.ts";

/** GitHub's own bound of a comment. */
const mostCharacters = 65_536;
/** Far more than people write within that bound, few enough to be parsed at once. */
const mostLines = 10_000;
/** Lines that open a quote, list or footnote: the parser's time grows with their square. */
const mostContainerLines = 1000;

const container = String.raw`(?:[>*+-]|\d{1,9}[.)]|\[\^[^\]\n]*\]:)`;
const containerLine = new RegExp(`^[ \\t]*${container}`);
/** Sixteen containers deep nothing is told apart any more; the parser's stack would end some thousands deep. */
const tooDeep = new RegExp(`^((?:[ \\t]*${container}){16}).*$`);

/** Inline constructs by micromark's names: see `inline-code.ts` for why they are turned off. */
const inlineConstructs = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "emailAutolink",
  "gfmFootnoteCall",
  "gfmPotentialFootnoteCall",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "protocolAutolink",
  "strikethrough",
  "tasklistCheck",
  "wwwAutolink",
];

function blocksOnly(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: inlineConstructs } }];
}

const parser = unified().use(remarkParse).use(remarkGfm).use(blocksOnly);

export interface CommandLines {
  /** As written, without the mark of a hard break. */
  readonly lines: readonly string[];
  /** Lines beyond the bounds, of which nothing is known. */
  readonly unread: readonly string[];
}

const readable = (text: string): { readonly head: readonly string[]; readonly unread: readonly string[] } => {
  const whole = text.slice(0, mostCharacters);
  const lines = whole.split("\n");
  let containers = 0;
  const end = lines.findIndex((line, index) => {
    if (containerLine.test(line)) containers += 1;
    return index >= mostLines || containers > mostContainerLines;
  });
  const beyond = text.slice(mostCharacters).split("\n");
  return end < 0
    ? { head: lines, unread: beyond }
    : { head: lines.slice(0, end), unread: [...lines.slice(end), ...beyond] };
};

/** `text` has `\n` line endings. */
export const commandLines = (text: string): CommandLines => {
  const { head, unread } = readable(text);
  const source = head.map((line) => line.replace(tooDeep, "$1")).join("\n");
  const root: Root = parser.parse(source);
  const lines = root.children
    .filter((node) => node.type === "paragraph")
    .flatMap(({ position }) =>
      flattenInline(source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0))
        .split("\n")
        .map((line, index, all) => (index < all.length - 1 ? line.replace(/\\$/, "") : line)),
    );
  return { lines, unread };
};
