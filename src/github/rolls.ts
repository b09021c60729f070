/**
 * Who is in a team, who may do what in the repository, which ids logins have.
 * A roll that cannot be read whole is `failed`, never a shorter one: half an
 * electorate would decide what the whole one was asked.
 */
import { type Login, login } from "../core/model/names.ts";
import type { Person } from "../core/model/subject.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import { graphqlError } from "./graphql-error.ts";
import type { RepositoryPlace, RollReading } from "./ports.ts";
import type { Page } from "./thread-answer.ts";

interface PersonAnswer {
  readonly login: string;
  readonly databaseId: number | null;
}

const toPerson = (answer: PersonAnswer): Person => ({ login: login(answer.login), id: answer.databaseId });

const rollQueryParts = "totalCount pageInfo { hasNextPage endCursor }";

const teamQuery = `query ReadTeam($organisation: String!, $team: String!, $membership: TeamMembershipType!, $after: String) {
  organization(login: $organisation) {
    team(slug: $team) {
      members(first: 100, after: $after, membership: $membership) { ${rollQueryParts} nodes { login databaseId } }
    }
  }
}`;

interface TeamAnswer {
  readonly organization: { readonly team: { readonly members: Page<PersonAnswer> } | null } | null;
}

export const readTeamRoll = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  organisation: string,
  team: string,
  membership: "immediate" | "all",
): Promise<RollReading> =>
  orFailed(async () => {
    if (organisation.toLowerCase() !== place.owner.toLowerCase()) {
      const others = await teamOfOthers(clients, place, organisation, team);
      if (others) return others;
    }
    const people = await allPages(async (after) => {
      const answer = await clients.query<TeamAnswer>(
        place.installation,
        `read the team ${organisation}/${team}`,
        teamQuery,
        { organisation, team, membership: membership.toUpperCase(), after },
      );
      return answer?.data.organization?.team?.members ?? null;
    });
    if (people) return people;
    return (await teamOfOthers(clients, place, organisation, team)) ?? teamOutOfSight(organisation, team);
  });

const teamOutOfSight = (organisation: string, team: string): RollReading => ({
  kind: "failed",
  forGood: true,
  why: `The team ${organisation}/${team} does not exist, or the App may not see it (it needs "members: read" in that organisation).`,
});

const ownerQuery = `query ReadOwner($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { isInOrganization owner { login } }
}`;

interface OwnerAnswer {
  readonly repository: { readonly isInOrganization: boolean; readonly owner: { readonly login: string } } | null;
}

/** Teams of other organisations are not the App's to see: an installation belongs to one. */
const teamOfOthers = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  organisation: string,
  team: string,
): Promise<RollReading | null> => {
  const what = `read whose ${place.owner}/${place.name} is`;
  const answer = await clients.query<OwnerAnswer>(place.installation, what, ownerQuery, {
    owner: place.owner,
    name: place.name,
  });
  const repository = answer?.data.repository;
  if (!repository) return teamOutOfSight(organisation, team);
  const { login: owner } = repository.owner;
  if (!repository.isInOrganization) {
    const why = `${organisation}/${team} is a team, and this repository belongs to ${owner}, who is a person: only organisations have teams. The policy can list people by \`users\`, in a roster by \`file\`, or by \`permission\`.`;
    return { kind: "failed", forGood: true, why };
  }
  if (owner.toLowerCase() === organisation.toLowerCase()) return null;
  const why = `The team ${organisation}/${team} belongs to another organisation than this repository, which is ${owner}'s; only teams of ${owner} can be read.`;
  return { kind: "failed", forGood: true, why };
};

const collaboratorsQuery = `query ReadCollaborators($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    collaborators(first: 100, after: $after) { ${rollQueryParts} edges { permission node { login databaseId } } }
  }
}`;

interface CollaboratorsAnswer {
  readonly repository: {
    readonly collaborators:
      | (Omit<Page<never>, "nodes"> & {
          readonly edges: readonly { readonly permission: string; readonly node: PersonAnswer }[];
        })
      | null;
  } | null;
}

