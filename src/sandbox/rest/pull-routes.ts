/** Pull requests: reading, opening, changing, merging, their files and commits. */
import { mergePullRequest } from "../acts/merging.ts";
import { invalid, Refused } from "../acts/refused.ts";
import { wholePullRequestShape } from "../acts/telling.ts";
import { editThread, openPullRequest } from "../acts/threads.ts";
import { branchHead, type PullRequestThread, pullRequests } from "../model/look-up.ts";
import { pullRequestCommits, pullRequestFiles, pullRequestNumbers } from "../model/pull-request-git.ts";
import { commitShape, fileShape } from "../shapes/git.ts";
import { pullRequestShape, simplePullRequestShape } from "../shapes/threads.ts";
import { flag, optionalText, text, word } from "./body.ts";
import { ownRepository, pullRequestOf, repositoryOfOwner } from "./finding.ts";
import { setState } from "./issue-routes.ts";
import { pageOf } from "./pages.ts";
import { type Answer, type Call, created, ok, type Route, reading, writing } from "./route.ts";

export const pullRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/pulls",
    access: reading("pull_requests"),
    query: ["state", "head", "base", "sort", "direction"],
    handle: listPullRequests,
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/pulls",
    access: writing("pull_requests"),
    fields: ["title", "head", "base", "body", "draft", "maintainer_can_modify"],
    handle: open,
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/pulls/:number",
    access: reading("pull_requests"),
    handle(call) {
      const { world, reading: seen } = call;
      const thread = pullRequestOf(call);
      const base = branchHead(seen.state, thread.repositoryId, thread.pullRequest.baseRef);
      return ok(pullRequestShape(world, seen.state, thread, pullRequestNumbers(seen.git, thread, base)));
    },
  },
  {
    method: "PATCH",
    pattern: "/repos/:owner/:repo/pulls/:number",
    access: writing("pull_requests"),
    fields: ["title", "body", "state", "base"],
    handle(call) {
      const thread = pullRequestOf(call);
      const title = optionalText(call, "title");
      const body = call.body.body === null ? "" : optionalText(call, "body");
      const base = optionalText(call, "base");
      editThread(call.world, call.actor, thread, {
        ...(title === undefined ? {} : { title }),
        ...(body === undefined ? {} : { body }),
        ...(base === undefined ? {} : { base }),
      });
      setState(call, thread);
      return ok(wholePullRequestShape(call.world, thread));
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/pulls/:number/files",
    access: reading("pull_requests"),
    handle(call) {
      const { pullRequest } = pullRequestOf(call);
      const home = call.world.repositories.get(pullRequest.headRepositoryId ?? 0) ?? call.world.repository;
      // "Responses include a maximum of 3000 files": https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
      const files = pullRequestFiles(call.reading.git, pullRequest).slice(0, 3_000);
      return pageOf(call, files, "promised", (file) => fileShape(call.world, home, pullRequest.headSha, file));
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/pulls/:number/commits",
    access: reading("pull_requests"),
    handle(call) {
      const commits = pullRequestCommits(call.reading.git, pullRequestOf(call).pullRequest);
      return pageOf(call, commits, "promised", (commit) => commitShape(call.world, call.world.repository, commit));
    },
  },
  {
    method: "PUT",
    pattern: "/repos/:owner/:repo/pulls/:number/merge",
    access: writing("contents"),
    fields: ["commit_title", "commit_message", "sha", "merge_method"],
    handle: merge,
  },
];

function listPullRequests(call: Call): Answer {
  ownRepository(call);
  const { query, world } = call;
  const state = word("state", query.get("state") ?? "open", ["open", "closed", "all"]);
  const sort = word("sort", query.get("sort") ?? "created", ["created", "updated"]);
  const direction = query.get("direction") ?? (query.get("sort") === null ? "desc" : "asc");
  const head = query.get("head");
  const found = pullRequests(call.reading.state)
    .filter((thread) => state === "all" || thread.state === state)
    .filter(({ pullRequest }) => query.get("base") === null || pullRequest.baseRef === query.get("base"))
    .filter((thread) => head === null || headLabel(call, thread) === head);
  const field = sort === "updated" ? "updatedAt" : "createdAt";
  const sorted = [...found].sort((a, b) => a[field].localeCompare(b[field]) || a.number - b.number);
  if (direction === "desc") {
    sorted.reverse();
  }
  return pageOf(call, sorted, "promised", (thread) => simplePullRequestShape(world, call.reading.state, thread));
}

function headLabel(call: Call, { pullRequest }: PullRequestThread): string {
  const home = call.world.repositories.get(pullRequest.headRepositoryId ?? 0);
  return `${home === undefined ? "unknown" : call.world.account(home.ownerId).login}:${pullRequest.headRef}`;
}

function open(call: Call): Answer {
  ownRepository(call);
  const { world, actor } = call;
  const [owner = "", branch] = text(call, "head").split(":");
  const home = branch === undefined ? world.repository : repositoryOfOwner(call, owner);
  if (home === null) {
    throw invalid("PullRequest", "head", "invalid");
  }
  const thread = openPullRequest(world, actor, {
    title: text(call, "title"),
    body: optionalText(call, "body") ?? "",
    headRepositoryId: home.id,
    headRef: branch ?? owner,
    baseRef: text(call, "base"),
    draft: flag(call, "draft") ?? false,
    maintainerCanModify: flag(call, "maintainer_can_modify") ?? true,
  });
  return created(wholePullRequestShape(world, thread));
}

function merge(call: Call): Answer {
  const thread = pullRequestOf(call);
  const sha = optionalText(call, "sha");
  if (sha !== undefined && sha !== thread.pullRequest.headSha) {
    throw new Refused(409, "Head branch was modified. Review and try the merge again.");
  }
  const title = optionalText(call, "commit_title");
  const message = optionalText(call, "commit_message");
  const method = word("merge_method", optionalText(call, "merge_method"), ["merge", "squash", "rebase"]) ?? "merge";
  const merged = mergePullRequest(call.world, call.actor, thread, method, {
    ...(title === undefined ? {} : { title }),
    ...(message === undefined ? {} : { message }),
  });
  return ok({ sha: merged, merged: true, message: "Pull Request successfully merged" });
}
