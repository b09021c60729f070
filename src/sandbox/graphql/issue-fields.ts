/** Issue: what it has beside the fields that it shares with pull requests. */

import type { Fields } from "./fields.ts";
import type { IssueNode } from "./nodes.ts";
import { threadFields } from "./thread-fields.ts";

export const issueFields: Fields<IssueNode> = {
  ...threadFields,
  id: ({ thread }) => thread.nodeId,
  databaseId: ({ thread }) => thread.id,
  fullDatabaseId: ({ thread }) => String(thread.id),
  state: ({ thread }) => thread.state.toUpperCase(),
  // Nobody closes an issue here for any other reason.
  stateReason: ({ thread }) => (thread.state === "closed" ? "COMPLETED" : null),
};
