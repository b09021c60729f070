/**
 * Git's objects written one by one: blobs, a tree on top of another, a commit. Nothing
 * points at them until a ref does: https://docs.github.com/en/rest/git.
 */
import { Refused } from "../acts/refused.ts";
import { githubSignature, signatureOf } from "../acts/signatures.ts";
import { type FileEntry, filesOfTree, writeTree } from "../model/history.ts";
import { gitCommitShape } from "../shapes/git.ts";
import { repositoryUrl } from "../shapes/repository.ts";
import { optionalText, text, texts, word, wrongType } from "./body.ts";
import { ownRepository } from "./finding.ts";
import { type Answer, type Call, created, type Route, writing } from "./route.ts";

export const gitWritingRoutes: readonly Route[] = [
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/git/blobs",
    access: writing("contents"),
    fields: ["content", "encoding"],
    handle(call) {
      const repository = ownRepository(call);
      const encoding = word("encoding", optionalText(call, "encoding"), ["utf-8", "base64"]) ?? "utf-8";
      const bytes = Buffer.from(text(call, "content"), encoding === "base64" ? "base64" : "utf8");
      const sha = call.world.git.addBlob(bytes);
      return created({ sha, url: repositoryUrl(call.world, repository, `/git/blobs/${sha}`) });
    },
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/git/trees",
    access: writing("contents"),
    fields: ["base_tree", "tree"],
    handle: createTree,
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/git/commits",
    access: writing("contents"),
    fields: ["message", "tree", "parents"],
    handle: createCommit,
  },
];

/** Entries of the stand-in name a blob by its sha; null takes the path out. */
interface WrittenEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string | null;
}

function entriesOf(call: Call): readonly WrittenEntry[] {
  const { tree } = call.body;
  if (!Array.isArray(tree)) throw wrongType("tree", tree, "an array");
  return tree.map((entry: Readonly<Record<string, unknown>>) => {
    const { path, mode = "100644", type = "blob", sha = null } = entry;
    if (typeof path !== "string" || path === "" || type !== "blob" || typeof mode !== "string") {
      throw new Refused(422, "tree.path contains a malformed path component");
    }
    if (sha !== null && (typeof sha !== "string" || call.world.git.blob(sha) === null)) {
      throw new Refused(422, `tree.sha ${String(sha)} is not a valid blob`);
    }
    return { path, mode, type, sha };
  });
}

function createTree(call: Call): Answer {
  const repository = ownRepository(call);
  const { git } = call.world;
  const base = optionalText(call, "base_tree");
  const before = base === undefined ? null : (git.commit(base)?.tree ?? base);
  if (before !== null && git.tree(before) === null) throw new Refused(422, "base_tree is not a valid tree oid");
  const files = new Map<string, FileEntry>(before === null ? [] : filesOfTree(git, before));
  for (const { path, mode, sha } of entriesOf(call)) {
    if (sha !== null) files.set(path, { mode, sha });
    else if (!files.delete(path)) throw new Refused(422, "GitRPC::BadObjectState");
  }
  const sha = writeTree(git, files);
  const tree = [...files].map(([path, file]) => ({ path, mode: file.mode, type: "blob", sha: file.sha }));
  return created({ sha, url: repositoryUrl(call.world, repository, `/git/trees/${sha}`), tree, truncated: false });
}

/** Without an author of its own GitHub signs what an App commits. */
function createCommit(call: Call): Answer {
  const repository = ownRepository(call);
  const { git } = call.world;
  const [tree, message] = [text(call, "tree"), text(call, "message")];
  const parents = texts(call, "parents") ?? [];
  if (git.tree(tree) === null) throw new Refused(422, "Tree SHA does not exist");
  if (parents.some((parent) => git.commit(parent) === null)) {
    throw new Refused(422, "Parent SHA does not exist or is not a commit object");
  }
  const sha = git.addCommit({
    tree,
    parents,
    message,
    author: signatureOf(call.world, call.actor.accountId),
    committer: githubSignature(call.world),
    verified: true,
  });
  const commit = git.commit(sha);
  if (commit === null) throw new Refused(422, "Object does not exist");
  return created(gitCommitShape(call.world, repository, commit));
}
