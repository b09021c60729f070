/** Finding git's objects by sha, by path, and by GitHub's expressions (`main:docs/README.md`). */
import type { GitView, TreeEntry } from "../model/git-store.ts";
import { branchHead } from "../model/look-up.ts";
import type { Repository } from "../model/types.ts";
import type { Context } from "./context.ts";
import type { GitObjectNode, TreeEntryNode } from "./nodes.ts";

export function gitObject(git: GitView, repository: Repository, sha: string, path = ""): GitObjectNode | null {
  const object = git.object(sha);
  switch (object?.kind) {
    case "commit":
      return { __typename: "Commit", repository, commit: object.commit };
    case "tree":
      return { __typename: "Tree", repository, sha, entries: object.entries, path };
    case "blob":
      return { __typename: "Blob", repository, sha, bytes: object.bytes };
    default:
      return null;
  }
}

export function entryAt(git: GitView, repository: Repository, treeSha: string, path: string): TreeEntryNode | null {
  const names = path.split("/").filter((name) => name !== "");
  let entries: readonly TreeEntry[] | null = git.tree(treeSha);
  for (const [index, name] of names.entries()) {
    const entry: TreeEntry | undefined = entries?.find((candidate) => candidate.name === name);
    if (entry === undefined) return null;
    if (index === names.length - 1) return { __typename: "TreeEntry", repository, entry, path: names.join("/") };
    entries = git.tree(entry.sha);
  }
  return null;
}

/** A revision, or a revision and a path; null for whatever is not there. */
export function byExpression(context: Context, repository: Repository, expression: string): GitObjectNode | null {
  const colon = expression.indexOf(":");
  const revision = colon < 0 ? expression : expression.slice(0, colon);
  const sha = resolveRevision(context, repository, revision);
  if (sha === null || colon < 0) return sha === null ? null : gitObject(context.git, repository, sha);
  const tree = context.git.commit(sha)?.tree;
  if (tree === undefined) return null;
  const path = expression.slice(colon + 1);
  if (path === "") return gitObject(context.git, repository, tree);
  const found = entryAt(context.git, repository, tree, path);
  return found === null ? null : gitObject(context.git, repository, found.entry.sha, found.path);
}

/** A commit's (or any object's) full sha, `HEAD`, a branch's name, with or without `refs/heads/`. */
export function resolveRevision(context: Context, repository: Repository, revision: string): string | null {
  if (/^[0-9a-f]{40}$/.test(revision)) return context.git.object(revision) === null ? null : revision;
  const name = revision === "HEAD" ? repository.defaultBranch : branchNameOf(revision);
  return branchHead(context.state, repository.id, name);
}

export function branchNameOf(qualifiedName: string): string {
  return qualifiedName.replace(/^(refs\/)?heads\//, "");
}
