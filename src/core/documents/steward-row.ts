/**
 * The header line that names the steward, by account: `@mia` in the form that the line
 * has. A real name stays where it is theirs as far as one can tell; whoever was it before
 * goes, with their name; others beside them stay.
 */
import type { Login } from "../model/names.ts";
import { handlesIn } from "./field-values.ts";

/** Nobody yet, in the words of a template or of people. */
const nobody = /^(?:<[^<>@]*>|\(?(?:tbd|tba|none|n\/a|to be found|to be determined)\)?|[-–—?]*)$/iu;

const bare = (part: string): string => part.replace(/^[\s*|-]+/u, "").trim();
const squashed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const asWord = (login: Login): RegExp => new RegExp(`(?<![\\w-])${escaped(login)}(?![\\w-])`, "giu");

/** By handle, by the address of the account, or by the login alone. */
const isOf = (part: string, login: Login): boolean =>
  handlesIn(part).includes(login) ||
  bare(part).toLowerCase() === login ||
  new RegExp(`github\\.com/${escaped(login)}(?![\\w-])`, "iu").test(part);

export const namesSteward = (value: string, login: Login): boolean =>
  partsOf(value).some(({ text }) => isOf(text, login));

interface Part {
  readonly text: string;
  /** What stands between it and the part before. */
  readonly joint: string;
}

const partsOf = (value: string): readonly Part[] => {
  const pieces = value.split(/(\s*,\s*(?:\n\s*)?|\n)/u);
  return pieces.flatMap((text, place) =>
    place % 2 === 0 && bare(text) !== "" ? [{ text, joint: place === 0 ? "" : (pieces[place - 1] ?? "") }] : [],
  );
};

/** A name without an account that may well be theirs: a word of it, or of the mail address, is in the login, or the other way round. */
const mayBe = (part: string, login: Login): boolean => {
  if (handlesIn(part).length > 0) return false;
  const own = squashed(login);
  const words = part
    .split(/[^\p{L}\p{N}]+/u)
    .map(squashed)
    .filter((word) => word.length > 2);
  return squashed(bare(part)).includes(own) || words.some((word) => own.includes(word));
};

/** The other one's account in the same form; with a name in it, the account alone. */
const inForm = (part: string, former: Login, login: Login): string => {
  const [lead = ""] = /^[\s*|-]*/u.exec(part) ?? [];
  const rest = part.replace(asWord(former), "").replace(/https?|github|com/giu, "");
  return /\p{L}/u.test(rest) ? `${lead}@${login}` : part.replace(asWord(former), login);
};

const joined = (parts: readonly Part[]): string =>
  parts.map(({ text, joint }, place) => (place === 0 ? text : joint + text)).join("");

/** In the form of the part before it. */
const another = ({ text, joint }: Part, login: Login): Part => {
  const [lead = ""] = /^[\s*|-]*/u.exec(text) ?? [];
  return { text: `${lead}@${login}`, joint: joint === "" ? (lead.trim() === "" ? ", " : "\n") : joint };
};

/** What the line is to say; `former` was it before, `login` is it now, null: nobody. */
export const stewardInRow = (value: string, login: Login | null, former: Login | null): string => {
  if (nobody.test(value.trim())) return login === null ? value : `@${login}`;
  if (login !== null && namesSteward(value, login)) return value;
  const parts = partsOf(value);
  const place = former === null ? -1 : parts.findIndex(({ text }) => isOf(text, former));
  const found = parts[place];
  if (found && former !== null) {
    const others = parts.filter((one) => one !== found);
    return login === null
      ? joined(others)
      : joined(parts.map((one) => (one === found ? { ...one, text: inForm(one.text, former, login) } : one)));
  }
  if (login === null) return value;
  const own = parts.find(({ text }) => mayBe(text, login));
  if (own)
    return joined(parts.map((one) => (one === own ? { ...one, text: `${one.text.trimEnd()} (@${login})` } : one)));
  const last = parts.at(-1);
  return parts.length > 1 && last ? joined([...parts, another(last, login)]) : `@${login}`;
};
