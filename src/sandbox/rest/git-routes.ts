/** Git's own things: refs, blobs, trees, commits, comparisons. */
import { moveBranch } from "../acts/branches.ts";
import { notFound, Refused } from "../acts/refused.ts";
import { ancestors, commitsBetween, filesOfTree, mergeBase } from "../model/history.ts";
import { branchHead, branchKey } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import { fileDifferences } from "../model/pull-request-git.ts";
import type { Repository } from "../model/types.ts";
import { must } from "../model/world.ts";
import type { Shape } from "../shapes/accounts.ts";
import { commitShape, fileShape, gitCommitShape } from "../shapes/git.ts";
import { pageUrl, repositoryUrl } from "../shapes/repository.ts";
import { flag, text } from "./body.ts";
import { ownRepository, param, repositoryOf, repositoryOfOwner, resolveRef } from "./finding.ts";
import { pageOf } from "./pages.ts";
import { type Answer, type Call, created, noContent, ok, type Route, reading, writing } from "./route.ts";

export const gitRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/git/ref/*",
    access: reading("contents"),
    handle(call) {
      const repository = repositoryOf(call);
      const name = branchOf(param(call, "*"));
      const sha = name === null ? null : branchHead(call.reading.state, repository.id, name);
      if (name === null || sha === null) {
        throw notFound();
      }
      return ok(refShape(call, repository, name, sha));
    },
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/git/refs",
    access: writing("contents"),
    fields: ["ref", "sha"],
    handle: createRef,
  },
  {
    method: "PATCH",
    pattern: "/repos/:owner/:repo/git/refs/*",
    access: writing("contents"),
    fields: ["sha", "force"],
    handle: updateRef,
  },
  {
    method: "DELETE",
    pattern: "/repos/:owner/:repo/git/refs/*",
    access: writing("contents"),
    handle(call) {
      const repository = ownRepository(call);
      const name = branchOf(param(call, "*"));
      if (name === null || branchHead(call.world.present, repository.id, name) === null) {
        throw new Refused(422, "Reference does not exist");
      }
      moveBranch(call.world, call.actor, repository.id, name, null);
      return noContent;
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/git/blobs/:sha",
    access: reading("contents"),
    handle(call) {
      const sha = param(call, "sha");
      const bytes = call.reading.git.blob(sha);
      if (bytes === null) {
        throw notFound();
      }
      return ok({
        sha,
        node_id: nodeId("Blob", sha),
        size: bytes.byteLength,
        url: repositoryUrl(call.world, repositoryOf(call), `/git/blobs/${sha}`),
        content: base64Lines(bytes),
        encoding: "base64",
      });
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/git/trees/*",
    access: reading("contents"),
    query: ["recursive"],
    handle: tree,
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/git/commits/:sha",
    access: reading("contents"),
    handle(call) {
      const commit = call.reading.git.commit(param(call, "sha"));
      if (commit === null) {
        throw notFound();
      }
      return ok(gitCommitShape(call.world, repositoryOf(call), commit));
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/commits/:ref",
    access: reading("contents"),
    handle(call) {
      const repository = repositoryOf(call);
      const sha = resolveRef(call, repository, param(call, "ref"));
      if (sha === null) {
        throw new Refused(422, `No commit found for SHA: ${param(call, "ref")}`);
      }
      const commit = must(call.reading.git.commit(sha), `commit ${sha}`);
      const files = fileDifferences(call.reading.git, commit.parents[0] ?? null, sha);
      const additions = files.reduce((sum, file) => sum + file.additions, 0);
      const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
      return ok({
        ...commitShape(call.world, repository, commit),
        stats: { additions, deletions, total: additions + deletions },
        files: files.map((file) => fileShape(call.world, repository, sha, file)),
      });
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/compare/*",
    access: reading("contents"),
    handle: compare,
  },
];

/** GitHub breaks base64 into lines of sixty characters. */
export function base64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("base64")
    .replace(/.{1,60}/g, "$&\n");
}

function branchOf(ref: string): string | null {
  const name = /^(?:refs\/)?heads\/(.+)$/.exec(ref)?.[1];
  return name ?? null;
}

function refShape(call: Call, repository: Repository, name: string, sha: string): Shape {
  return {
    ref: `refs/heads/${name}`,
    node_id: nodeId("Ref", branchKey(repository.id, name)),
    url: repositoryUrl(call.world, repository, `/git/refs/heads/${name}`),
    object: { sha, type: "commit", url: repositoryUrl(call.world, repository, `/git/commits/${sha}`) },
  };
}

