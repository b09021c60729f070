/** How a sandbox's world begins: an organisation with one repository, the App installed on it, GitHub Actions beside it. */
import { type SandboxOptions, usualPermissions } from "../sandbox-api.ts";
import { changedFiles, writeCommit } from "./history.ts";
import { branchKey } from "./look-up.ts";
import { nodeId } from "./node-ids.ts";
import type { Account, App, Repository } from "./types.ts";
import { must, World } from "./world.ts";

/** As GitHub makes them where discussions are turned on. */
const discussionCategories: readonly string[] = ["Announcements", "General", "Ideas", "Q&A", "Show and tell"];

const appEvents: readonly string[] = [
  "check_run",
  "issue_comment",
  "issues",
  "label",
  "membership",
  "merge_group",
  "pull_request",
  "pull_request_review",
  "push",
  "repository",
  "team",
];

export function beginWorld(options: SandboxOptions): World {
  const world = new World({ start: options.start, weather: options.weather ?? "kind", seed: options.seed ?? 1 });
  const [owner = "", name = ""] = (options.repository ?? "example/proposals").split("/");
  const organisation = newAccount(world, owner, options.ownedBy === "person" ? "User" : "Organization");
  const repository = newRepository(world, organisation.id, name, null);
  world.repositoryId = repository.id;
  if (organisation.kind === "User") repository.permissions.set(organisation.id, "admin");
  const owning = newAccount(world, adminLogin(world), "User");
  repository.permissions.set(owning.id, "admin");
  world.unnamed.add(owning.id);
  for (const name of discussionCategories) {
    const id = world.nextId("discussionCategory");
    world.discussionCategories.push({ id, nodeId: nodeId("DiscussionCategory", id), name });
  }
  const app = newApp(world, world.nextId("app"), "lastcall", "Lastcall", organisation.id);
  newApp(world, actionsAppId, "github-actions", "GitHub Actions", organisation.id);
  world.installation = {
    id: world.nextId("installation"),
    appId: app.id,
    accountId: organisation.id,
    permissions: options.permissions ?? usualPermissions,
    events: appEvents,
    createdAt: world.now(),
    suspendedAt: null,
  };
  const sha = writeCommit(world.git, {
    files: changedFiles(world.git, new Map(), options.files ?? {}),
    parents: [],
    message: "Begin",
    author: { name: owner, email: `${owner}@users.noreply.github.com`, at: world.now(), accountId: null },
  });
  world.present.branches.set(branchKey(repository.id, repository.defaultBranch), sha);
  world.settleIn();
  return world;
}

/** GitHub Actions' number on github.com. */
export const actionsAppId = 15_368;

/** Whoever does what only owners of the organisation can: teams, names, permissions. */
export function adminLogin(world: World): string {
  return `${world.organisation.login}-owner`;
}

export function newAccount(world: World, login: string, kind: Account["kind"], name: string | null = null): Account {
  const id = world.nextId(kind === "Organization" ? "organisation" : "account");
  const account: Account = {
    id,
    nodeId: nodeId(kind, id),
    kind,
    login,
    name,
    createdAt: world.now(),
    deleted: false,
  };
  world.accounts.set(id, account);
  return account;
}

export function newRepository(world: World, ownerId: number, name: string, parent: Repository | null): Repository {
  const id = world.nextId("repository");
  const repository: Repository = {
    id,
    nodeId: nodeId("Repository", id),
    ownerId,
    name,
    formerNames: [],
    formerPlaces: [],
    parentId: parent?.id ?? null,
    defaultBranch: parent?.defaultBranch ?? "main",
    permissions: new Map(),
    dismissesStaleReviews: false,
    mergeQueues: new Map(),
    createdAt: world.now(),
  };
  world.repositories.set(id, repository);
  return repository;
}

function newApp(world: World, id: number, slug: string, name: string, ownerId: number): App {
  const app: App = {
    id,
    nodeId: nodeId("App", id),
    slug,
    name,
    ownerId,
    botAccountId: newAccount(world, `${slug}[bot]`, "Bot").id,
    createdAt: world.now(),
  };
  world.apps.set(id, app);
  return app;
}

/** The fork of the one repository that an account has; made, with all branches, when it has none. */
export function forkOf(world: World, accountId: number): Repository {
  const parent = world.repository;
  for (const repository of world.repositories.values()) {
    if (repository.ownerId === accountId && repository.parentId === parent.id) {
      return repository;
    }
  }
  const fork = newRepository(world, accountId, parent.name, parent);
  const head = must(
    world.present.branches.get(branchKey(parent.id, parent.defaultBranch)),
    `branch ${parent.defaultBranch}`,
  );
  world.present.branches.set(branchKey(fork.id, parent.defaultBranch), head);
  world.changed();
  return fork;
}
