/** Reacting, and taking a reaction back. */
import { addReaction, removeReaction } from "../acts/comments.ts";
import { findReaction } from "../model/look-up.ts";
import type { Reaction } from "../model/types.ts";
import type { Context } from "./context.ts";
import { refusal } from "./errors.ts";
import { demandToWriteOn, isReactable, type Mutation, resolveNode, wrongType } from "./mutating.ts";
import type { ReactableNode } from "./nodes.ts";
import { reactionGroups, signOf } from "./reaction-fields.ts";

interface ReactionInput {
  readonly subjectId: string;
  readonly content: string;
}

export const addReactionTo: Mutation<ReactionInput> = ({ subjectId, content }, context) => {
  const subject = reactable(context, subjectId);
  const { reaction } = addReaction(context.world, context.viewer, reactionsIn(subject), signOf(content));
  return { reaction: { __typename: "Reaction", reaction, subject }, reactionGroups: reactionGroups(subject), subject };
};

export const removeReactionFrom: Mutation<ReactionInput> = ({ subjectId, content }, context) => {
  const subject = reactable(context, subjectId);
  const holder = reactionsIn(subject);
  const reaction = findReaction(holder.reactions, context.viewer.accountId, signOf(content));
  if (reaction === null) throw refusal("NOT_FOUND", `Could not find a reaction of yours with ${content}.`);
  removeReaction(context.world, holder, reaction);
  return { reaction: { __typename: "Reaction", reaction, subject }, reactionGroups: reactionGroups(subject), subject };
};

function reactable(context: Context, id: string): ReactableNode {
  const node = resolveNode(context, id);
  if (!isReactable(node)) throw wrongType(id, "a Reactable");
  demandToWriteOn(context, node.thread);
  return node;
}

function reactionsIn(subject: ReactableNode): { readonly reactions: Reaction[] } {
  if (subject.__typename === "IssueComment") return subject.comment;
  return subject.__typename === "PullRequestReview" ? subject.review : subject.thread;
}
