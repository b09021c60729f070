/** Merging a pull request by the App: what a policy says of it, and how GitHub has it done. */
import type { Sha } from "./names.ts";

export const mergeMethods = ["merge", "squash", "rebase"] as const;
export type MergeMethod = (typeof mergeMethods)[number];

/** The App merges what is decided; null: in whatever way the repository allows. */
export interface MergeByApp {
  readonly method: MergeMethod | null;
}

/** How the base branch takes a pull request, as GitHub told it. */
export interface MergingSeen {
  /** Those that the repository allows. */
  readonly methods: readonly MergeMethod[];
  /** `required`: by the merge queue alone; `entered`: it stands in the queue. */
  readonly queue: "none" | "required" | "entered";
  /** GitHub's own words for what stands in the way: when they change, what was refused may be granted. */
  readonly standing: string;
}

/** The head with which the App put the pull request into the merge queue: once for each head. */
export interface Enqueued {
  readonly head: Sha;
}
