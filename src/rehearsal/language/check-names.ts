/**
 * Names across steps: what `pull_request`, `comment` and `review` name must have
 * been given by `as` in an earlier step. Numbers and slots of the App's comments
 * cannot be known before the run, so only names that can never be right are told.
 */
import type { WrittenStep } from "./scenario-schema.ts";
import { nearest } from "./suggestion.ts";

export interface NameProblem {
  /** Below `steps`. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** First words of the App's slots; what stands after a colon is the App's. */
const slots = ["status", "ballot", "result", "reminder", "refusals"];

export function checkNames(steps: readonly WrittenStep[]): readonly NameProblem[] {
  const problems: NameProblem[] = [];
  const threads: string[] = [];
  const comments: string[] = [];
  const reviews: string[] = [];
  steps.forEach((step, index) => {
    const input = step.action?.with;
    const named = (path: readonly PropertyKey[], name: unknown, known: readonly string[], what: string): void => {
      if (typeof name !== "string" || known.includes(name)) return;
      const near = nearest(name, known);
      const hint =
        near !== null
          ? `Did you mean "${near}"?`
          : known.length > 0
            ? `Named so far: ${known.join(", ")}.`
            : "Nothing has been named so far.";
      problems.push({
        path: [index, ...path],
        message: `No ${what} before this step is named "${name}" by \`as\`. ${hint}`,
      });
    };
    named(["pull_request"], step.pullRequest, threads, "pull request or issue");
    if (step.expect !== null) {
      const { pull_request, merge_group, merge_queue } = step.expect;
      const inQueue = { merge_queue, "merge_group.members": merge_group?.members };
      named(["expect", "pull_request"], pull_request, threads, "pull request or issue");
      for (const [path, members] of Object.entries(inQueue)) {
        for (const [place, member] of (members ?? []).entries())
          named(["expect", ...path.split("."), place], member, threads, "pull request or issue");
      }
    }
    if (step.action === null || input === undefined) return;
    const kind = step.action.kind;
    if ("pull_request" in input) named([kind, "pull_request"], input.pull_request, threads, "pull request or issue");
    if ("comment" in input && typeof input.comment === "string" && !isSlot(input.comment)) {
      named([kind, "comment"], input.comment, comments, "comment");
    }
    if (kind === "dismiss_review") named([kind, "review"], step.action.with.review, reviews, "review");
    if ("as" in input && typeof input.as === "string") {
      (kind === "comment" ? comments : kind === "review" ? reviews : threads).push(input.as);
    }
  });
  return problems;
}

const isSlot = (name: string): boolean => name.includes(":") || slots.includes(name);
