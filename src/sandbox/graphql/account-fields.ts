/** User, Bot, Organization, Team, App: who acts. */
import { teamBySlug, teamMembers } from "../model/look-up.ts";
import type { Account, Membership, Team } from "../model/types.ts";
import { connection, noPromisedPlace, PAGING, type PageArguments } from "./connection.ts";
import { type Context, hasPermission } from "./context.ts";
import { unimplemented } from "./errors.ts";
import type { Fields } from "./fields.ts";
import { type AccountNode, type AppNode, accountNode, type TeamNode } from "./nodes.ts";

/** GraphQL shows a bot without REST's suffix: https://github.com/cli/cli/issues/4045 has "renovate" for renovate[bot]. */
function shownLogin({ __typename, account }: AccountNode): string {
  return __typename === "Bot" ? account.login.replace(/\[bot\]$/, "") : account.login;
}

function accountPath(node: AccountNode): string {
  return node.__typename === "Bot" ? `/apps/${shownLogin(node)}` : `/${node.account.login}`;
}

const actor = {
  id: ({ account }) => account.nodeId,
  databaseId: ({ account }) => account.id,
  login: shownLogin,
  createdAt: ({ account }) => account.createdAt,
  resourcePath: accountPath,
  url: (node, { world }) => world.url + accountPath(node),
} satisfies Fields<AccountNode>;

export const userFields: Fields<AccountNode> = {
  ...actor,
  name: ({ account }) => account.name,
  isViewer: ({ account }, { viewer }) => account.id === viewer.accountId,
};

export const botFields: Fields<AccountNode> = actor;

export const organizationFields: Fields<AccountNode> = {
  ...actor,
  name: ({ account }) => account.name,
  team: {
    takes: ["slug"],
    /** Null without `members: read`, as for a team that does not exist. */
    resolve({ account }, args: { readonly slug: string }, context) {
      const team = mayReadTeams(context) ? teamBySlug(context.world, account.id, args.slug) : null;
      return team === null ? null : teamNode(team);
    },
  },
  membersWithRole: {
    takes: PAGING,
    resolve({ account }, args: PageArguments, context, info) {
      const items = visibleMemberships(context, account);
      return connection(
        {
          items: items.map((membership, index) => ({ member: context.world.account(membership.accountId), index })),
          place: ({ member, index }) => noPromisedPlace(context, index, member.id),
          node: ({ member }) => accountNode(member),
        },
        args,
        context,
        info,
      );
    },
  },
};

/** Private members are shown to the organisation's own App only, and to it with `members: read`. */
function visibleMemberships(context: Context, organisation: Account): readonly Membership[] {
  const ofTheApp = context.viewer.viaAppId === context.world.installation.appId;
  const all = ofTheApp && organisation.id === context.world.installation.accountId && mayReadTeams(context);
  return context.world.memberships.filter(
    (membership) =>
      membership.organisationId === organisation.id &&
      (all || membership.isPublic) &&
      !context.world.account(membership.accountId).deleted,
  );
}

function mayReadTeams(context: Context): boolean {
  return hasPermission(context, "members", "read");
}

export function teamNode(team: Team): TeamNode {
  return { __typename: "Team", team };
}

function teamPath(context: Context, team: Team): string {
  return `/orgs/${context.world.account(team.organisationId).login}/teams/${team.slug}`;
}

export const teamFields: Fields<TeamNode> = {
  id: ({ team }) => team.nodeId,
  databaseId: ({ team }) => team.id,
  name: ({ team }) => team.name,
  slug: ({ team }) => team.slug,
  combinedSlug: ({ team }, { world }) => `${world.account(team.organisationId).login}/${team.slug}`,
  createdAt: ({ team }) => team.createdAt,
  updatedAt: ({ team }) => team.updatedAt,
  resourcePath: ({ team }, context) => teamPath(context, team),
  url: ({ team }, context) => context.world.url + teamPath(context, team),
  organization: ({ team }, { world }) => accountNode(world.account(team.organisationId)),
  parentTeam: ({ team }, { world }) => {
    const parent = team.parentId === null ? undefined : world.teams.get(team.parentId);
    return parent === undefined ? null : teamNode(parent);
  },
  childTeams: {
    takes: [...PAGING, "immediateOnly"],
    resolve({ team }, args: PageArguments & { readonly immediateOnly?: boolean | null }, context, info) {
      if (args.immediateOnly === false) throw unimplemented("Team.childTeams with immediateOnly: false");
      const children = [...context.world.teams.values()].filter((candidate) => candidate.parentId === team.id);
      return connection(
        {
          items: children.map((child, index) => ({ child, index })),
          place: ({ child, index }) => noPromisedPlace(context, index, child.id),
          node: ({ child }) => teamNode(child),
        },
        args,
        context,
        info,
      );
    },
  },
  /** Members of child teams are included unless IMMEDIATE is asked for (the argument's default in GitHub's schema). */
  members: {
    takes: [...PAGING, "membership"],
    resolve({ team }, args: PageArguments & { readonly membership?: string | null }, context, info) {
      return connection(
        {
          items: membersOf(context, team, args.membership ?? "ALL").map((member, index) => ({ member, index })),
          place: ({ member, index }) => noPromisedPlace(context, index, member.id),
          node: ({ member }) => accountNode(member),
          edge: () => ({ role: "MEMBER" }),
        },
        args,
        context,
        info,
      );
    },
  },
};

function membersOf(context: Context, team: Team, membership: string): readonly Account[] {
  const direct = new Set(team.memberIds);
  return teamMembers(context.world, team).filter(
    ({ id }) => membership === "ALL" || (membership === "IMMEDIATE") === direct.has(id),
  );
}

export const appFields: Fields<AppNode> = {
  id: ({ app }) => app.nodeId,
  databaseId: ({ app }) => app.id,
  slug: ({ app }) => app.slug,
  name: ({ app }) => app.name,
  createdAt: ({ app }) => app.createdAt,
  url: ({ app }, { world }) => `${world.url}/apps/${app.slug}`,
};