function createRef(call: Call): Answer {
  const repository = ownRepository(call);
  const name = branchOf(text(call, "ref"));
  const sha = text(call, "sha");
  if (name === null) {
    throw new Refused(422, "Reference name must start with 'refs/heads/'.");
  }
  if (branchHead(call.world.present, repository.id, name) !== null) {
    throw new Refused(422, "Reference already exists");
  }
  if (call.world.git.commit(sha) === null) {
    throw new Refused(422, "Object does not exist");
  }
  moveBranch(call.world, call.actor, repository.id, name, sha);
  return created(refShape(call, repository, name, sha));
}

function updateRef(call: Call): Answer {
  const repository = ownRepository(call);
  const name = branchOf(param(call, "*"));
  const sha = text(call, "sha");
  const before = name === null ? null : branchHead(call.world.present, repository.id, name);
  if (name === null || before === null || call.world.git.commit(sha) === null) {
    throw new Refused(422, before === null ? "Reference does not exist" : "Object does not exist");
  }
  if (flag(call, "force") !== true && !ancestors(call.world.git, sha).includes(before)) {
    throw new Refused(422, "Update is not a fast forward");
  }
  moveBranch(call.world, call.actor, repository.id, name, sha);
  return ok(refShape(call, repository, name, sha));
}

function tree(call: Call): Answer {
  const { git } = call.reading;
  const repository = repositoryOf(call);
  const asked = param(call, "*");
  const commitSha = resolveRef(call, repository, asked);
  const sha = commitSha === null ? asked : must(git.commit(commitSha), `commit ${commitSha}`).tree;
  const entries = git.tree(sha);
  if (entries === null) {
    throw notFound();
  }
  const item = (path: string, mode: string, itemSha: string) => {
    const type = mode === "40000" ? "tree" : "blob";
    const size = git.blob(itemSha)?.byteLength;
    const url = repositoryUrl(call.world, repository, `/git/${type}s/${itemSha}`);
    return { path, mode: mode.padStart(6, "0"), type, sha: itemSha, ...(size === undefined ? {} : { size }), url };
  };
  const below = [...filesOfTree(git, sha)].map(([path, file]) => item(path, file.mode, file.sha));
  return ok({
    sha,
    url: repositoryUrl(call.world, repository, `/git/trees/${sha}`),
    tree: call.query.has("recursive")
      ? [...foldersBelow(call, sha, "").map(([path, folder]) => item(path, "40000", folder)), ...below].sort((a, b) =>
          a.path < b.path ? -1 : 1,
        )
      : entries.map((entry) => item(entry.name, entry.mode, entry.sha)),
    truncated: false,
  });
}

function foldersBelow(call: Call, sha: string, prefix: string): readonly (readonly [string, string])[] {
  return (call.reading.git.tree(sha) ?? [])
    .filter((entry) => entry.mode === "40000")
    .flatMap((entry) => [
      [prefix + entry.name, entry.sha] as const,
      ...foldersBelow(call, entry.sha, `${prefix}${entry.name}/`),
    ]);
}

/** `base...head`, each a ref or `owner:ref`. */
function compare(call: Call): Answer {
  const { git } = call.reading;
  const repository = repositoryOf(call);
  const [baseName = "", headName = ""] = param(call, "*").split("...");
  const [base, head] = [baseName, headName].map((name) => {
    const [owner = "", ref] = name.split(":");
    const home = ref === undefined ? repository : repositoryOfOwner(call, owner);
    return home === null ? null : resolveRef(call, home, ref ?? name);
  });
  const fork = base && head ? mergeBase(git, base, head) : null;
  if (!base || !head || fork === null) {
    throw notFound();
  }
  const ahead = commitsBetween(git, base, head);
  const behind = commitsBetween(git, head, base);
  const page = pageUrl(call.world, repository, `/compare/${baseName}...${headName}`);
  const commit = (sha: string) => commitShape(call.world, repository, must(git.commit(sha), `commit ${sha}`));
  const status =
    ahead.length === 0 ? (behind.length === 0 ? "identical" : "behind") : behind.length === 0 ? "ahead" : "diverged";
  const comparison = {
    url: repositoryUrl(call.world, repository, `/compare/${baseName}...${headName}`),
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: commit(base),
    merge_base_commit: commit(fork),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
  };
  // At most 250 commits unless asked for in pages, at most 300 files, and those on the first page alone:
  // https://docs.github.com/en/rest/commits/commits#compare-two-commits
  const files = fileDifferences(git, fork, head)
    .slice(0, 300)
    .map((file) => fileShape(call.world, repository, head, file));
  if (!call.query.has("page") && !call.query.has("per_page")) {
    return ok({ ...comparison, commits: ahead.slice(0, 250).map((one) => commit(one.sha)), files });
  }
  const isFirst = (call.query.get("page") ?? "1") === "1";
  return pageOf(
    call,
    ahead,
    "promised",
    (one) => commit(one.sha),
    (commits) => ({ ...comparison, commits, files: isFirst ? files : [] }),
  );
}
