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

/** Of one text so many are taken; whoever needs more writes another comment. */
export const mostCommands = 20;
const mostSource = 200;
/** As long as a concern or its answer may be on one line. */
const mostRest = 4000;

export interface ParsedCommands {
  readonly calls: readonly CommandCall[];
  /** Commands beyond the first 20 or in a part too long to read: not carried out, and told to whoever gave them. */
  readonly left: readonly CommandCall[];
}

/** The line under which mail programs quote, in one line or broken before its end. */
const isAttribution = (line: string, next: string | undefined): boolean =>
  /^On\b.{1,300}\bwrote:\s*$/.test(line) || (/^On\b.{1,300}$/.test(line) && /^.{0,200}\bwrote:\s*$/.test(next ?? ""));

/** RFC 3676, section 4.3; programs that trim lines leave the blank out. */
const isSignatureMark = (line: string): boolean => /^--\s*$/.test(line);

/** Quoted tails and signatures of e-mail replies are not what the person wrote to the thread. */
const aboveTheQuote = (text: string): string => {
  const lines = text.split("\n");
  const end = lines.findIndex(
    (line, index) =>
      /^\s*>/.test(line) || isSignatureMark(line) || isAttribution(line.trim(), lines[index + 1]?.trim()),
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

/**
 * Verbs are made of ASCII letters. Other letters, and slashes that only look like one,
 * are read so that whoever wrote them is asked what was meant: they never make a command of ours.
 */
const linePattern =
  /^(?:\/|(?=[\uff0f\u2044\u2215\u29f8]))(.\p{M}*[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}\p{N}]+)*)[.,;:!]?(?: +(.*))?$/u;
const beginsVerb = /^(?:\p{L}|[\uff0f\u2044\u2215\u29f8]\p{L})/u;
const beginsCommand = /^[/\uff0f\u2044\u2215\u29f8]/;
const becausePattern = /(?:^| )because[:,]?(?: +(.*))?$/i;

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

const callOf = (line: string): CommandCall | null => {
  // A line that HTML begins starts with its mark, not with the slash.
  if (line.trimStart().startsWith(hidden)) return null;
  const source = visible(line);
  const match = linePattern.exec(source);
  if (!match?.[1] || !beginsVerb.test(match[1])) return null;
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

/** Whether it is worth looking closer: most comments hold no command. */
export const mayHoldCommands = (body: string): boolean =>
  body.split(/\r\n?|\n/).some((line) => beginsCommand.test(visible(line)));

/** Never throws; takes at most about a second for the worst text of 65,536 characters. */
export const parseCommands = (body: string, about: { readonly viaEmail: boolean }): ParsedCommands => {
  const normal = body.replace(/\r\n?/g, "\n");
  const text = about.viaEmail ? aboveTheQuote(normal) : normal;
  if (!mayHoldCommands(text)) return { calls: [], left: [] };
  const { lines, unread } = commandLines(text);
  const calls = callsOf(lines);
  return { calls: calls.slice(0, mostCommands), left: [...calls.slice(mostCommands), ...callsOf(unread)] };
};
