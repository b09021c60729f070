/** Accounts, Apps, teams and the installation as REST and webhooks show them. */
import { teamMembers } from "../model/look-up.ts";
import type { Account, App, Team } from "../model/types.ts";
import type { World } from "../model/world.ts";

/** A JSON object on its way out. */
export type Shape = Readonly<Record<string, unknown>>;

/** `https://github.com/ghost`: whoever wrote something and is no longer there. */
const ghost = { id: 10_137, nodeId: "MDQ6VXNlcjEwMTM3", login: "ghost", kind: "User" };

export function apiUrl(world: World, path: string): string {
  return `${world.url}/api/v3${path}`;
}

export function accountShape(world: World, id: number): Shape {
  const found = world.account(id);
  const account = found.deleted ? ghost : found;
  const path = `/users/${encodeURIComponent(account.login)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: account.nodeId,
    avatar_url: `${world.url}/avatars/u/${account.id}?v=4`,
    gravatar_id: "",
    url: apiUrl(world, path),
    html_url: `${world.url}/${account.kind === "Bot" ? `apps/${account.login.replace("[bot]", "")}` : account.login}`,
    followers_url: apiUrl(world, `${path}/followers`),
    following_url: apiUrl(world, `${path}/following{/other_user}`),
    gists_url: apiUrl(world, `${path}/gists{/gist_id}`),
    starred_url: apiUrl(world, `${path}/starred{/owner}{/repo}`),
    subscriptions_url: apiUrl(world, `${path}/subscriptions`),
    organizations_url: apiUrl(world, `${path}/orgs`),
    repos_url: apiUrl(world, `${path}/repos`),
    events_url: apiUrl(world, `${path}/events{/privacy}`),
    received_events_url: apiUrl(world, `${path}/received_events`),
    type: account.kind,
    user_view_type: "public",
    site_admin: false,
  };
}

/** `GET /users/{username}`. */
export function publicUserShape(world: World, account: Account): Shape {
  return {
    ...accountShape(world, account.id),
    name: account.name,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

export function organisationShape(world: World): Shape {
  const { id, nodeId, login } = world.organisation;
  const path = `/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId,
    url: apiUrl(world, path),
    repos_url: apiUrl(world, `${path}/repos`),
    events_url: apiUrl(world, `${path}/events`),
    hooks_url: apiUrl(world, `${path}/hooks`),
    issues_url: apiUrl(world, `${path}/issues`),
    members_url: apiUrl(world, `${path}/members{/member}`),
    public_members_url: apiUrl(world, `${path}/public_members{/member}`),
    avatar_url: `${world.url}/avatars/u/${id}?v=4`,
    description: "",
  };
}

export function appShape(world: World, app: App): Shape {
  return {
    id: app.id,
    slug: app.slug,
    node_id: app.nodeId,
    client_id: `Iv23li${String(app.id).padStart(14, "0")}`,
    owner: accountShape(world, app.ownerId),
    name: app.name,
    description: "",
    external_url: `${world.url}/apps/${app.slug}`,
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.id === world.installation.appId ? world.installation.permissions : { checks: "write" },
    events: app.id === world.installation.appId ? world.installation.events : [],
  };
}

/** Null when it was not done through an App. */
export function viaAppShape(world: World, appId: number | null): Shape | null {
  const app = appId === null ? undefined : world.apps.get(appId);
  return app === undefined ? null : appShape(world, app);
}

export function installationShape(world: World): Shape {
  const { installation } = world;
  const isOrganisation = world.organisation.kind === "Organization";
  return {
    id: installation.id,
    client_id: `Iv23li${String(installation.appId).padStart(14, "0")}`,
    account: accountShape(world, installation.accountId),
    repository_selection: "selected",
    access_tokens_url: apiUrl(world, `/app/installations/${installation.id}/access_tokens`),
    repositories_url: apiUrl(world, "/installation/repositories"),
    html_url: isOrganisation
      ? `${world.url}/organizations/${world.organisation.login}/settings/installations/${installation.id}`
      : `${world.url}/settings/installations/${installation.id}`,
    app_id: installation.appId,
    app_slug: world.ownApp.slug,
    target_id: installation.accountId,
    target_type: isOrganisation ? "Organization" : "User",
    permissions: installation.permissions,
    events: installation.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspendedAt,
  };
}

export function teamShape(world: World, team: Team): Shape {
  const parent = team.parentId === null ? null : (world.teams.get(team.parentId) ?? null);
  return { ...simpleTeamShape(world, team), parent: parent === null ? null : simpleTeamShape(world, parent) };
}

function simpleTeamShape(world: World, team: Team): Shape {
  const path = `/organizations/${team.organisationId}/team/${team.id}`;
  return {
    id: team.id,
    node_id: team.nodeId,
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    permission: "pull",
    type: "organization",
    organization_id: team.organisationId,
    url: apiUrl(world, path),
    html_url: `${world.url}/orgs/${world.organisation.login}/teams/${team.slug}`,
    members_url: apiUrl(world, `${path}/members{/member}`),
    repositories_url: apiUrl(world, `${path}/repos`),
  };
}

/** `GET /orgs/{org}/teams/{team_slug}`. */
export function fullTeamShape(world: World, team: Team): Shape {
  const { organisation } = world;
  return {
    ...teamShape(world, team),
    created_at: team.createdAt,
    updated_at: team.updatedAt,
    members_count: teamMembers(world, team).length,
    repos_count: 0,
    organization: {
      ...organisationShape(world),
      name: organisation.name ?? organisation.login,
      has_organization_projects: true,
      has_repository_projects: true,
      public_repos: 1,
      public_gists: 0,
      followers: 0,
      following: 0,
      html_url: `${world.url}/${organisation.login}`,
      type: "Organization",
      created_at: organisation.createdAt,
      updated_at: organisation.createdAt,
      archived_at: null,
    },
  };
}
