/** Commits, files and check runs as REST and webhooks show them. */
import type { FileDifference } from "../model/differences.ts";
import type { Commit, GitView, Signature } from "../model/git-store.ts";
import { appOf, pullRequests } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import { fileDifferences } from "../model/pull-request-git.ts";
import type { CheckRun, LaggingState, Repository } from "../model/types.ts";
import type { World } from "../model/world.ts";
import { accountShape, appShape, type Shape } from "./accounts.ts";
import { pageUrl, repositoryUrl } from "./repository.ts";

function verificationShape(commit: Commit): Shape {
  return commit.verified
    ? {
        verified: true,
        reason: "valid",
        signature: "-----BEGIN PGP SIGNATURE-----\n",
        payload: "",
        verified_at: commit.committer.at,
      }
    : { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };
}

function signatureShape(signature: Signature): Shape {
  return { name: signature.name, email: signature.email, date: signature.at };
}

function signerShape(world: World, signature: Signature): Shape | null {
  return signature.accountId === null ? null : accountShape(world, signature.accountId);
}

/** `GET /repos/{owner}/{repo}/git/commits/{sha}`. */
export function gitCommitShape(world: World, repository: Repository, commit: Commit): Shape {
  const link = (kind: string, sha: string) => repositoryUrl(world, repository, `/git/${kind}/${sha}`);
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.sha),
    url: link("commits", commit.sha),
    html_url: pageUrl(world, repository, `/commit/${commit.sha}`),
    author: signatureShape(commit.author),
    committer: signatureShape(commit.committer),
    tree: { sha: commit.tree, url: link("trees", commit.tree) },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: link("commits", sha),
      html_url: pageUrl(world, repository, `/commit/${sha}`),
    })),
    verification: verificationShape(commit),
  };
}

/** As in lists of commits, and by `GET /repos/{owner}/{repo}/commits/{ref}`. */
export function commitShape(world: World, repository: Repository, commit: Commit): Shape {
  const url = repositoryUrl(world, repository, `/commits/${commit.sha}`);
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.sha),
    commit: {
      author: signatureShape(commit.author),
      committer: signatureShape(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: repositoryUrl(world, repository, `/git/trees/${commit.tree}`) },
      url: repositoryUrl(world, repository, `/git/commits/${commit.sha}`),
      comment_count: 0,
      verification: verificationShape(commit),
    },
    url,
    html_url: pageUrl(world, repository, `/commit/${commit.sha}`),
    comments_url: `${url}/comments`,
    author: signerShape(world, commit.author),
    committer: signerShape(world, commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: repositoryUrl(world, repository, `/commits/${sha}`),
      html_url: pageUrl(world, repository, `/commit/${sha}`),
    })),
  };
}

/** The commit of a merge group in its payload. */
export function simpleCommitShape(commit: Commit): Shape {
  const person = ({ name, email }: Signature) => ({ name, email });
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.at,
    author: person(commit.author),
    committer: person(commit.committer),
  };
}

/** A commit within a `push` payload. */
export function pushedCommitShape(world: World, repository: Repository, git: GitView, commit: Commit): Shape {
  const files = fileDifferences(git, commit.parents[0] ?? null, commit.sha);
  const person = (signature: Signature) => ({
    name: signature.name,
    email: signature.email,
    date: signature.at,
    ...(signature.accountId === null ? {} : { username: world.account(signature.accountId).login }),
  });
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.at,
    url: pageUrl(world, repository, `/commit/${commit.sha}`),
    author: person(commit.author),
    committer: person(commit.committer),
    added: files.filter((file) => file.status === "added" || file.status === "renamed").map((file) => file.path),
    removed: files.flatMap((file) => (file.status === "removed" ? [file.path] : (file.previousPath ?? []))),
    modified: files.filter((file) => file.status === "modified").map((file) => file.path),
  };
}

/** An entry of the files of a pull request or comparison. */
export function fileShape(world: World, repository: Repository, head: string, file: FileDifference): Shape {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: pageUrl(world, repository, `/blob/${head}/${path}`),
    raw_url: pageUrl(world, repository, `/raw/${head}/${path}`),
    contents_url: repositoryUrl(world, repository, `/contents/${path}?ref=${head}`),
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}

/**
 * The pull requests that a run belongs to. Those from forks are not among them:
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_run ("if the head branch is in a fork, the array is empty").
 */
function pullRequestsOfRun(world: World, state: LaggingState, run: CheckRun): readonly Shape[] {
  const repo = (repository: Repository) => ({
    id: repository.id,
    name: repository.name,
    url: repositoryUrl(world, repository),
  });
  return pullRequests(state)
    .filter((thread) => thread.state === "open" && thread.pullRequest.headSha === run.headSha)
    .filter((thread) => thread.pullRequest.headRepositoryId === run.repositoryId)
    .map((thread) => ({
      id: thread.pullRequest.id,
      number: thread.number,
      url: repositoryUrl(world, world.repository, `/pulls/${thread.number}`),
      head: { ref: thread.pullRequest.headRef, sha: thread.pullRequest.headSha, repo: repo(world.repository) },
      base: { ref: thread.pullRequest.baseRef, sha: thread.pullRequest.baseSha, repo: repo(world.repository) },
    }));
}

export function checkRunShape(world: World, state: LaggingState, run: CheckRun, where: "rest" | "webhook"): Shape {
  const url = repositoryUrl(world, world.repository, `/check-runs/${run.id}`);
  const app = appShape(world, appOf(world, run.appId));
  const pulls = pullRequestsOfRun(world, state, run);
  return {
    id: run.id,
    name: run.name,
    node_id: run.nodeId,
    head_sha: run.headSha,
    external_id: run.externalId ?? "",
    url,
    html_url: pageUrl(world, world.repository, `/runs/${run.id}`),
    details_url: run.detailsUrl ?? pageUrl(world, world.repository, `/runs/${run.id}`),
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: where === "rest" ? { id: run.suiteId } : suiteShape(world, run, app, pulls),
    app,
    pull_requests: pulls,
  };
}

function suiteShape(world: World, run: CheckRun, app: Shape, pulls: readonly Shape[]): Shape {
  return {
    id: run.suiteId,
    node_id: nodeId("CheckSuite", run.suiteId),
    head_branch: null,
    head_sha: run.headSha,
    status: run.status,
    conclusion: run.conclusion,
    url: repositoryUrl(world, world.repository, `/check-suites/${run.suiteId}`),
    before: null,
    after: run.headSha,
    pull_requests: pulls,
    app,
    created_at: run.createdAt,
    updated_at: run.completedAt ?? run.startedAt,
  };
}

export function annotationShape(world: World, run: CheckRun, annotation: CheckRun["annotations"][number]): Shape {
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    start_column: annotation.startColumn,
    end_column: annotation.endColumn,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
    raw_details: annotation.rawDetails,
    blob_href: repositoryUrl(world, world.repository, `/git/blobs/${run.headSha}:${annotation.path}`),
  };
}
