/**
 * A history as its first parents tell it: the line of commits that the branch has had, and
 * for each merge the commits that it brought.
 */
import type { Sha } from "../core/model/names.ts";
import type { Commit } from "./read-git.ts";

export interface CommitLine {
  /** Oldest first. */
  readonly line: readonly Commit[];
  /** What a merge of the line brought, oldest first. */
  readonly broughtBy: (merge: Sha) => readonly Commit[];
}

/** `commits`: oldest first, each after its parents, the last one the branch's present. */
export const commitLine = (commits: readonly Commit[]): CommitLine => {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const line: Commit[] = [];
  for (let at = commits.at(-1); at !== undefined; at = byId.get(at.parents[0] ?? ("" as Sha))) line.push(at);
  line.reverse();
  /** Which commit of the line brought it. */
  const bringer = new Map<Sha, Sha>();
  for (const { id } of line) {
    const open: Sha[] = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (bringer.has(next)) continue;
      bringer.set(next, id);
      open.push(...(byId.get(next)?.parents ?? []));
    }
  }
  const brought = Map.groupBy(commits, ({ id }) => bringer.get(id));
  return { line, broughtBy: (merge) => (brought.get(merge) ?? []).filter(({ id }) => id !== merge) };
};
