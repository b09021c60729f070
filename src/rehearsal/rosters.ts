/**
 * Rosters of a scenario's default branch, as far as a rehearsal has to know them: whom
 * they name exists on GitHub, and the roll of organisations can be made of what `people`
 * says. What a roster may hold and what it means, the App knows alone.
 */
import { parse, stringify } from "yaml";
import type { PersonAbout } from "./language/scenario.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const yaml = (text: string): unknown => {
  try {
    return parse(text);
  } catch {
    return null;
  }
};

const textOf = (content: string | Uint8Array): string =>
  typeof content === "string" ? content : Buffer.from(content).toString("utf8");

/** Of a list of logins or of maps with `login`; in any other file nobody. */
const listedIn = (list: unknown): readonly string[] =>
  Array.isArray(list)
    ? list.flatMap((one: unknown) => {
        const login = isMap(one) ? one.login : one;
        return typeof login === "string" ? [login.replace(/^@/, "")] : [];
      })
    : [];

const isLogin = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(text);

/** Everybody whom a file lists as a roster would. */
export function loginsOfRoster(path: string, content: string | Uint8Array): readonly string[] {
  const text = textOf(content);
  const header = /\.mdx?$/.test(path) ? /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] : undefined;
  if (header === undefined && !/\.(ya?ml|json)$/.test(path)) return [];
  const data = yaml(header ?? text);
  const list = Array.isArray(data) ? data : isMap(data) ? (header === undefined ? data.people : data.roster) : null;
  return listedIn(list).filter(isLogin);
}

/** The roll that the policy names and nobody wrote: made of the organisations in `people`; null where there is none to make. */
export function rollOfOrganisations(
  policy: string | Uint8Array,
  files: Files,
  people: Readonly<Record<string, PersonAbout>>,
): { readonly path: string; readonly content: string } | null {
  const data = yaml(textOf(policy));
  const named = isMap(data) && isMap(data.organisations) ? data.organisations.file : null;
  if (typeof named !== "string" || Object.hasOwn(files, named)) return null;
  const members = Object.entries(people).flatMap(
    ([
      login,
      {
        organisations: [first],
      },
    ]) => (first === undefined ? [] : [[login, first]]),
  );
  return members.length === 0 ? null : { path: named, content: stringify(Object.fromEntries(members)) };
}
