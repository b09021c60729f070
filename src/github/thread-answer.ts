/** The shapes that the queries of `thread-query.ts` are answered with, field by field as asked for. */
import type { EntryAnswer } from "./blob-reading.ts";

export interface Page<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (Node | null)[];
}

export interface ActorAnswer {
  readonly __typename: string;
  readonly login: string;
  readonly databaseId?: number | null;
}

export interface CommentAnswer {
  readonly id: string;
  readonly fullDatabaseId: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastEditedAt: string | null;
  readonly createdViaEmail: boolean;
  readonly isMinimized: boolean;
  readonly url: string;
  readonly viewerDidAuthor: boolean;
  readonly author: ActorAnswer | null;
  readonly editor: ActorAnswer | null;
  readonly reactionGroups: readonly { readonly content: string; readonly viewerHasReacted: boolean }[] | null;
}

export interface ReviewAnswer {
  readonly id: string;
  readonly fullDatabaseId: string;
  readonly state: string;
  readonly body: string;
  readonly submittedAt: string | null;
  readonly lastEditedAt: string | null;
  readonly url: string;
  readonly author: ActorAnswer | null;
  readonly editor: ActorAnswer | null;
  readonly commit: { readonly oid: string } | null;
}

export interface EventAnswer {
  readonly __typename: string;
  readonly id?: string;
  readonly createdAt?: string;
  readonly actor?: ActorAnswer | null;
  readonly label?: { readonly name: string };
  readonly deletedCommentAuthor?: ActorAnswer | null;
  readonly previousRefName?: string;
  readonly currentRefName?: string;
  readonly oldBase?: string;
  readonly newBase?: string;
  readonly review?: { readonly fullDatabaseId: string } | null;
  readonly previousReviewState?: string;
  readonly pullRequestCommit?: { readonly id: string } | null;
}

export interface FileAnswer {
  readonly path: string;
  readonly changeType: string;
}

export interface RunAnswer {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
  readonly startedAt: string | null;
  readonly permalink: string;
}

export interface SuiteAnswer {
  readonly id: string;
  readonly runs: Page<RunAnswer>;
}

/** Documents are beside these, under `d0`, `d1`, … */
export interface HeadAnswer {
  readonly oid: string;
  readonly suites: Page<SuiteAnswer> | null;
  readonly [document: `d${number}`]: EntryAnswer | null;
}

/** The lists of a thread by the aliases that the queries give them; an issue lacks reviews and files. */
export interface ListsAnswer {
  readonly labels?: Page<{ readonly id: string; readonly name: string }> | null;
  readonly assignees?: Page<{ readonly id: string; readonly login: string }> | null;
  readonly comments?: Page<CommentAnswer> | null;
  readonly reviews?: Page<ReviewAnswer> | null;
  readonly timeline?: Page<EventAnswer> | null;
  readonly files?: Page<FileAnswer> | null;
}

export interface ThreadAnswer extends ListsAnswer {
  readonly __typename: "PullRequest" | "Issue";
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly locked: boolean;
  readonly author: ActorAnswer | null;
  readonly issueState?: string;
  readonly pullRequestState?: string;
  readonly isDraft?: boolean;
  readonly baseRefName?: string;
  readonly baseRefOid?: string;
  readonly changedFiles?: number;
  readonly headRefName?: string;
  readonly headRefOid?: string;
  readonly headRef?: { readonly id: string } | null;
  readonly headRepository?: {
    readonly nameWithOwner: string;
    readonly owner: { readonly __typename: string };
  } | null;
  readonly isCrossRepository?: boolean;
  readonly maintainerCanModify?: boolean;
  readonly commits?: { readonly nodes: readonly ({ readonly commit: HeadAnswer } | null)[] | null };
}

export interface RepositoryAnswer {
  readonly databaseId: number;
  readonly name: string;
  readonly owner: { readonly login: string };
  readonly defaultBranchRef: {
    readonly name: string;
    readonly target: { readonly oid: string; readonly policy?: EntryAnswer | null } | null;
  } | null;
}

export interface FirstAnswer {
  readonly repository: (RepositoryAnswer & { readonly thread: ThreadAnswer | null }) | null;
}

/** `s0`, `s1`, …: suites with more runs. */
export interface MoreAnswer {
  readonly repository: {
    readonly thread: (ListsAnswer & { readonly headRefOid?: string }) | null;
    readonly head?: Partial<HeadAnswer> | null;
  } | null;
  readonly [suite: `s${number}`]: { readonly runs: Page<RunAnswer> } | null;
}
