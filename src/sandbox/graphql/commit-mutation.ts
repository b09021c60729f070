/**
 * createCommitOnBranch: a signed commit of whole files, refused when the branch
 * is not where the caller thinks.
 *
 * A branch of a fork can be written when an open pull request of it allows
 * maintainers to edit; forks of organisations never allow it:
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/working-with-forks/allowing-changes-to-a-pull-request-branch-created-from-a-fork
 */
import { commitToBranch } from "../acts/branches.ts";
import { filesOfCommit } from "../model/history.ts";
import { branchHead, mayAtLeast, pullRequests, repositoryByName } from "../model/look-up.ts";
import { readNodeId } from "../model/node-ids.ts";
import type { Repository } from "../model/types.ts";
import { type Context, hasPermission } from "./context.ts";
import { notAccessible, refusal } from "./errors.ts";
import { branchNameOf } from "./git-objects.ts";
import { type Mutation, resolveNode, wrongType } from "./mutating.ts";
import { commitNode, type RefNode } from "./nodes.ts";
import { refNode } from "./pull-request-fields.ts";

interface CommitInput {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

export const createCommit: Mutation<CommitInput> = (input, context) => {
  const { world, viewer } = context;
  const { repository, name, sha: head } = branchOf(input.branch, context);
  if (!mayCommit(context, repository, name)) throw notAccessible();
  if (input.expectedHeadOid !== head) {
    // GitHub's own words, its two spaces included.
    const message = `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`;
    throw refusal("STALE_DATA", message);
  }
  const files = changesOf(input, head, context);
  const { headline, body } = input.message;
  if (headline.trim() === "") throw refusal("UNPROCESSABLE", "A commit message headline must be given.");
  const sha = commitToBranch(world, viewer, {
    repositoryId: repository.id,
    branch: name,
    files,
    message: body == null || body === "" ? headline : `${headline}\n\n${body}`,
    expectedHead: head,
    verified: true,
  });
  return { commit: commitNode(context, repository, sha), ref: refNode(context, repository.id, name) };
};

function branchOf({ id, repositoryNameWithOwner, branchName }: CommitInput["branch"], context: Context): RefNode {
  if (id != null) {
    const node = resolveNode(context, id);
    if (readNodeId(id)?.kind !== "Ref") throw wrongType(id, "a Ref");
    return node as RefNode;
  }
  if (repositoryNameWithOwner == null || branchName == null) {
    throw refusal("UNPROCESSABLE", "A branch needs an id, or a repository's name with its owner and a branch's name.");
  }
  const [owner = "", name = ""] = repositoryNameWithOwner.split("/");
  const repository = repositoryByName(context.world, owner, name);
  if (repository === null) {
    throw refusal("NOT_FOUND", `Could not resolve to a Repository with the name '${repositoryNameWithOwner}'.`);
  }
  const short = branchNameOf(branchName);
  const sha = branchHead(context.state, repository.id, short);
  if (sha === null) throw refusal("NOT_FOUND", `Could not resolve to a Ref with the name '${branchName}'.`);
  return { __typename: "Ref", repository, name: short, sha };
}

function mayCommit(context: Context, repository: Repository, branch: string): boolean {
  const { world, viewer } = context;
  const onTheRepository =
    viewer.viaAppId === null
      ? mayAtLeast(world.repository, viewer.accountId, "write")
      : hasPermission(context, "contents", "write");
  if (repository.id === world.repositoryId) return onTheRepository;
  if (viewer.viaAppId === null && mayAtLeast(repository, viewer.accountId, "write")) return true;
  return onTheRepository && allowsMaintainers(context, repository, branch);
}

function allowsMaintainers({ world, state }: Context, fork: Repository, branch: string): boolean {
  return (
    world.account(fork.ownerId).kind === "User" &&
    pullRequests(state).some(
      ({ state: open, pullRequest }) =>
        open === "open" &&
        pullRequest.headRepositoryId === fork.id &&
        pullRequest.headRef === branch &&
        pullRequest.maintainerCanModify,
    )
  );
}

function changesOf(
  { fileChanges }: CommitInput,
  head: string,
  context: Context,
): Readonly<Record<string, Uint8Array | null>> {
  const present = filesOfCommit(context.git, head);
  const changes: Record<string, Uint8Array | null> = {};
  const set = (path: string, content: Uint8Array | null) => {
    checkPath(path, context);
    if (Object.hasOwn(changes, path)) throw refusal("UNPROCESSABLE", `Path must be unique: ${path}`);
    changes[path] = content;
  };
  for (const { path } of fileChanges?.deletions ?? []) {
    if (!present.has(path)) {
      const message = `A path was requested for deletion which does not exist as of commit oid \`${head}\``;
      throw refusal("NOT_FOUND", message);
    }
    set(path, null);
  }
  for (const { path, contents } of fileChanges?.additions ?? []) set(path, bytesOf(path, contents));
  return changes;
}

function checkPath(path: string, context: Context): void {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || part.toLowerCase() === ".git")) {
    throw refusal("UNPROCESSABLE", `The path '${path}' is not valid in a repository.`);
  }
  // Workflows need a permission of their own: https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
  if (path.startsWith(".github/workflows/") && !hasPermission(context, "workflows", "write")) throw notAccessible();
}

function bytesOf(path: string, contents: string): Uint8Array {
  const text = contents.replaceAll(/\s/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    throw refusal("UNPROCESSABLE", `The contents of '${path}' are not Base64.`);
  }
  return Buffer.from(text, "base64");
}
