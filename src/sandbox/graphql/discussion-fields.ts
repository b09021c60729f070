/** Discussions of the one repository and their categories: listed, and begun. */
import type { Discussion, DiscussionCategory } from "../model/types.ts";
import { connection, noPromisedPlace, PAGING, type PageArguments } from "./connection.ts";
import { demandToRead } from "./context.ts";
import { refusal } from "./errors.ts";
import type { Field, Fields } from "./fields.ts";
import { accountNode, type RepositoryNode, repositoryPath } from "./nodes.ts";

interface CategoryNode {
  readonly __typename: "DiscussionCategory";
  readonly category: DiscussionCategory;
}
interface DiscussionNode {
  readonly __typename: "Discussion";
  readonly discussion: Discussion;
}
export const categoryNode = (category: DiscussionCategory): CategoryNode => ({
  __typename: "DiscussionCategory",
  category,
});
export const discussionNode = (discussion: Discussion): DiscussionNode => ({ __typename: "Discussion", discussion });

export const discussionCategoryFields: Fields<CategoryNode> = {
  id: ({ category }) => category.nodeId,
  name: ({ category }) => category.name,
};

export const discussionFields: Fields<DiscussionNode> = {
  id: ({ discussion }) => discussion.nodeId,
  databaseId: ({ discussion }) => discussion.id,
  number: ({ discussion }) => discussion.number,
  title: ({ discussion }) => discussion.title,
  body: ({ discussion }) => discussion.body,
  createdAt: ({ discussion }) => discussion.createdAt,
  author: ({ discussion }, { world }) => accountNode(world.account(discussion.byId)),
  category: ({ discussion }, { world }) => {
    const category = world.discussionCategories.find(({ id }) => id === discussion.categoryId);
    return category === undefined ? null : categoryNode(category);
  },
  url: ({ discussion }, context) =>
    `${context.world.url}${repositoryPath(context, context.world.repository)}/discussions/${discussion.number}`,
};

export const discussionCategories: Field<RepositoryNode> = {
  takes: [...PAGING],
  resolve(_repository, args: PageArguments, context, info) {
    demandToRead(context, "discussions");
    return connection(
      {
        items: context.world.discussionCategories.map((category, index) => ({ category, index })),
        place: ({ category, index }) => noPromisedPlace(context, index, category.id),
        node: ({ category }) => categoryNode(category),
      },
      args,
      context,
      info,
    );
  },
};

interface DiscussionArguments extends PageArguments {
  readonly categoryId?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: "ASC" | "DESC" } | null;
}

export const discussions: Field<RepositoryNode> = {
  takes: [...PAGING, "categoryId", "orderBy"],
  resolve(_repository, args: DiscussionArguments, context, info) {
    demandToRead(context, "discussions");
    const category = args.categoryId == null ? null : categoryOf(context.world.discussionCategories, args.categoryId);
    return connection(
      {
        items: context.world.discussions.filter(({ categoryId }) => category === null || category.id === categoryId),
        place: ({ createdAt, id }) => [createdAt, id],
        descending: args.orderBy?.direction !== "ASC",
        node: discussionNode,
      },
      args,
      context,
      info,
    );
  },
};

export function categoryOf(categories: readonly DiscussionCategory[], id: string): DiscussionCategory {
  const found = categories.find((category) => category.nodeId === id);
  if (found === undefined)
    throw refusal("NOT_FOUND", `Could not resolve to a DiscussionCategory node with the global id of '${id}'.`);
  return found;
}
