import type { Instant, Login, Sha } from "./names.ts";

/** One of our comments as it stands on GitHub. */
export interface SeenComment {
  readonly id: number;
  /** Node id, for minimising. */
  readonly node: string;
  readonly slot: string;
  readonly body: string;
  readonly createdAt: Instant;
  readonly minimized: boolean;
}

export interface SeenCheck {
  readonly id: number;
  readonly name: string;
  readonly status: "queued" | "in_progress" | "completed" | "stale";
  readonly conclusion: string | null;
  /** Digest of what we posted, kept in `external_id`. */
  readonly externalId: string;
  readonly startedAt: Instant | null;
}

/** What plan compares with: the thread's surfaces as read. Complete, or the look would have failed. */
export interface Seen {
  readonly open: boolean;
  readonly merged: boolean;
  readonly draft: boolean;
  readonly head: Sha | null;
  readonly headBranch: string | null;
  /** `owner/name` of the head's repository; null when it is gone. */
  readonly headRepository: string | null;
  readonly headWritable: boolean;
  readonly headIsFork: boolean;
  /** It is to be merged into the default branch. */
  readonly intoDefault: boolean;
  readonly title: string;
  /** The thread's description. */
  readonly description: string;
  readonly labels: readonly string[];
  readonly assignees: readonly Login[];
  readonly comments: readonly SeenComment[];
  /** The newest run of each name of ours on the head. */
  readonly checks: readonly SeenCheck[];
  /** Our own reactions by the comment or review that carries them; only of those read. */
  readonly reactions: ReadonlyMap<string, readonly string[]>;
  /** Labels defined in the repository, as far as they are ours; null: not read at this look. */
  readonly repositoryLabels: readonly string[] | null;
}
