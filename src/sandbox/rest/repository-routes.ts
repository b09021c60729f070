/** The repository, who may do what in it, accounts, teams, and how many requests are left. */
import { notFound, Refused } from "../acts/refused.ts";
import { accountByLogin, isOrganisationMember, teamBySlug, teamMembers } from "../model/look-up.ts";
import type { Account, Team } from "../model/types.ts";
import { accountShape, apiUrl, fullTeamShape, publicUserShape } from "../shapes/accounts.ts";
import { fullRepositoryShape } from "../shapes/repository.ts";
import { permissionShape } from "../shapes/threads.ts";
import { param, repositoryOf } from "./finding.ts";
import { pageOf } from "./pages.ts";
import { type Call, noContent, ok, type Route, reading } from "./route.ts";

export const repositoryRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/repos/:owner/:repo",
    access: reading("metadata"),
    handle: (call) => ok(fullRepositoryShape(call.world, repositoryOf(call), call.reading.state)),
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/collaborators/:username/permission",
    access: reading("metadata"),
    handle: (call) => ok(permissionShape(call.world, repositoryOf(call), accountOf(call).id)),
  },
  {
    method: "GET",
    pattern: "/users/:username",
    access: reading("metadata"),
    handle: (call) => ok(publicUserShape(call.world, accountOf(call))),
  },
  {
    method: "GET",
    pattern: "/orgs/:org/teams/:team_slug",
    access: reading("members"),
    handle: (call) => ok(fullTeamShape(call.world, teamOf(call))),
  },
  {
    method: "GET",
    pattern: "/orgs/:org/teams/:team_slug/members",
    access: reading("members"),
    handle: (call) =>
      pageOf(call, teamMembers(call.world, teamOf(call)), "none", (member) => accountShape(call.world, member.id)),
  },
  {
    method: "GET",
    pattern: "/orgs/:org/teams/:team_slug/memberships/:username",
    access: reading("members"),
    handle(call) {
      const team = teamOf(call);
      const account = accountOf(call);
      if (!teamMembers(call.world, team).some((member) => member.id === account.id)) {
        throw notFound();
      }
      const path = `/organizations/${team.organisationId}/team/${team.id}/memberships/${account.login}`;
      return ok({ state: "active", role: "member", url: apiUrl(call.world, path) });
    },
  },
  {
    method: "GET",
    pattern: "/orgs/:org/members/:username",
    access: reading("members"),
    handle(call) {
      ownOrganisation(call);
      if (!isOrganisationMember(call.world, call.world.organisation.id, accountOf(call).id)) {
        throw notFound();
      }
      return noContent;
    },
  },
  {
    method: "GET",
    pattern: "/rate_limit",
    access: reading("metadata"),
    handle: ({ world }) => ok(rateLimits(world.nowSeconds())),
  },
];

/** Requests are counted in the headers, but never refused for their number: faults do that. */
export const requestsPerHour = 5_000;

function rateLimits(nowSeconds: number): unknown {
  const left = { limit: requestsPerHour, used: 0, remaining: requestsPerHour, reset: nowSeconds + 3_600 };
  return { resources: { core: left, search: { ...left, limit: 30, remaining: 30 }, graphql: left }, rate: left };
}

function accountOf(call: Call): Account {
  const account = accountByLogin(call.world, param(call, "username"));
  if (account === null) {
    throw notFound();
  }
  return account;
}

/** A team of another organisation is refused, as everything outside the installation is. */
function ownOrganisation(call: Call): void {
  const { world } = call;
  if (param(call, "org").toLowerCase() !== world.organisation.login.toLowerCase()) {
    const known = accountByLogin(world, param(call, "org"));
    throw known === null ? notFound() : new Refused(403, "Resource not accessible by integration");
  }
}

function teamOf(call: Call): Team {
  ownOrganisation(call);
  const team = teamBySlug(call.world, call.world.organisation.id, param(call, "team_slug"));
  if (team === null) {
    throw notFound();
  }
  return team;
}
