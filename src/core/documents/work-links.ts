/**
 * The links of a header field that names work, in all the forms in which people write
 * them: a YAML list or map, lines with commas, `#12`, `owner/name#12`, whole addresses,
 * links of Markdown and RST, with areas before, above or behind them. Read from the text
 * as it stands and not as YAML, to which `- #12` is a comment.
 */
import type { WorkArea, WorkTarget } from "../model/work.ts";
import { targetOf } from "./work-target.ts";

/** Something in the text: a link, or words where one was expected. */
export interface WorkWord {
  /** As written. */
  readonly text: string;
  /** UTF-16 offset in the text. */
  readonly start: number;
  /** Null: it is no link. */
  readonly target: WorkTarget | null;
  /** Null: it stands under none. */
  readonly area: WorkLabel | null;
  /** YAML takes it for a comment. */
  readonly isComment: boolean;
}

export interface WorkLabel {
  readonly text: string;
  readonly start: number;
  /** Name of the area; null: there is no such one. */
  readonly name: string | null;
}

interface Open {
  readonly column: number;
  readonly label: WorkLabel;
}

const squashed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export const areaNamed = (areas: readonly WorkArea[], text: string): string | null => {
  const word = squashed(text);
  const fits = (spelling: string): boolean => word !== "" && squashed(spelling) === word;
  return areas.find(({ name, also }) => [name, ...also].some(fits))?.name ?? null;
};

/** Words beside a link that say nothing of their own. */
const fillers =
  /^(?:an?|the|see|in|and|by|at|on|of|prs?|pulls?|pull requests?|issues?|tickets?|tracking|tracked|links?|urls?|addresses|address|here)$/iu;
/** Keys of a map that holds one link. */
const namesOfLink = /^(?:links?|urls?|issues?|prs?|pull-?requests?|pull requests?|address|href)$/iu;
const namesOfArea = /^(?:area|part|kind)$/iu;
/** Says that there is none. */
const nothing = /^(?:none(?: yet)?|n\/?a|tbd|tba|todo|null|~|-+|–|—|not yet|nothing(?: yet)?)\.?$/iu;

