/**
 * Reading and writing commits as files by path: trees flattened and built,
 * ancestors, merge bases. Works on any `GitView`, so on lagging ones too.
 */
import type { FileChange } from "../sandbox-api.ts";
import type { Commit, GitStore, GitView, Signature, TreeEntry } from "./git-store.ts";
import { must } from "./world.ts";

export interface FileEntry {
  readonly mode: string;
  readonly sha: string;
}

/** Every file below a tree by its whole path, in git's order. */
export function filesOfTree(git: GitView, treeSha: string, prefix = ""): Map<string, FileEntry> {
  const files = new Map<string, FileEntry>();
  for (const entry of must(git.tree(treeSha), `tree ${treeSha}`)) {
    const path = prefix + entry.name;
    if (entry.mode === "40000") {
      for (const [below, file] of filesOfTree(git, entry.sha, `${path}/`)) {
        files.set(below, file);
      }
    } else {
      files.set(path, { mode: entry.mode, sha: entry.sha });
    }
  }
  return files;
}

export function filesOfCommit(git: GitView, sha: string): Map<string, FileEntry> {
  return filesOfTree(git, must(git.commit(sha), `commit ${sha}`).tree);
}

export function fileAt(git: GitView, commitSha: string, path: string): Uint8Array | null {
  const file = filesOfCommit(git, commitSha).get(path);
  return file === undefined ? null : git.blob(file.sha);
}

export function writeTree(git: GitStore, files: ReadonlyMap<string, FileEntry>): string {
  const entries: TreeEntry[] = [];
  const folders = new Map<string, Map<string, FileEntry>>();
  for (const [path, file] of files) {
    const slash = path.indexOf("/");
    if (slash < 0) {
      entries.push({ mode: file.mode, name: path, sha: file.sha });
    } else {
      const folder = path.slice(0, slash);
      const below = folders.get(folder) ?? new Map<string, FileEntry>();
      below.set(path.slice(slash + 1), file);
      folders.set(folder, below);
    }
  }
  for (const [name, below] of folders) {
    entries.push({ mode: "40000", name, sha: writeTree(git, below) });
  }
  return git.addTree(entries);
}

/** The files after changes and renames (new path by old path); a rename keeps mode and content unless changed, too. */
export function changedFiles(
  git: GitStore,
  before: ReadonlyMap<string, FileEntry>,
  changes: Readonly<Record<string, FileChange>>,
  renames: Readonly<Record<string, string>> = {},
): Map<string, FileEntry> {
  const files = new Map(before);
  for (const [from, to] of Object.entries(renames)) {
    const file = files.get(from);
    if (file !== undefined) {
      files.delete(from);
      files.set(to, file);
    }
  }
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) {
      files.delete(path);
    } else {
      const bytes = typeof change === "string" ? Buffer.from(change) : change;
      files.set(path, { mode: files.get(path)?.mode ?? "100644", sha: git.addBlob(bytes) });
    }
  }
  return files;
}

export function writeCommit(
  git: GitStore,
  content: {
    readonly files: ReadonlyMap<string, FileEntry>;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author: Signature;
    readonly committer?: Signature;
    readonly verified?: boolean;
  },
): string {
  return git.addCommit({
    tree: writeTree(git, content.files),
    parents: content.parents,
    message: content.message,
    author: content.author,
    committer: content.committer ?? content.author,
    verified: content.verified ?? false,
  });
}

/** The commit and everything before it, nearest first. */
export function ancestors(git: GitView, sha: string): readonly string[] {
  const seen = new Set<string>([sha]);
  for (const next of seen) {
    for (const parent of git.commit(next)?.parents ?? []) {
      seen.add(parent);
    }
  }
  return [...seen];
}

/** The newest commit that both have; null when they have nothing in common. */
export function mergeBase(git: GitView, one: string, other: string): string | null {
  const mine = new Set(ancestors(git, one));
  return ancestors(git, other).find((sha) => mine.has(sha)) ?? null;
}

/** Commits that `head` has and `base` has not, oldest first. */
export function commitsBetween(git: GitView, base: string, head: string): readonly Commit[] {
  const known = new Set(ancestors(git, base));
  return ancestors(git, head)
    .filter((sha) => !known.has(sha))
    .map((sha) => must(git.commit(sha), `commit ${sha}`))
    .reverse();
}
