/**
 * GraphQL's global ids. GitHub's are opaque with a prefix naming the type
 * (https://docs.github.com/en/graphql/guides/using-global-node-ids); ours are
 * the same in shape and can be read back.
 */
export type NodeKind =
  | "App"
  | "Blob"
  | "Bot"
  | "CheckRun"
  | "CheckSuite"
  | "Commit"
  | "Discussion"
  | "DiscussionCategory"
  | "Event"
  | "Issue"
  | "IssueComment"
  | "Label"
  | "MergeQueue"
  | "MergeQueueEntry"
  | "Organization"
  | "PullRequest"
  | "PullRequestReview"
  | "Reaction"
  | "Ref"
  | "Repository"
  | "Team"
  | "Tree"
  | "User"
  | "UserContentEdit";

const prefixes: { readonly [K in NodeKind]: string } = {
  App: "A",
  Blob: "B",
  Bot: "BOT",
  CheckRun: "CR",
  CheckSuite: "CS",
  Commit: "C",
  Discussion: "D",
  DiscussionCategory: "DIC",
  Event: "EV",
  Issue: "I",
  IssueComment: "IC",
  Label: "LA",
  MergeQueue: "MQ",
  MergeQueueEntry: "MQE",
  Organization: "O",
  PullRequest: "PR",
  PullRequestReview: "PRR",
  Reaction: "REA",
  Ref: "REF",
  Repository: "R",
  Team: "T",
  Tree: "TR",
  User: "U",
  UserContentEdit: "UCE",
};

/** `key` is the database id, a sha, or for a Ref `branchKey(repositoryId, name)`. */
export function nodeId(kind: NodeKind, key: number | string): string {
  return `${prefixes[kind]}_${Buffer.from(String(key)).toString("base64url")}`;
}

/** Null for what is no id of ours. */
export function readNodeId(id: string): { readonly kind: NodeKind; readonly key: string } | null {
  const at = id.indexOf("_");
  const prefix = id.slice(0, at);
  for (const [kind, candidate] of Object.entries(prefixes)) {
    if (at > 0 && candidate === prefix) {
      return { kind: kind as NodeKind, key: Buffer.from(id.slice(at + 1), "base64url").toString("utf8") };
    }
  }
  return null;
}
