/** Files by path: https://docs.github.com/en/rest/repos/contents. */
import { commitToBranch } from "../acts/branches.ts";
import { notFound, Refused } from "../acts/refused.ts";
import { filesOfCommit } from "../model/history.ts";
import { branchHead } from "../model/look-up.ts";
import type { Repository } from "../model/types.ts";
import { must } from "../model/world.ts";
import type { Shape } from "../shapes/accounts.ts";
import { gitCommitShape } from "../shapes/git.ts";
import { pageUrl, repositoryUrl } from "../shapes/repository.ts";
import { optionalText, text } from "./body.ts";
import { ownRepository, param, repositoryOf, resolveRef } from "./finding.ts";
import { base64Lines } from "./git-routes.ts";
import { type Answer, type Call, ok, type Route, reading, writing } from "./route.ts";

export const contentsRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/contents/*",
    access: reading("contents"),
    query: ["ref"],
    handle: getContents,
  },
  {
    method: "PUT",
    pattern: "/repos/:owner/:repo/contents/*",
    access: writing("contents"),
    fields: ["message", "content", "sha", "branch"],
    handle: putContents,
  },
];

function getContents(call: Call): Answer {
  const { git } = call.reading;
  const repository = repositoryOf(call);
  const ref = call.query.get("ref") ?? repository.defaultBranch;
  const commit = resolveRef(call, repository, ref);
  if (commit === null) {
    throw new Refused(404, `No commit found for the ref ${ref}`);
  }
  const path = param(call, "*").replace(/\/$/, "");
  const files = filesOfCommit(git, commit);
  const file = files.get(path);
  if (file !== undefined) {
    const bytes = must(git.blob(file.sha), `blob ${file.sha}`);
    const raw = /application\/vnd\.github\.(?:v3\.)?raw(?:\+json)?/.exec(call.accept)?.[0];
    if (raw !== undefined) {
      // The answer's type is the media type that was asked for; Probot's configuration tells a file from a folder by it.
      return { status: 200, bytes, headers: { "content-type": `${raw}; charset=utf-8` } };
    }
    // Above one megabyte the content is left out and `encoding` is "none" (same page): whoever reads must notice.
    const isSmall = bytes.byteLength <= 1_048_576;
    return ok({
      ...entryShape(call, repository, path, ref, "file", file.sha, bytes.byteLength),
      content: isSmall ? base64Lines(bytes) : "",
      encoding: isSmall ? "base64" : "none",
    });
  }
  const prefix = path === "" ? "" : `${path}/`;
  const children = new Map<string, Shape>();
  for (const [name, entry] of files) {
    const rest = name.startsWith(prefix) ? name.slice(prefix.length) : null;
    const child = rest?.split("/")[0];
    if (rest !== null && child !== undefined) {
      const isFile = child === rest;
      const size = isFile ? (git.blob(entry.sha)?.byteLength ?? 0) : 0;
      const sha = isFile ? entry.sha : treeAt(call, commit, prefix + child);
      const type = isFile ? "file" : "dir";
      children.set(child, entryShape(call, repository, prefix + child, ref, type, sha, size));
    }
  }
  if (children.size === 0) {
    throw notFound();
  }
  return ok([...children.values()]);
}

function treeAt(call: Call, commit: string, path: string): string {
  const { git } = call.reading;
  let sha = must(git.commit(commit), `commit ${commit}`).tree;
  for (const name of path.split("/")) {
    sha = must(git.tree(sha)?.find((entry) => entry.name === name)?.sha, `tree ${path}`);
  }
  return sha;
}

function entryShape(
  call: Call,
  repository: Repository,
  path: string,
  ref: string,
  type: "file" | "dir",
  sha: string,
  size: number,
): Shape {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const url = `${repositoryUrl(call.world, repository, `/contents/${encoded}`)}?ref=${encodeURIComponent(ref)}`;
  const git = repositoryUrl(call.world, repository, `/git/${type === "file" ? "blobs" : "trees"}/${sha}`);
  const html = pageUrl(call.world, repository, `/${type === "file" ? "blob" : "tree"}/${ref}/${encoded}`);
  return {
    name: path.split("/").at(-1),
    path,
    sha,
    size,
    url,
    html_url: html,
    git_url: git,
    download_url: type === "file" ? pageUrl(call.world, repository, `/raw/${ref}/${encoded}`) : null,
    type,
    _links: { self: url, git, html },
  };
}

function putContents(call: Call): Answer {
  const repository = ownRepository(call);
  const branch = optionalText(call, "branch") ?? repository.defaultBranch;
  const path = param(call, "*");
  const head = branchHead(call.world.present, repository.id, branch);
  if (head === null) {
    throw new Refused(404, `Branch ${branch} not found`);
  }
  const before = filesOfCommit(call.world.git, head).get(path);
  const given = optionalText(call, "sha");
  if (before !== undefined && given === undefined) {
    throw new Refused(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  }
  if (given !== undefined && given !== before?.sha) {
    throw new Refused(409, `${path} does not match ${given}`);
  }
  const bytes = Buffer.from(text(call, "content"), "base64");
  const sha = commitToBranch(call.world, call.actor, {
    repositoryId: repository.id,
    branch,
    files: { [path]: bytes },
    message: text(call, "message"),
    verified: true,
  });
  const file = must(filesOfCommit(call.world.git, sha).get(path), path);
  return {
    status: before === undefined ? 201 : 200,
    body: {
      content: entryShape(call, repository, path, branch, "file", file.sha, bytes.byteLength),
      commit: gitCommitShape(call.world, repository, must(call.world.git.commit(sha), `commit ${sha}`)),
    },
  };
}