const linkForms =
  // [text](address) · `text <address>`_ · <address> · https://… · github.com/… · owner/name#12 · GH-12 · #12
  /\[[^\]\n]*\]\(\s*<?([^\s()<>]+)>?\s*\)|`[^`<>\n]*<([^<>`\s]+)>`_{0,2}|<([^<>\s]+)>|(https?:\/\/[^\s,;<>"'`\\^{|}\][()]+|(?:www\.)?github\.com\/[^\s,;<>"'`\\^{|}\][()]+)|([a-z\d][\w.-]*\/[\w.-]+#\d+)|((?:gh-|#)\d+)(?![\w-])/giu;

const breaks = /[,;[\]{}|"'()]/u;

/** Where on the line a comment of YAML begins that is none of ours; its length when none does. */
const commentStart = (line: string): number => {
  const found = /(?:^|\s)#(?!\d)/u.exec(line);
  return found ? found.index : line.length;
};

/** Collects the words of one text; labels stay open for deeper lines. */
class Reader {
  readonly words: WorkWord[] = [];
  readonly #areas: readonly WorkArea[];
  #open: Open[] = [];
  #inline: WorkLabel | null = null;
  /** Words since the last link or break. */
  #pending: { readonly text: string; readonly start: number } | null = null;
  /** The first word of the line's list item. */
  #item = 0;
  #nextIsArea: number | null = null;

  constructor(areas: readonly WorkArea[]) {
    this.#areas = areas;
  }

  #labelOf(text: string, start: number): WorkLabel {
    return { text, start, name: areaNamed(this.#areas, text) };
  }

  get #area(): WorkLabel | null {
    return this.#inline ?? this.#open.at(-1)?.label ?? null;
  }

  #push(column: number, label: WorkLabel): void {
    this.#open = [...this.#open.filter((one) => one.column < column), { column, label }];
    this.#inline = null;
  }

  beginLine(column: number, isItem: boolean): void {
    this.#inline = null;
    this.#nextIsArea = null;
    this.#open = this.#open.filter((one) => (isItem ? one.column <= column : one.column < column));
    if (isItem) this.#item = this.words.length;
  }

  hear(text: string, start: number): void {
    const trimmed = text.trim();
    if (trimmed === "") return;
    const at = start + text.indexOf(trimmed);
    this.#pending = this.#pending
      ? { text: `${this.#pending.text} ${trimmed}`, start: this.#pending.start }
      : { text: trimmed, start: at };
  }

  /** `words:` */
  label(column: number): void {
    const pending = this.#pending;
    this.#pending = null;
    if (!pending || namesOfLink.test(pending.text)) return;
    if (namesOfArea.test(pending.text)) this.#nextIsArea = column;
    else this.#push(column, this.#labelOf(pending.text, pending.start));
  }

  link(text: string, start: number, target: WorkTarget | null, isComment: boolean): void {
    const said = this.#take();
    if (said) {
      const label = this.#labelOf(said.text, said.start);
      if (label.name !== null || this.#area === null) this.#inline = label;
    }
    this.words.push({ text, start, target, area: this.#area, isComment });
  }

  /** Words without fillers; null: none are left. */
  #take(): { readonly text: string; readonly start: number } | null {
    const pending = this.#pending;
    this.#pending = null;
    if (!pending) return null;
    const left = pending.text
      .split(/\s+/u)
      .filter((word) => !fillers.test(word) && /[\p{L}\p{N}]/u.test(word))
      .join(" ");
    return left === "" ? null : { text: left, start: pending.start };
  }

  /** The end of a part: words that nothing followed are an area, or no link. In brackets they are about the link before. */
  end(inBrackets = false): void {
    const whole = this.#pending;
    if (whole && nothing.test(whole.text)) this.#pending = null;
    const said = this.#take();
    if (!said) return;
    const label = this.#labelOf(said.text, said.start);
    if (this.#nextIsArea !== null) {
      const item = this.words.slice(this.#item);
      // The link of the same item stood above.
      if (item.length > 0 && item.every(({ area }) => area === null)) this.#behind(label, this.#item);
      this.#push(this.#nextIsArea - 1, label);
      this.#nextIsArea = null;
    } else if (label.name === null) {
      this.words.push({ text: said.text, start: said.start, target: null, area: this.#area, isComment: false });
    } else if (inBrackets || this.words.at(-1)?.area === null) this.#behind(label, this.words.length - 1, inBrackets);
    else this.#inline = label;
  }

  #behind(label: WorkLabel, from: number, instead = false): void {
    this.words.forEach((word, place) => {
      if (place >= from && (instead || word.area === null)) this.words[place] = { ...word, area: label };
    });
  }
}

const readWords = (reader: Reader, part: string, start: number, columnAt: number): void => {
  // A label ends at a colon before a blank or the end; what is left is heard as words between breaks.
  let from = 0;
  const hear = (to: number): void => {
    reader.hear(part.slice(from, to), start + from);
    from = to + 1;
  };
  for (let place = 0; place < part.length; place += 1) {
    const sign = part.charAt(place);
    if (sign === ":" && /^(?:\s|$)/u.test(part.slice(place + 1))) {
      const column = columnAt + from + (part.slice(from).length - part.slice(from).trimStart().length);
      hear(place);
      reader.label(column);
    } else if (breaks.test(sign)) {
      hear(place);
      reader.end(sign === ")");
    }
  }
  hear(part.length);
};

const readLine = (reader: Reader, line: string, offset: number): void => {
  const text = line.slice(0, commentStart(line));
  const [lead = "", bullets = ""] = /^\s*((?:[-*]\s+)*)/u.exec(text) ?? [];
  if (text.trim() === "") return;
  reader.beginLine(lead.length - bullets.length, bullets !== "");
  let from = lead.length;
  for (const match of text.matchAll(linkForms)) {
    if (match.index < from) continue;
    readWords(reader, text.slice(from, match.index), offset + from, from);
    const address = (match.slice(1).find((group) => group !== undefined) ?? "").replace(/[.:!?]+$/u, "");
    const isBare = match[6]?.startsWith("#") === true;
    const isComment = isBare && /(?:^|\s)$/u.test(text.slice(0, match.index)) && !isQuoted(text, match.index);
    reader.link(match[0].startsWith(address) ? address : match[0], offset + match.index, targetOf(address), isComment);
    from = match.index + (match[0].startsWith(address) ? address.length : match[0].length);
  }
  readWords(reader, text.slice(from), offset + from, from);
  reader.end();
};

/** An odd number of quotes of one sort stands before it. */
const isQuoted = (line: string, place: number): boolean =>
  ['"', "'"].some((quote) => (line.slice(0, place).split(quote).length - 1) % 2 === 1);

/** In the order of the text. */
export const workWords = (text: string, areas: readonly WorkArea[]): readonly WorkWord[] => {
  const reader = new Reader(areas);
  let offset = 0;
  for (const line of text.split("\n")) {
    readLine(reader, line.replace(/\r$/u, ""), offset);
    offset += line.length + 1;
  }
  return reader.words;
};
