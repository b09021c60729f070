/** Beginning a discussion. */
import { beginDiscussion } from "../acts/discussions.ts";
import { categoryOf, discussionNode } from "./discussion-fields.ts";
import { demand, type Mutation, wrongType } from "./mutating.ts";

interface CreateInput {
  readonly repositoryId: string;
  readonly categoryId: string;
  readonly title: string;
  readonly body: string;
}

export const createDiscussion: Mutation<CreateInput> = ({ repositoryId, categoryId, title, body }, context) => {
  const { world, viewer } = context;
  if (repositoryId !== world.repository.nodeId) throw wrongType(repositoryId, "a Repository");
  demand(context, world.repository, ["discussions"]);
  const category = categoryOf(world.discussionCategories, categoryId);
  const discussion = beginDiscussion(world, viewer, category, { title, body });
  return { discussion: discussionNode(discussion) };
};
