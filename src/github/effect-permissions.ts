/** The permission that each kind of effect needs; `app.yml` asks for these and for what is read, and for no more. */
import type { EffectKind } from "../core/model/effect.ts";

export type AppPermission = "checks" | "contents" | "discussions" | "issues" | "members" | "metadata" | "pull_requests";

/** Comments and labels on pull requests are reached through GitHub's interface of issues, which `pull_requests` opens; issues need their own. */
export const effectPermissions: { readonly [K in EffectKind]: readonly AppPermission[] } = {
  "create-comment": ["pull_requests", "issues"],
  "update-comment": ["pull_requests", "issues"],
  "delete-comment": ["pull_requests", "issues"],
  "minimise-comment": ["pull_requests", "issues"],
  "create-label": ["pull_requests", "issues"],
  "add-labels": ["pull_requests", "issues"],
  "remove-label": ["pull_requests", "issues"],
  "add-assignees": ["pull_requests", "issues"],
  "remove-assignees": ["pull_requests", "issues"],
  "edit-description": ["pull_requests"],
  "edit-title": ["pull_requests"],
  "close-thread": ["pull_requests"],
  merge: ["contents", "pull_requests"],
  "create-check": ["checks"],
  commit: ["contents"],
  "propose-change": ["contents", "pull_requests"],
  "withdraw-change": ["pull_requests"],
  "delete-branch": ["contents"],
  announce: ["discussions"],
  "add-reaction": ["pull_requests", "issues"],
  "remove-reaction": ["pull_requests", "issues"],
};

/** What is only read, and the fact that needs it. */
export const readPermissions: Readonly<Record<"members" | "merge_queues" | "metadata", string>> = {
  metadata: "comes with every App; who may do what in the repository",
  merge_queues: "who is in a group of a merge queue",
  members: "the people of a team that a role names",
};
