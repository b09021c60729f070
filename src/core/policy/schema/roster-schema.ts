/** The entries of rosters, in the three forms in which they are written (`read-roster.ts`). */
import { z } from "zod";
import type { RosterEntry } from "../../model/facts.ts";
import { type Day, type Login, login } from "../../model/names.ts";
import { toDay } from "../../time/days.ts";
import { line, wholeNumber } from "./settings-words.ts";
import { loginForm, noLogin, userName } from "./source-schema.ts";

/** `organisations`: each entry says one, and a map of logins will do. `group`: entries stand in a front matter. */
export type RosterForm = "people" | "organisations" | "group";

const mostPeople = 10_000;
// An unquoted date is a text here: nothing in the file is read as a time.
const day: z.ZodType<Day> = z.string().transform((text, context) => {
  const found = toDay(text);
  if (found !== null) return found;
  context.addIssue({ code: "custom", message: "It is no day: write it like `2026-12-24`." });
  return z.NEVER;
});

const organisation = line(100);

const entryKeys = {
  login: userName.optional(),
  name: line(100).optional(),
  id: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(),
  organisation: organisation.nullable().optional(),
  from: day.nullable().optional(),
  until: day.nullable().optional(),
};

interface WrittenEntry {
  readonly login?: Login | undefined;
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly organisation?: string | null | undefined;
  readonly from?: Day | null | undefined;
  readonly until?: Day | null | undefined;
}

const sound = (entry: WrittenEntry, context: z.RefinementCtx): void => {
  const wrong = (message: string, ...path: string[]): void =>
    context.addIssue({ code: "custom", message, path, params: { code: "roster" } });
  if (entry.login === undefined && entry.name === undefined)
    wrong("It names nobody: give a `login`, or a `name` where there is no account.");
  if (entry.login === undefined && entry.id !== undefined) wrong("An `id` belongs to a `login`.", "id");
  if (entry.from && entry.until && entry.until < entry.from) wrong("It ends before it begins.", "until");
};

const toEntry = (entry: WrittenEntry): RosterEntry => ({
  login: entry.login ?? null,
  name: entry.name ?? null,
  id: entry.id ?? null,
  organisation: entry.organisation ?? null,
  from: entry.from ?? null,
  until: entry.until ?? null,
});

const person = z.union([
  userName.transform((login) => toEntry({ login })),
  z.strictObject(entryKeys).superRefine(sound).transform(toEntry),
]);

const member = z
  .strictObject({ ...entryKeys, organisation: organisation.nullable() })
  .superRefine(sound)
  .transform(toEntry);

/** Null: listed, and not confirmed. */
const confirmation = z.union([z.boolean(), day]).nullable().optional();
const groupPerson = z.union([
  userName.transform((): RosterEntry | null => null),
  z
    .strictObject({ ...entryKeys, role: line(100).nullable().optional(), confirmed: confirmation })
    .superRefine(sound)
    .transform(({ confirmed, ...entry }): RosterEntry | null => {
      if (!confirmed) return null;
      const from = typeof confirmed === "string" && (!entry.from || entry.from < confirmed) ? confirmed : entry.from;
      return toEntry({ ...entry, from });
    }),
]);

const list = <Entry>(entry: z.ZodType<Entry>): z.ZodType<readonly Entry[]> =>
  z.array(entry).max(mostPeople, `There are more than ${mostPeople}.`);

export const rosterSchemas: { readonly [Form in RosterForm]: z.ZodType<readonly (RosterEntry | null)[]> } = {
  people: list(person),
  organisations: list(member),
  group: list(groupPerson),
};

/** `ana: Acme`. Keys stay as written until the end: `Ana` and `ana` must not swallow one another. */
export const organisationsByLogin: z.ZodType<readonly RosterEntry[]> = z
  .record(z.string().regex(loginForm, noLogin), organisation.nullable())
  .refine((map) => Object.keys(map).length <= mostPeople, `There are more than ${mostPeople}.`)
  .transform((map) => Object.entries(map).map(([name, of]) => toEntry({ login: login(name), organisation: of })));
