/**
 * Logins change hands; user ids do not. Whoever is listed by login is the account that
 * the login meant when the record first named it, unless the list says the id itself. A
 * renamed account is followed by its id; a login that means another account now, or none,
 * chooses nobody, and is named.
 */
import type { Identity } from "../model/facts.ts";
import type { Login } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { hasAccount } from "../model/without-account.ts";
import { type Answer, is, need, type Situation } from "./judgement.ts";

/** Somebody as a list names them. */
export interface Named {
  readonly login: Login;
  /** The id that the list itself gives. */
  readonly declared: number | null;
  /** The account that GitHub has under the login; null: none; undefined: GitHub was not asked. */
  readonly account: number | null | undefined;
  readonly organisation: string | null;
  /** Of somebody without an account. */
  readonly name?: string | undefined;
}

export interface Doubt {
  readonly login: Login;
  readonly doubt: "another-account" | "no-account";
}

export type Identities = ReadonlyMap<Login, Identity | null>;

/** By the whole repository's record, then by what this thread saw since. */
export const identitiesFor = ({ facts, state }: Situation, logins: readonly Login[]): Answer<Identities> => {
  const wanted = [...new Set(logins)];
  const missing = wanted.filter((login) => facts.identities.get(login) === undefined);
  if (missing.length > 0) return need({ kind: "identities", logins: missing.sort() });
  return is(
    new Map(
      wanted.map((login): [Login, Identity | null] => {
        const id = state.accountOf.get(login);
        const here = id === undefined ? null : { id, login: state.loginOf.get(id) ?? login };
        return [login, facts.identities.get(login) ?? here];
      }),
    ),
  );
};

/** Who is meant, or why nobody can be. `identity`: of the record. */
export const namedPerson = (entry: Named, identity: Identity | null): Person | Doubt => {
  const { login, declared, account, name } = entry;
  if (name !== undefined) return { login, id: null, name };
  const expected = declared ?? identity?.id ?? null;
  if (account === undefined) return { login, id: expected };
  if (account === null) {
    const renamed = declared === null && identity !== null && identity.login !== login;
    return renamed ? { login: identity.login, id: identity.id } : { login, doubt: "no-account" };
  }
  return expected !== null && expected !== account ? { login, doubt: "another-account" } : { login, id: account };
};

/** People who were recorded or named without an id, with the one that the record knows. */
export const withKnownIds = (situation: Situation, people: readonly Person[]): Answer<readonly Person[]> => {
  const bare = people.filter((person) => person.id === null && hasAccount(person));
  const identities = identitiesFor(
    situation,
    bare.map(({ login }) => login),
  );
  if (identities.kind !== "is") return identities;
  return is(people.map((one) => ({ ...one, id: one.id ?? identities.value.get(one.login)?.id ?? null })));
};
