/** Every type of GitHub's schema that the stand-in has fields of. What is not reached from here is refused by name. */
import { appFields, botFields, organizationFields, teamFields, userFields } from "./account-fields.ts";
import { checkRunFields, checkSuiteFields } from "./check-fields.ts";
import { issueCommentFields, pullRequestReviewFields } from "./comment-fields.ts";
import { discussionCategoryFields, discussionFields } from "./discussion-fields.ts";
import { eventFields } from "./event-fields.ts";
import type { Fields } from "./fields.ts";
import { blobFields, commitFields, refFields, treeEntryFields, treeFields } from "./git-fields.ts";
import { issueFields } from "./issue-fields.ts";
import { mergeQueueEntryFields, mergeQueueFields } from "./merge-queue-fields.ts";
import { mutationFields } from "./mutation-fields.ts";
import { pullRequestFields } from "./pull-request-fields.ts";
import { queryFields } from "./query-fields.ts";
import { reactionFields, reactionGroupFields } from "./reaction-fields.ts";
import { labelFields, repositoryFields } from "./repository-fields.ts";
import { revisionFields } from "./revision-fields.ts";

export const resolvers: Readonly<Record<string, Fields<never>>> = {
  Query: queryFields,
  Mutation: mutationFields,
  App: appFields,
  Blob: blobFields,
  Bot: botFields,
  CheckRun: checkRunFields,
  CheckSuite: checkSuiteFields,
  Commit: commitFields,
  Discussion: discussionFields,
  DiscussionCategory: discussionCategoryFields,
  Issue: issueFields,
  IssueComment: issueCommentFields,
  Label: labelFields,
  MergeQueue: mergeQueueFields,
  MergeQueueEntry: mergeQueueEntryFields,
  Organization: organizationFields,
  PullRequest: pullRequestFields,
  PullRequestReview: pullRequestReviewFields,
  Reaction: reactionFields,
  ReactionGroup: reactionGroupFields,
  Ref: refFields,
  Repository: repositoryFields,
  Team: teamFields,
  Tree: treeFields,
  TreeEntry: treeEntryFields,
  User: userFields,
  UserContentEdit: revisionFields,
  ...eventFields,
};
