/**
 * What changed between two trees, as GitHub lists the files of a pull request:
 * added, removed, modified, renamed (git's rule: at least half alike), with the
 * unified patch.
 */
import type { GitView } from "./git-store.ts";
import type { FileEntry } from "./history.ts";

export interface FileDifference {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: "added" | "removed" | "modified" | "renamed";
  /** The new blob, or the removed one. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Null for what is not text, or renamed without a change. */
  readonly patch: string | null;
}

/** In the order of paths. */
export function differences(
  git: GitView,
  before: ReadonlyMap<string, FileEntry>,
  after: ReadonlyMap<string, FileEntry>,
): readonly FileDifference[] {
  const added = [...after.keys()].filter((path) => !before.has(path));
  const removed = new Set([...before.keys()].filter((path) => !after.has(path)));
  const result: FileDifference[] = [];
  for (const [path, file] of after) {
    const old = before.get(path);
    if (old !== undefined && (old.sha !== file.sha || old.mode !== file.mode)) {
      result.push(difference(git, path, null, "modified", old.sha, file.sha));
    }
  }
  for (const path of added) {
    const sha = after.get(path)?.sha ?? "";
    const source = mostAlike(git, sha, removed, before);
    if (source === null) {
      result.push(difference(git, path, null, "added", null, sha));
    } else {
      removed.delete(source);
      result.push(difference(git, path, source, "renamed", before.get(source)?.sha ?? null, sha));
    }
  }
  for (const path of removed) {
    result.push(difference(git, path, null, "removed", before.get(path)?.sha ?? null, null));
  }
  return result.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function mostAlike(
  git: GitView,
  sha: string,
  removed: ReadonlySet<string>,
  before: ReadonlyMap<string, FileEntry>,
): string | null {
  let best: { readonly path: string; readonly likeness: number } | null = null;
  for (const path of removed) {
    const oldSha = before.get(path)?.sha ?? "";
    const likeness = oldSha === sha ? 2 : likenessOf(linesOf(git, oldSha), linesOf(git, sha));
    if (likeness >= 0.5 && (best === null || likeness > best.likeness)) {
      best = { path, likeness };
    }
  }
  return best?.path ?? null;
}

/** The share of characters in lines that both have. */
function likenessOf(one: readonly string[] | null, other: readonly string[] | null): number {
  if (one === null || other === null) {
    return 0;
  }
  const counts = new Map<string, number>();
  for (const line of one) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  let common = 0;
  for (const line of other) {
    const left = counts.get(line) ?? 0;
    if (left > 0) {
      counts.set(line, left - 1);
      common += line.length + 1;
    }
  }
  const size = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length + 1, 0);
  return common / Math.max(size(one), size(other), 1);
}

function difference(
  git: GitView,
  path: string,
  previousPath: string | null,
  status: FileDifference["status"],
  oldSha: string | null,
  newSha: string | null,
): FileDifference {
  const old = oldSha === null ? [] : linesOf(git, oldSha);
  const fresh = newSha === null ? [] : linesOf(git, newSha);
  const base = { path, previousPath, status, sha: newSha ?? oldSha ?? "" };
  if (old === null || fresh === null || oldSha === newSha) {
    return { ...base, additions: 0, deletions: 0, patch: null };
  }
  const edits = editScript(old, fresh);
  return {
    ...base,
    additions: edits.filter((edit) => edit.sign === "+").length,
    deletions: edits.filter((edit) => edit.sign === "-").length,
    patch: unifiedPatch(edits),
  };
}

/** Null for bytes that are not text, as git decides it (a NUL in them). */
function linesOf(git: GitView, sha: string): readonly string[] | null {
  const bytes = git.blob(sha);
  if (bytes === null || bytes.includes(0)) {
    return null;
  }
  const lines = Buffer.from(bytes).toString("utf8").split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

interface Edit {
  readonly sign: " " | "+" | "-";
  readonly line: string;
}

/** Longest common subsequence between what remains after the common beginning and end. */
function editScript(old: readonly string[], fresh: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) {
    start += 1;
  }
  let end = 0;
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  ) {
    end += 1;
  }
  const a = old.slice(start, old.length - end);
  const b = fresh.slice(start, fresh.length - end);
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const edits: Edit[] = old.slice(0, start).map((line) => ({ sign: " ", line }));
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      edits.push({ sign: " ", line: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      edits.push({ sign: "-", line: a[i] ?? "" });
      i += 1;
    } else {
      edits.push({ sign: "+", line: b[j] ?? "" });
      j += 1;
    }
  }
  return [...edits, ...old.slice(old.length - end).map((line): Edit => ({ sign: " ", line }))];
}

/** Hunks with three lines around each change. */
function unifiedPatch(edits: readonly Edit[]): string {
  const around = 3;
  const near = edits.map((_, index) =>
    edits.slice(Math.max(0, index - around), index + around + 1).some((edit) => edit.sign !== " "),
  );
  const output: string[] = [];
  let oldLine = 0;
  let newLine = 0;
  for (let index = 0; index < edits.length; index += 1) {
    const edit = edits[index];
    if (near[index] && !near[index - 1]) {
      const stop = near.indexOf(false, index);
      const hunk = edits.slice(index, stop < 0 ? undefined : stop);
      const oldCount = hunk.filter((line) => line.sign !== "+").length;
      const newCount = hunk.filter((line) => line.sign !== "-").length;
      const oldStart = oldCount === 0 ? oldLine : oldLine + 1;
      const newStart = newCount === 0 ? newLine : newLine + 1;
      output.push(`@@ -${oldStart},${oldCount} +${newStart},${newCount} @@`);
    }
    if (edit !== undefined) {
      oldLine += edit.sign === "+" ? 0 : 1;
      newLine += edit.sign === "-" ? 0 : 1;
      if (near[index]) {
        output.push(edit.sign + edit.line);
      }
    }
  }
  return output.join("\n");
}
