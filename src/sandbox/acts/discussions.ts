/** Beginning a discussion. Nobody is told: the App asks for no webhook of discussions. */
import { nodeId } from "../model/node-ids.ts";
import type { Discussion, DiscussionCategory } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";

export function beginDiscussion(
  world: World,
  actor: Actor,
  category: DiscussionCategory,
  text: { readonly title: string; readonly body: string },
): Discussion {
  const id = world.nextId("discussion");
  const discussion: Discussion = {
    id,
    nodeId: nodeId("Discussion", id),
    number: world.discussions.length + 1,
    categoryId: category.id,
    title: text.title,
    body: text.body,
    byId: actor.accountId,
    createdAt: world.now(),
  };
  world.discussions.push(discussion);
  return discussion;
}
