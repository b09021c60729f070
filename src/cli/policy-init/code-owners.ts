/**
 * Who owns what, by a repository's CODEOWNERS: the last line that fits a path names its
 * owners, as GitHub reads it. Addresses are left out; they name no account.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";

export interface OwnersLine {
  readonly line: number;
  readonly pattern: string;
  /** `organisation/team`, in the order of the line. */
  readonly teams: readonly string[];
  /** Logins, in the order of the line. */
  readonly users: readonly string[];
}

export interface CodeOwners {
  /** From the repository's root. */
  readonly path: string;
  readonly lines: readonly OwnersLine[];
}

const team = /^@([a-z\d](?:[a-z\d-]{0,38})\/[a-z\d][\w.-]{0,99})$/i;
const user = /^@([a-z\d](?:[a-z\d-]{0,38}))$/i;

const named = (words: readonly string[], form: RegExp): readonly string[] => [
  ...new Set(words.flatMap((word) => form.exec(word)?.[1] ?? [])),
];

export const parseCodeOwners = (text: string): readonly OwnersLine[] =>
  text.split(/\r?\n/).flatMap((written, index): readonly OwnersLine[] => {
    const [pattern, ...words] = written
      .replace(/(^|\s)#.*$/, "")
      .trim()
      .split(/(?<!\\)\s+/);
    if (!pattern) return [];
    return [{ line: index + 1, pattern, teams: named(words, team), users: named(words, user) }];
  });

/** Where GitHub looks, in its order: https://docs.github.com/articles/about-code-owners */
const places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/** Null: there is none that can be read. */
export const readCodeOwners = (folder: string): CodeOwners | null => {
  for (const path of places) {
    try {
      return { path, lines: parseCodeOwners(readFileSync(join(folder, path), "utf8")) };
    } catch {
      // Not there, or no file: the next place may have one.
    }
  }
  return null;
};

/** Patterns are those of .gitignore: anchored where a `/` is in them, and a folder means all below it. */
const fits = (pattern: string, path: string): boolean => {
  const plain = pattern.replace(/^\//, "").replace(/\/$/, "").replaceAll("\\ ", " ");
  const anchored = pattern.replace(/\/$/, "").includes("/") ? plain : `**/${plain}`;
  const globs = pattern.endsWith("/")
    ? [`${anchored}/**`]
    : plain.endsWith("*") && plain !== "*"
      ? [anchored]
      : [anchored, `${anchored}/**`];
  return picomatch.isMatch(path, globs, { dot: true, nobrace: true, noextglob: true });
};

/** The line that says who owns the path; null: nobody does. */
export const ownersOf = ({ lines }: CodeOwners, path: string): OwnersLine | null => {
  const last = lines.findLast(({ pattern }) => fits(pattern, path));
  return last && last.teams.length + last.users.length > 0 ? last : null;
};
