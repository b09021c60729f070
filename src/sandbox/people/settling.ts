/** People and owners settle who is who: accounts, teams, permissions, names. */
import { Refused } from "../acts/refused.ts";
import { tell } from "../acts/telling.ts";
import { transferRepository } from "../acts/transfer.ts";
import { adminLogin } from "../model/begin-world.ts";
import { accountByLogin, isOrganisationMember, teamBySlug } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { Account, Team } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import type { PeopleActions } from "../sandbox-api.ts";
import { accountShape, teamShape } from "../shapes/accounts.ts";
import { actorOf, ensurePerson, join } from "./persons.ts";

type Settling = Pick<
  PeopleActions,
  | "ensure"
  | "setTeam"
  | "deleteTeam"
  | "setPermission"
  | "renameUser"
  | "deleteUser"
  | "renameRepository"
  | "transferRepository"
>;

export function peopleSettling(world: World): Settling {
  const owner = (): Actor => actorOf(world, adminLogin(world));
  return {
    ensure(login, about) {
      const { id, login: written } = ensurePerson(world, login, about);
      return { id, login: written };
    },
    setTeam({ team: slug, members, parent }) {
      const team = teamBySlug(world, world.organisation.id, slug) ?? newTeam(world, owner(), slug);
      if (parent !== undefined) {
        team.parentId = teamNamed(world, parent).id;
      }
      team.updatedAt = world.now();
      setMembers(world, owner(), team, members);
    },
    deleteTeam({ team: slug }) {
      const team = teamNamed(world, slug);
      world.teams.delete(team.id);
      for (const child of world.teams.values()) {
        child.parentId = child.parentId === team.id ? null : child.parentId;
      }
      tellOrganisation(world, owner(), "team", "deleted", { team: teamShape(world, team) });
    },
    setPermission({ login, permission }) {
      ensurePerson(world, login, { permission });
    },
    renameUser({ login, to }) {
      if (accountByLogin(world, to) !== null) {
        throw new Refused(422, `The login "${to}" is taken.`);
      }
      personNamed(world, login).login = to;
    },
    deleteUser({ login }) {
      const account = personNamed(world, login);
      account.deleted = true;
      world.repository.permissions.delete(account.id);
      for (const team of world.teams.values()) {
        team.memberIds = team.memberIds.filter((id) => id !== account.id);
      }
      for (let at = world.memberships.length - 1; at >= 0; at -= 1) {
        if (world.memberships[at]?.accountId === account.id) {
          world.memberships.splice(at, 1);
        }
      }
    },
    transferRepository: ({ to }) => transferRepository(world, to),
    renameRepository({ to }) {
      const { repository } = world;
      const from = repository.name;
      repository.formerNames = [...repository.formerNames.filter((name) => name !== to), from];
      repository.name = to;
      tell(world, owner(), "repository", "renamed", { changes: { repository: { name: { from } } } });
    },
  };
}

function newTeam(world: World, actor: Actor, slug: string): Team {
  if (world.organisation.kind !== "Organization") {
    throw new Refused(404, `${world.organisation.login} is a person; only organisations have teams.`);
  }
  const id = world.nextId("team");
  const team: Team = {
    id,
    nodeId: nodeId("Team", id),
    organisationId: world.organisation.id,
    name: slug,
    slug: slug.toLowerCase(),
    memberIds: [],
    parentId: null,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  world.teams.set(id, team);
  tellOrganisation(world, actor, "team", "created", { team: teamShape(world, team) });
  return team;
}

/** Whoever is in a team is a member of the organisation, privately unless said otherwise. */
function setMembers(world: World, actor: Actor, team: Team, logins: readonly string[]): void {
  const accounts = logins.map((login) => ensurePerson(world, login));
  const bot = accounts.find(({ kind }) => kind !== "User");
  if (bot) throw new Refused(422, `${bot.login} is no person: teams have members of type User alone.`);
  const wanted = accounts.map(({ id }) => id);
  const before = team.memberIds;
  team.memberIds = [...new Set(wanted)];
  for (const id of wanted) {
    if (!isOrganisationMember(world, team.organisationId, id)) {
      join(world, team.organisationId, id, false);
    }
  }
  const told = (action: string, ids: readonly number[]): void => {
    for (const id of ids) {
      const member = accountShape(world, id);
      tellOrganisation(world, actor, "membership", action, { scope: "team", member, team: teamShape(world, team) });
    }
  };
  told(
    "removed",
    before.filter((id) => !team.memberIds.includes(id)),
  );
  told(
    "added",
    team.memberIds.filter((id) => !before.includes(id)),
  );
}

function tellOrganisation(
  world: World,
  actor: Actor,
  event: string,
  action: string,
  payload: Readonly<Record<string, unknown>>,
): void {
  world.emit({ event, action, actorId: actor.accountId, repositoryId: null, payload: { action, ...payload } });
}

function teamNamed(world: World, slug: string): Team {
  const team = teamBySlug(world, world.organisation.id, slug);
  if (team === null) {
    throw new Refused(404, `There is no team "${slug}".`);
  }
  return team;
}

function personNamed(world: World, login: string): Account {
  const account = accountByLogin(world, login);
  if (account === null) {
    throw new Refused(404, `There is no account "${login}".`);
  }
  return account;
}
