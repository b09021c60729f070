/** Who acts: accounts come into being when they are first named. */

import { Refused } from "../acts/refused.ts";
import { newAccount } from "../model/begin-world.ts";
import { accountByLogin, isPullRequest, mayAtLeast, type PullRequestThread } from "../model/look-up.ts";
import type { Account, Thread } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import type { PeopleActions, Permission } from "../sandbox-api.ts";

export function ensurePerson(world: World, login: string, about: Parameters<PeopleActions["ensure"]>[1] = {}): Account {
  const known = accountByLogin(world, login);
  const isBot = about.bot === true || login.endsWith("[bot]");
  const account = known ?? newAccount(world, login, isBot ? "Bot" : "User", about.name ?? null);
  if (about.name !== undefined) {
    account.name = about.name;
  }
  if (known === null || about.permission !== undefined) {
    world.repository.permissions.set(account.id, about.permission ?? "triage");
    world.unnamed.delete(account.id);
  }
  for (const organisation of about.organisations ?? []) {
    const body = accountByLogin(world, organisation) ?? newAccount(world, organisation, "Organization");
    join(world, body.id, account.id, true);
  }
  return account;
}

export function join(world: World, organisationId: number, accountId: number, isPublic: boolean): void {
  const at = world.memberships.findIndex(
    (membership) => membership.organisationId === organisationId && membership.accountId === accountId,
  );
  if (at < 0) {
    world.memberships.push({ organisationId, accountId, isPublic });
  } else if (isPublic) {
    world.memberships[at] = { organisationId, accountId, isPublic };
  }
}

export function actorOf(world: World, login: string): Actor {
  return { accountId: ensurePerson(world, login).id, viaAppId: null };
}

/** Refuses, as the page would, who has less than that permission. */
export function demand(world: World, actor: Actor, permission: Permission, what: string): void {
  if (!mayAtLeast(world.repository, actor.accountId, permission)) {
    const { login } = world.account(actor.accountId);
    throw new Refused(403, `${login} may not ${what}: that needs ${permission} permission.`);
  }
}

export function demandAuthorOr(
  world: World,
  actor: Actor,
  authorId: number,
  permission: Permission,
  what: string,
): void {
  if (actor.accountId !== authorId) {
    demand(world, actor, permission, what);
  }
}

/** Locked threads are for those with write access: https://docs.github.com/en/communities/moderating-comments-and-conversations/locking-conversations */
export function demandUnlocked(world: World, actor: Actor, thread: Thread, what: string): void {
  demand(world, actor, "read", what);
  if (thread.locked) {
    demand(world, actor, "write", `${what} in a locked thread`);
  }
}

export function threadNumbered(world: World, number: number): Thread {
  const thread = world.present.threads.get(number);
  if (thread === undefined) {
    throw new Refused(404, `There is no issue or pull request #${number}.`);
  }
  return thread;
}

export function pullRequestNumbered(world: World, number: number): PullRequestThread {
  const thread = threadNumbered(world, number);
  if (!isPullRequest(thread)) {
    throw new Refused(404, `#${number} is an issue, not a pull request.`);
  }
  return thread;
}