const ranks = ["READ", "TRIAGE", "WRITE", "MAINTAIN", "ADMIN"];

export const readCollaboratorRoll = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  permission: "triage" | "write" | "maintain" | "admin",
): Promise<RollReading> =>
  orFailed(async () => {
    const least = ranks.indexOf(permission.toUpperCase());
    const permissions = new Map<Login, string>();
    const people = await allPages(async (after) => {
      const answer = await clients.query<CollaboratorsAnswer>(
        place.installation,
        `read who may work in ${place.owner}/${place.name}`,
        collaboratorsQuery,
        { owner: place.owner, name: place.name, after },
      );
      const page = answer?.data.repository?.collaborators;
      if (!page) return null;
      for (const edge of page.edges) permissions.set(login(edge.node.login), edge.permission);
      return { ...page, nodes: page.edges.map(({ node }) => node) };
    });
    if (people?.kind !== "people") {
      return people ?? { kind: "failed", forGood: true, why: "The App may not see who has access to the repository." };
    }
    const mayEnough = ({ login: name }: Person): boolean => ranks.indexOf(permissions.get(name) ?? "") >= least;
    return { kind: "people", people: people.people.filter(mayEnough) };
  });

/** Null when the first page is. In order of login, since GitHub promises none. */
const allPages = async (
  readPage: (after: string | null) => Promise<Page<PersonAnswer> | null>,
): Promise<RollReading | null> => {
  const people = new Map<Login, Person>();
  let after: string | null = null;
  for (;;) {
    const page: Page<PersonAnswer> | null = await readPage(after);
    if (page === null) {
      if (after === null) return null;
      return { kind: "failed", forGood: false, why: "The list of people changed while it was read." };
    }
    for (const node of page.nodes) {
      if (node) people.set(login(node.login), toPerson(node));
    }
    if (!page.pageInfo.hasNextPage) {
      if (people.size !== page.totalCount) {
        return { kind: "failed", forGood: false, why: "GitHub did not list all people that it counts." };
      }
      return { kind: "people", people: [...people.values()].sort((a, b) => (a.login < b.login ? -1 : 1)) };
    }
    if (page.pageInfo.endCursor === null || page.pageInfo.endCursor === after) {
      return { kind: "failed", forGood: false, why: "GitHub did not go on with the list of people." };
    }
    after = page.pageInfo.endCursor;
  }
};

const orFailed = async (read: () => Promise<RollReading>): Promise<RollReading> => {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { kind: "failed", forGood: !error.retryable, why: error.message };
  }
};

const usersAtOnce = 50;

/** A login that is nobody's is an error of its own at its own place: it is left out, the others are answered. */
export const readUserIds = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  logins: readonly Login[],
): Promise<ReadonlyMap<Login, number>> => {
  const ids = new Map<Login, number>();
  const unique = [...new Set(logins)];
  for (let start = 0; start < unique.length; start += usersAtOnce) {
    const some = unique.slice(start, start + usersAtOnce);
    const query = `query ReadUsers(${some.map((_, index) => `$u${index}: String!`).join(", ")}) {
  ${some.map((_, index) => `u${index}: user(login: $u${index}) { login databaseId }`).join("\n  ")}
}`;
    const what = "read the ids of users";
    const { data, problems } = await clients.queryParts<Readonly<Record<string, PersonAnswer | null>>>(
      place.installation,
      what,
      query,
      Object.fromEntries(some.map((name, index) => [`u${index}`, name])),
    );
    const grave = problems.filter(({ type, path }) => type !== "NOT_FOUND" || path?.length !== 1);
    if (grave.length > 0) throw graphqlError(grave, what, {});
    for (const [index, name] of some.entries()) {
      const id = data[`u${index}`]?.databaseId;
      if (typeof id === "number") ids.set(name, id);
    }
  }
  return ids;
};
