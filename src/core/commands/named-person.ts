/** Whom a command's first words name: `@login`, or somebody without an account in quotation marks. */
import { login } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { withoutAccount } from "../model/without-account.ts";

export interface NamedPerson {
  /** Without an id: by login, as GitHub would have it. */
  readonly person: Person;
  /** The words that follow. */
  readonly after: readonly string[];
}

const quoted = /^["“”„«»]\s*([^"“”„«»]{1,100}?)\s*["“”„«»](?: +(.*))?$/u;
// Managed accounts have an underscore in theirs.
const account = /^@?[a-z\d](?:[a-z\d_-]{0,63})$/i;

/** Null: nobody is named. */
export const namedPerson = (words: readonly string[]): NamedPerson | null => {
  const [first, ...after] = words;
  if (first === undefined) return null;
  if (account.test(first)) return { person: { login: login(first), id: null }, after };
  const [, name, rest] = quoted.exec(words.join(" ")) ?? [];
  if (name === undefined || !/[\p{L}\p{N}]/u.test(name)) return null;
  return { person: withoutAccount(name), after: rest ? rest.split(" ") : [] };
};
