/**
 * Everybody whom a scenario names before its first step: in `people`, `teams` and
 * the policy's lists of users. They exist on GitHub from the start, so that a
 * role resolves to real accounts.
 */
import { parse } from "yaml";
import type { PolicyValue } from "./language/action.ts";
import type { Scenario } from "./language/scenario.ts";

export function peopleOf(scenario: Scenario): readonly string[] {
  const named = [
    ...Object.keys(scenario.people),
    ...Object.values(scenario.teams).flat(),
    ...(scenario.policy === null ? [] : usersOfPolicy(scenario.policy)),
  ];
  return [...new Set(named)];
}

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
      found.push(...value.filter((login) => typeof login === "string").map((login) => login.replace(/^@/, "")));
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
