/**
 * Wording stands in `templates/`, by language, and comes in here as values: comments
 * as Mustache files, sentences as one catalogue by key. Values are escaped unless a
 * template takes them raw, which it does only for what we made ourselves.
 */
import Mustache from "mustache";
import { escapeMarkdown, plainLine } from "./escape.ts";

export type View = Readonly<Record<string, unknown>>;

export interface WordingFiles {
  /** Template text by name, such as `status` for `comments/status.md`. */
  readonly comments: ReadonlyMap<string, string>;
  /** Sentence by key, such as `refusal.not-a-steward`. */
  readonly sentences: ReadonlyMap<string, string>;
}

export interface Wording {
  /** A comment's body; throws on a template that does not exist, which is our mistake. */
  comment(name: string, view: View): string;
  /** A sentence for Markdown. */
  say(key: string, view?: View): string;
  /** A sentence for plain text: check titles, commit messages, terminals. */
  plain(key: string, view?: View): string;
  readonly keys: ReadonlySet<string>;
}

const lookUp = (files: ReadonlyMap<string, string>, name: string): string => {
  const text = files.get(name);
  if (text === undefined) throw new Error(`There is no wording named ${name} in templates/.`);
  return text;
};

const tidy = (text: string): string =>
  `${text
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;

export const wordingFrom = (files: WordingFiles): Wording => ({
  comment: (name, view) =>
    tidy(Mustache.render(lookUp(files.comments, name), view, {}, { escape: (value) => escapeMarkdown(String(value)) })),
  say: (key, view = {}) =>
    Mustache.render(
      lookUp(files.sentences, key),
      view,
      {},
      { escape: (value) => escapeMarkdown(String(value)) },
    ).trim(),
  plain: (key, view = {}) =>
    Mustache.render(lookUp(files.sentences, key), view, {}, { escape: (value) => plainLine(String(value)) }).trim(),
  keys: new Set(files.sentences.keys()),
});
