/** Mutation: what can be changed. Everything goes through `acts/`, which also tells the webhooks. */
import { addCommentTo, minimize, unminimize, updateComment } from "./comment-mutations.ts";
import { createCommit } from "./commit-mutation.ts";
import { createDiscussion } from "./discussion-mutations.ts";
import type { Fields } from "./fields.ts";
import { enqueuePullRequest } from "./merge-queue-mutations.ts";
import { asGraphqlRefusal, type Mutation } from "./mutating.ts";
import { createPullRequest, draftMutation } from "./pull-request-mutations.ts";
import { addReactionTo, removeReactionFrom } from "./reaction-mutations.ts";

export const mutationFields: Fields<unknown> = {
  createCommitOnBranch: mutation(createCommit),
  addComment: mutation(addCommentTo),
  updateIssueComment: mutation(updateComment),
  minimizeComment: mutation(minimize),
  unminimizeComment: mutation(unminimize),
  addReaction: mutation(addReactionTo),
  removeReaction: mutation(removeReactionFrom),
  createDiscussion: mutation(createDiscussion),
  createPullRequest: mutation(createPullRequest),
  enqueuePullRequest: mutation(enqueuePullRequest),
  convertPullRequestToDraft: mutation(draftMutation(true)),
  markPullRequestReadyForReview: mutation(draftMutation(false)),
};

interface InputArgument<Input> {
  readonly input: Input & { readonly clientMutationId?: string | null };
}

function mutation<Input>(change: Mutation<Input>): Fields<unknown>[string] {
  return {
    takes: ["input"],
    resolve(_mutation, { input }: InputArgument<Input>, context) {
      const { clientMutationId = null } = input;
      try {
        return { ...change(input, context), clientMutationId };
      } catch (error) {
        throw asGraphqlRefusal(error);
      }
    },
  };
}
