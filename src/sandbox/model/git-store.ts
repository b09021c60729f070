/**
 * Git's objects, made byte for byte as git makes them, so that every sha is the
 * one that git would compute. One store for the repository and its forks, as on
 * GitHub. Objects are never removed.
 *
 * A `GitView` is the store as of some moment: objects written later are not
 * there yet, which is how commits lag in rough weather.
 */
import { createHash } from "node:crypto";

export interface TreeEntry {
  /** `100644`, `100755`, `120000` or `40000`. */
  readonly mode: string;
  readonly name: string;
  readonly sha: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** `2026-03-02T09:00:00Z`. */
  readonly at: string;
  /** The account behind it, if any; not part of the git object. */
  readonly accountId: number | null;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
  /** Made by GitHub itself (createCommitOnBranch, contents, merge): signed, shown as verified. */
  readonly verified: boolean;
}

export type GitObject =
  | { readonly kind: "blob"; readonly sha: string; readonly order: number; readonly bytes: Uint8Array }
  | { readonly kind: "tree"; readonly sha: string; readonly order: number; readonly entries: readonly TreeEntry[] }
  | { readonly kind: "commit"; readonly sha: string; readonly order: number; readonly commit: Commit };

export interface GitView {
  object(sha: string): GitObject | null;
  blob(sha: string): Uint8Array | null;
  tree(sha: string): readonly TreeEntry[] | null;
  commit(sha: string): Commit | null;
}

export class GitStore implements GitView {
  readonly #objects = new Map<string, GitObject>();

  /** How many objects there are: the mark of a moment for `asOf`. */
  get size(): number {
    return this.#objects.size;
  }

  object(sha: string): GitObject | null {
    return this.#objects.get(sha) ?? null;
  }

  blob(sha: string): Uint8Array | null {
    const object = this.object(sha);
    return object?.kind === "blob" ? object.bytes : null;
  }

  tree(sha: string): readonly TreeEntry[] | null {
    const object = this.object(sha);
    return object?.kind === "tree" ? object.entries : null;
  }

  commit(sha: string): Commit | null {
    const object = this.object(sha);
    return object?.kind === "commit" ? object.commit : null;
  }

  /** The store as it was when `size` was that. */
  asOf(size: number): GitView {
    const object = (sha: string): GitObject | null => {
      const found = this.object(sha);
      return found !== null && found.order < size ? found : null;
    };
    return {
      object,
      blob: (sha) => (object(sha) === null ? null : this.blob(sha)),
      tree: (sha) => (object(sha) === null ? null : this.tree(sha)),
      commit: (sha) => (object(sha) === null ? null : this.commit(sha)),
    };
  }

  addBlob(bytes: Uint8Array): string {
    const sha = shaOf("blob", bytes);
    this.#keep({ kind: "blob", sha, order: this.size, bytes });
    return sha;
  }

  addTree(unsorted: readonly TreeEntry[]): string {
    const entries = [...unsorted].sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
    const bytes = Buffer.concat(
      entries.flatMap((entry) => [Buffer.from(`${entry.mode} ${entry.name}\0`), Buffer.from(entry.sha, "hex")]),
    );
    const sha = shaOf("tree", bytes);
    this.#keep({ kind: "tree", sha, order: this.size, entries });
    return sha;
  }

  addCommit(content: Omit<Commit, "sha">): string {
    const lines = [
      `tree ${content.tree}`,
      ...content.parents.map((parent) => `parent ${parent}`),
      `author ${signatureLine(content.author)}`,
      `committer ${signatureLine(content.committer)}`,
      "",
      content.message.endsWith("\n") ? content.message : `${content.message}\n`,
    ];
    const sha = shaOf("commit", Buffer.from(lines.join("\n")));
    this.#keep({ kind: "commit", sha, order: this.size, commit: { sha, ...content } });
    return sha;
  }

  #keep(object: GitObject): void {
    if (!this.#objects.has(object.sha)) {
      this.#objects.set(object.sha, object);
    }
  }
}

function shaOf(kind: GitObject["kind"], bytes: Uint8Array): string {
  return createHash("sha1").update(`${kind} ${bytes.byteLength}\0`).update(bytes).digest("hex");
}

/** Git sorts a folder as if its name ended in a slash. */
function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.mode === "40000" ? `${entry.name}/` : entry.name);
}

function signatureLine(signature: Signature): string {
  return `${signature.name} <${signature.email}> ${Math.floor(Date.parse(signature.at) / 1000)} +0000`;
}
