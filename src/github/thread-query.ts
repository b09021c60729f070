/**
 * The queries that read a thread. The first takes everything, a page of up to
 * 100 of each list; what a list has beyond that is asked for by `moreQuery`,
 * for all unfinished lists at once. Both are built from one table of lists.
 */
import { policyPath } from "../core/model/policy.ts";
import { entryFields } from "./blob-reading.ts";
import type { ListsAnswer } from "./thread-answer.ts";

export type ListName = keyof ListsAnswer;

const actorFields = `fragment actor on Actor {
  __typename login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;

const event = (type: string, more = ""): string => `... on ${type} { id createdAt actor { ...actor } ${more} }`;

const issueEvents = [
  event("LabeledEvent", "label { name }"),
  event("UnlabeledEvent", "label { name }"),
  event("ClosedEvent"),
  event("ReopenedEvent"),
  event("CommentDeletedEvent", "deletedCommentAuthor { ...actor }"),
];
const pullRequestEvents = [
  ...issueEvents,
  event("MergedEvent"),
  event("ConvertToDraftEvent"),
  event("ReadyForReviewEvent"),
  event("BaseRefChangedEvent", "previousRefName currentRefName"),
  event("AutomaticBaseChangeSucceededEvent", "oldBase newBase"),
  event("ReviewDismissedEvent", "review { fullDatabaseId } previousReviewState pullRequestCommit { id }"),
];
const issueTypes = "LABELED_EVENT UNLABELED_EVENT CLOSED_EVENT REOPENED_EVENT COMMENT_DELETED_EVENT";
const pullRequestTypes =
  "MERGED_EVENT REVIEW_DISMISSED_EVENT CONVERT_TO_DRAFT_EVENT READY_FOR_REVIEW_EVENT BASE_REF_CHANGED_EVENT AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT";

interface List {
  readonly field: string;
  readonly filter: string;
  readonly nodes: string;
}

const comments: List = {
  field: "comments",
  filter: "",
  nodes: `id fullDatabaseId body createdAt updatedAt lastEditedAt createdViaEmail isMinimized url viewerDidAuthor
    author { ...actor } editor { ...actor } reactionGroups { content viewerHasReacted }`,
};
const labels: List = { field: "labels", filter: "", nodes: "id name" };
const assignees: List = { field: "assignees", filter: "", nodes: "id login" };

const listsOfIssue: { readonly [N in ListName]?: List } = {
  labels,
  assignees,
  comments,
  timeline: {
    field: "timelineItems",
    filter: `, itemTypes: [${issueTypes}]`,
    nodes: `__typename ${issueEvents.join(" ")}`,
  },
};

const listsOfPullRequest: { readonly [N in ListName]-?: List } = {
  labels,
  assignees,
  comments,
  reviews: {
    field: "reviews",
    filter: "",
    nodes:
      "id fullDatabaseId state body submittedAt lastEditedAt url author { ...actor } editor { ...actor } commit { oid }",
  },
  timeline: {
    field: "timelineItems",
    filter: `, itemTypes: [${issueTypes} ${pullRequestTypes}]`,
    nodes: `__typename ${pullRequestEvents.join(" ")}`,
  },
  files: { field: "files", filter: "", nodes: "path changeType" },
};

export const listNames: readonly ListName[] = ["labels", "assignees", "comments", "reviews", "timeline", "files"];

const page = (alias: string, { field, filter, nodes }: List, after: string): string =>
  `${alias}: ${field}(first: 100${filter}${after}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${nodes} } }`;

const runs = (after: string): string =>
  page(
    "runs",
    {
      field: "checkRuns",
      filter: ", filterBy: { checkType: LATEST }",
      nodes: "id name status conclusion externalId startedAt permalink",
    },
    after,
  );

const suites = (after: string): string =>
  page(
    "suites",
    { field: "checkSuites", filter: ", filterBy: { appId: $app }", nodes: `id ${runs("")}` },
    after,
  ).replace("first: 100", "first: 10");

const documents = (count: number): string =>
  Array.from({ length: count }, (_, index) => `d${index}: file(path: $d${index}) { ...entry }`).join(" ");

const threadFields = "number url title body createdAt closedAt locked author { ...actor }";
const fragmentsUsedIn = (query: string): string =>
  [actorFields, entryFields].filter((text) => query.includes(`...${/fragment (\w+)/.exec(text)?.[1]}`)).join("\n");
const withFragments = (query: string): string => `${query}\n${fragmentsUsedIn(query)}`;

const variables = "$owner: String!, $name: String!, $number: Int!";
const documentVariables = (count: number): string =>
  Array.from({ length: count }, (_, index) => `, $d${index}: String!`).join("");

/** Variables: owner, name, number, app, d0 … (the documents' paths). */
export const firstQuery = (documentCount: number): string => {
  const all = (lists: typeof listsOfIssue): string =>
    Object.entries(lists)
      .map(([name, list]) => page(name, list, ""))
      .join("\n");
  return withFragments(`query ReadThread(${variables}, $app: Int!${documentVariables(documentCount)}) {
  repository(owner: $owner, name: $name) {
    databaseId name owner { login }
    defaultBranchRef { name target { oid ... on Commit { policy: file(path: "${policyPath}") { ...entry } } } }
    thread: issueOrPullRequest(number: $number) {
      __typename
      ... on Issue { ${threadFields} issueState: state ${all(listsOfIssue)} }
      ... on PullRequest {
        ${threadFields} pullRequestState: state isDraft baseRefName baseRefOid changedFiles
        headRefName headRefOid headRef { id } isCrossRepository maintainerCanModify
        headRepository { nameWithOwner owner { __typename } }
        ${all(listsOfPullRequest)}
        commits(last: 1) { nodes { commit { oid ${documents(documentCount)} ${suites("")} } } }
      }
    }
  }
}`);
};

/** What is still to be read; cursors by alias. */
export interface Unread {
  readonly isPullRequest: boolean;
  readonly lists: ReadonlyMap<ListName, string>;
  /** Null: nothing; "" : suites from the beginning, with the documents. */
  readonly suites: string | null;
  readonly documentCount: number;
  readonly runs: readonly { readonly suite: string; readonly after: string }[];
}

/** Variables: owner, name, number; head and app with suites; cursors `afterLIST`, `afterSuites`, `s0`/`after0` …; d0 …. */
export const moreQuery = (unread: Unread): string => {
  const table: typeof listsOfIssue = unread.isPullRequest ? listsOfPullRequest : listsOfIssue;
  const wanted = [...unread.lists.keys()].flatMap((name) => {
    const list = table[name];
    return list ? [page(name, list, `, after: $${cursorVariable(name)}`)] : [];
  });
  const fromStart = unread.suites === "";
  const head =
    unread.suites === null
      ? ""
      : `head: object(oid: $head) { ... on Commit { oid ${fromStart ? documents(unread.documentCount) : ""} ${suites(fromStart ? "" : ", after: $afterSuites")} } }`;
  const declared = [
    variables,
    ...[...unread.lists.keys()].map((name) => `$${cursorVariable(name)}: String!`),
    ...(unread.suites === null ? [] : ["$head: GitObjectID!", "$app: Int!"]),
    ...(unread.suites ? ["$afterSuites: String!"] : []),
    ...unread.runs.flatMap((_, index) => [`$s${index}: ID!`, `$after${index}: String!`]),
  ].join(", ");
  const type = unread.isPullRequest ? "PullRequest" : "Issue";
  return withFragments(`query ReadMore(${declared}${fromStart ? documentVariables(unread.documentCount) : ""}) {
  repository(owner: $owner, name: $name) {
    thread: issueOrPullRequest(number: $number) {
      __typename ... on ${type} { ${unread.isPullRequest ? "headRefOid" : "id"} ${wanted.join("\n")} }
    }
    ${head}
  }
  ${unread.runs.map((_, index) => `s${index}: node(id: $s${index}) { ... on CheckSuite { ${runs(`, after: $after${index}`)} } }`).join("\n")}
}`);
};

export const cursorVariable = (name: ListName): string => `after${name.charAt(0).toUpperCase()}${name.slice(1)}`;
