/**
 * The commands in a text: lines of top-level paragraphs that start with `/`
 * (behaviour.md section 5). Read from the source, not from the rendered text, so that
 * an escaped slash is no command:
 *
 *     /verb words … because reason
 */
import type { CommandCall } from "../model/act.ts";
import { commandLines } from "./command-lines.ts";
import { hidden } from "./inline-code.ts";

const mostCommands = 20;
const mostSource = 200;
/** As long as a concern or its answer may be on one line. */
const mostRest = 4000;

export interface ParsedCommands {
  readonly calls: readonly CommandCall[];
  /** Commands beyond the first 20 or in a part too long to read, which are not carried out and said aloud. */
  readonly dropped: number;
}

/** The line under which mail programs quote, in one line or broken before its end. */
const isAttribution = (line: string, next: string | undefined): boolean =>
  /^On\b.{1,300}\bwrote:\s*$/.test(line) || (/^On\b.{1,300}$/.test(line) && /^.{0,200}\bwrote:\s*$/.test(next ?? ""));

/** Quoted tails of e-mail replies are somebody else's words. */
const aboveTheQuote = (text: string): string => {
  const lines = text.split("\n");
  const end = lines.findIndex(
    (line, index) => /^\s*>/.test(line) || isAttribution(line.trim(), lines[index + 1]?.trim()),
  );
  return end < 0 ? text : lines.slice(0, end).join("\n");
};

// Zero-width characters come along with copied text and are seen by nobody.
const visible = (line: string): string =>
  line
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[\s\u00a0]/g, " ")
    .replaceAll(hidden, " ")
    .trim();

const linePattern = /^\/([a-z][a-z\d]*(?:-[a-z\d]+)*)[.,;:!]?(?: +(.*))?$/i;
const becausePattern = /(?:^| )because[:,]?(?: +(.*))?$/i;

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

const callOf = (line: string): CommandCall | null => {
  // A line that HTML begins starts with its mark, not with the slash.
  if (line.trimStart().startsWith(hidden)) return null;
  const source = visible(line);
  const match = linePattern.exec(source);
  if (!match?.[1]) return null;
  const rest = match[2] ?? "";
  const because = becausePattern.exec(rest);
  const asked = because ? rest.slice(0, because.index) : rest;
  return {
    kind: "command",
    verb: match[1].toLowerCase(),
    words: asked.split(/ +/).filter(Boolean),
    reason: because?.[1]?.trim() || null,
    rest: cut(rest.trim(), mostRest),
    source: cut(source, mostSource),
  };
};

const callsOf = (lines: readonly string[]): readonly CommandCall[] => lines.map(callOf).filter((call) => call !== null);

/** Never throws; takes at most about a second for the worst text of 65,536 characters. */
export const parseCommands = (body: string, about: { readonly viaEmail: boolean }): ParsedCommands => {
  const normal = body.replace(/\r\n?/g, "\n");
  const text = about.viaEmail ? aboveTheQuote(normal) : normal;
  // Most comments hold no command: they need no Markdown parser.
  if (!text.split("\n").some((line) => visible(line).startsWith("/"))) return { calls: [], dropped: 0 };
  const { lines, unread } = commandLines(text);
  const calls = callsOf(lines);
  return {
    calls: calls.slice(0, mostCommands),
    dropped: Math.max(0, calls.length - mostCommands) + callsOf(unread).length,
  };
};
