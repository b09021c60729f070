/**
 * Finding things in a world or in one reading of it. Functions that take a
 * `LaggingState` serve both the present and a reading; nothing here changes anything.
 */
import type { Permission } from "../sandbox-api.ts";
import type {
  Account,
  App,
  CheckRun,
  Comment,
  Label,
  LaggingState,
  PullRequest,
  Reaction,
  Repository,
  Review,
  Team,
  Thread,
} from "./types.ts";
import { must, type World } from "./world.ts";

export type PullRequestThread = Thread & { readonly pullRequest: PullRequest };

export function isPullRequest(thread: Thread): thread is PullRequestThread {
  return thread.pullRequest !== null;
}

export function branchKey(repositoryId: number, name: string): string {
  return `${repositoryId}:${name}`;
}

export function branchHead(state: LaggingState, repositoryId: number, name: string): string | null {
  return state.branches.get(branchKey(repositoryId, name)) ?? null;
}

export function branchNames(state: LaggingState, repositoryId: number): readonly string[] {
  const prefix = branchKey(repositoryId, "");
  return [...state.branches.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

/** Deleted accounts are not found. Logins do not tell capitals apart. */
export function accountByLogin(world: World, login: string): Account | null {
  const wanted = login.toLowerCase();
  for (const account of world.accounts.values()) {
    if (!account.deleted && account.login.toLowerCase() === wanted) {
      return account;
    }
  }
  return null;
}

/** Null for a deleted account: "ghost". */
export function livingAccount(world: World, id: number): Account | null {
  const account = world.account(id);
  return account.deleted ? null : account;
}

/** By `owner/name`; former names lead on, as on GitHub after a rename. */
export function repositoryByName(world: World, owner: string, name: string): Repository | null {
  const wanted = name.toLowerCase();
  const owned = [...world.repositories.values()].filter(
    (repository) => world.account(repository.ownerId).login.toLowerCase() === owner.toLowerCase(),
  );
  return (
    owned.find((repository) => repository.name.toLowerCase() === wanted) ??
    owned.find((repository) => repository.formerNames.some((former) => former.toLowerCase() === wanted)) ??
    [...world.repositories.values()].find(({ formerPlaces }) =>
      formerPlaces.some((place) => place.toLowerCase() === `${owner}/${name}`.toLowerCase()),
    ) ??
    null
  );
}

export function fullName(world: World, repository: Repository): string {
  return `${world.account(repository.ownerId).login}/${repository.name}`;
}

/** The repository is public: whoever has no more may read. */
export function permissionOf(repository: Repository, accountId: number): Permission {
  return repository.permissions.get(accountId) ?? (repository.ownerId === accountId ? "admin" : "read");
}

const ranks: readonly Permission[] = ["none", "read", "triage", "write", "maintain", "admin"];

export function mayAtLeast(repository: Repository, accountId: number, wanted: Permission): boolean {
  return ranks.indexOf(permissionOf(repository, accountId)) >= ranks.indexOf(wanted);
}

export function isOrganisationMember(world: World, organisationId: number, accountId: number): boolean {
  return world.memberships.some(
    (membership) => membership.organisationId === organisationId && membership.accountId === accountId,
  );
}

/** Public organisations of an account, oldest membership first. */
export function publicOrganisations(world: World, accountId: number): readonly Account[] {
  return world.memberships
    .filter((membership) => membership.accountId === accountId && membership.isPublic)
    .map((membership) => world.account(membership.organisationId));
}

/** GitHub's `author_association`. */
export function authorAssociation(world: World, repository: Repository, accountId: number): string {
  if (repository.ownerId === accountId) {
    return "OWNER";
  }
  if (isOrganisationMember(world, repository.ownerId, accountId)) {
    return "MEMBER";
  }
  return repository.permissions.has(accountId) ? "COLLABORATOR" : "NONE";
}

export function teamBySlug(world: World, organisationId: number, slug: string): Team | null {
  const wanted = slug.toLowerCase();
  for (const team of world.teams.values()) {
    if (team.organisationId === organisationId && team.slug === wanted) {
      return team;
    }
  }
  return null;
}

/**
 * Members, those of child teams included, as both interfaces list them by default:
 * https://docs.github.com/en/rest/teams/members#list-team-members
 */
export function teamMembers(world: World, team: Team): readonly Account[] {
  const ids = new Set(team.memberIds);
  for (const child of world.teams.values()) {
    if (child.parentId === team.id) {
      for (const member of teamMembers(world, child)) {
        ids.add(member.id);
      }
    }
  }
  return [...ids].map((id) => world.account(id)).filter((account) => !account.deleted);
}

export function appOf(world: World, id: number): App {
  return must(world.apps.get(id), `App ${id}`);
}

export function labelByName(state: LaggingState, name: string): Label | null {
  const wanted = name.toLowerCase();
  for (const label of state.labels.values()) {
    if (label.name.toLowerCase() === wanted) {
      return label;
    }
  }
  return null;
}

export function labelsOf(state: LaggingState, thread: Thread): readonly Label[] {
  return thread.labelIds.flatMap((id) => state.labels.get(id) ?? []);
}

export function findComment(
  state: LaggingState,
  id: number,
): { readonly thread: Thread; readonly comment: Comment } | null {
  for (const thread of state.threads.values()) {
    const comment = thread.comments.find((candidate) => candidate.id === id);
    if (comment !== undefined) {
      return { thread, comment };
    }
  }
  return null;
}

export function findReview(
  state: LaggingState,
  id: number,
): { readonly thread: PullRequestThread; readonly review: Review } | null {
  for (const thread of state.threads.values()) {
    const review = thread.reviews.find((candidate) => candidate.id === id);
    if (review !== undefined && isPullRequest(thread)) {
      return { thread, review };
    }
  }
  return null;
}

export function findReaction(reactions: readonly Reaction[], byId: number, content: string): Reaction | null {
  return reactions.find((reaction) => reaction.byId === byId && reaction.content === content) ?? null;
}

export function pullRequests(state: LaggingState): readonly PullRequestThread[] {
  return [...state.threads.values()].filter(isPullRequest);
}

/** Runs on a commit, newest first. */
export function checkRunsOn(state: LaggingState, headSha: string): readonly CheckRun[] {
  return [...state.checkRuns.values()].filter((run) => run.headSha === headSha).sort((a, b) => b.id - a.id);
}

/** `filter=latest`: the newest per name and App. */
export function latestRuns(runs: readonly CheckRun[]): readonly CheckRun[] {
  const seen = new Set<string>();
  return runs.filter((run) => {
    const key = `${run.appId}:${run.name}`;
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}
