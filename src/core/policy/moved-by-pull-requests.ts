/** Whether documents of a kind are merged when they are admitted, and moved by a pull request each time from then on. */
import type { Kind } from "../model/kind.ts";
import type { Policy } from "../model/policy.ts";

export const isMovedByPullRequests = (policy: Policy | null, kind: Kind | null): boolean =>
  policy?.documents.find((group) => group.kind === kind?.name)?.flow === "pull-request-per-move";
