/** A repository as REST and webhooks show it. */
import { fullName, pullRequests } from "../model/look-up.ts";
import type { LaggingState, Repository } from "../model/types.ts";
import type { World } from "../model/world.ts";
import { accountShape, apiUrl, organisationShape, type Shape } from "./accounts.ts";

/** Links by field; what comes after the repository's own address. */
const links: Readonly<Record<string, string>> = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
};

export function repositoryUrl(world: World, repository: Repository, rest = ""): string {
  return apiUrl(world, `/repos/${fullName(world, repository)}${rest}`);
}

export function pageUrl(world: World, repository: Repository, rest = ""): string {
  return `${world.url}/${fullName(world, repository)}${rest}`;
}

export function repositoryShape(world: World, repository: Repository, state: LaggingState): Shape {
  const url = repositoryUrl(world, repository);
  const open = repository.id === world.repositoryId ? pullRequests(state).filter((t) => t.state === "open").length : 0;
  const forks = [...world.repositories.values()].filter((other) => other.parentId === repository.id).length;
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: fullName(world, repository),
    private: false,
    owner: accountShape(world, repository.ownerId),
    html_url: pageUrl(world, repository),
    description: null,
    fork: repository.parentId !== null,
    url,
    ...Object.fromEntries(Object.entries(links).map(([field, rest]) => [field, url + rest])),
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    pushed_at: repository.createdAt,
    git_url: pageUrl(world, repository, ".git").replace(/^http/, "git"),
    ssh_url: `git@127.0.0.1:${fullName(world, repository)}.git`,
    clone_url: pageUrl(world, repository, ".git"),
    svn_url: pageUrl(world, repository),
    homepage: null,
    size: 1,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: forks,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: open,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: "public",
    forks,
    open_issues: open,
    watchers: 0,
    default_branch: repository.defaultBranch,
  };
}

/** `GET /repos/{owner}/{repo}`. */
export function fullRepositoryShape(world: World, repository: Repository, state: LaggingState): Shape {
  const parent = repository.parentId === null ? undefined : world.repositories.get(repository.parentId);
  const parentShape = parent === undefined ? undefined : repositoryShape(world, parent, state);
  return {
    ...repositoryShape(world, repository, state),
    ...(parentShape === undefined ? {} : { parent: parentShape, source: parentShape }),
    ...(world.account(repository.ownerId).kind === "Organization"
      ? { organization: accountShape(world, repository.ownerId) }
      : {}),
    permissions: { admin: false, maintain: false, push: false, triage: false, pull: true },
    network_count: 0,
    subscribers_count: 0,
  };
}

/** What GitHub puts around every payload. */
export function payloadFrame(world: World, repository: Repository | null, senderId: number): Shape {
  return {
    ...(repository === null ? {} : { repository: repositoryShape(world, repository, world.present) }),
    ...(world.organisation.kind === "Organization" ? { organization: organisationShape(world) } : {}),
    installation: {
      id: world.installation.id,
      node_id: Buffer.from(`023:IntegrationInstallation${world.installation.id}`).toString("base64"),
    },
    sender: accountShape(world, senderId),
  };
}
