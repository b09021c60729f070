/**
 * Everybody whom a scenario names before its first step: in `people`, `teams`, rosters
 * and the policy's lists of users. They exist on GitHub from the start, so that a
 * role resolves to real accounts.
 */
import { parse } from "yaml";
import { policyPath } from "./file-contents.ts";
import type { PolicyValue } from "./language/action.ts";
import type { Scenario } from "./language/scenario.ts";
import { loginsOfRoster } from "./rosters.ts";

export function peopleOf(scenario: Scenario, files: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
  const policy = files[policyPath];
  const named = [
    ...Object.keys(scenario.people),
    ...Object.values(scenario.teams).flat(),
    ...(policy === undefined ? [] : usersOfPolicy(Buffer.from(policy).toString("utf8"))),
    ...Object.entries(files).flatMap(([path, content]) => loginsOfRoster(path, content)),
  ];
  return [...new Set(named)];
}

const isAccount = (value: unknown): value is { readonly login: unknown } =>
  typeof value === "object" && value !== null && "login" in value;

/** Logins below any key `users`. A policy that is no YAML names nobody. */
export function usersOfPolicy(policy: PolicyValue): readonly string[] {
  let data: unknown = policy;
  if (typeof policy === "string") {
    try {
      data = parse(policy);
    } catch {
      return [];
    }
  }
  const found: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (key === "users" && Array.isArray(value)) {
      const logins = value.map((one: unknown) => (isAccount(one) ? one.login : one));
      found.push(...logins.filter((login) => typeof login === "string").map((login) => login.replace(/^@/, "")));
    } else if (Array.isArray(value)) {
      for (const item of value) walk(item, "");
    } else if (typeof value === "object" && value !== null) {
      for (const [name, below] of Object.entries(value)) walk(below, name);
    }
  };
  walk(data, "");
  return found.filter((login) => /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(login));
}

/** Members by team, from `teams` and from `people.X.teams`. */
export function teamsOf(scenario: Scenario): ReadonlyMap<string, readonly string[]> {
  const teams = new Map<string, string[]>();
  for (const [team, members] of Object.entries(scenario.teams)) teams.set(team, [...members]);
  for (const [login, about] of Object.entries(scenario.people)) {
    for (const team of about.teams) teams.set(team, [...new Set([...(teams.get(team) ?? []), login])]);
  }
  return teams;
}

export const teamSlug = (team: string): string => team.replace(/^.*\//, "");
