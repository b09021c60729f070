/** Reactions: GraphQL names their contents in words, REST and the model in signs. */
import type { Reaction } from "../model/types.ts";
import { connection, PAGING, type PageArguments } from "./connection.ts";
import { unimplemented } from "./errors.ts";
import type { Fields } from "./fields.ts";
import { type ReactableNode, type ReactionNode, userOrBotNode } from "./nodes.ts";

/** In the order in which GitHub lists the groups. */
const SIGNS: Readonly<Record<string, string>> = {
  THUMBS_UP: "+1",
  THUMBS_DOWN: "-1",
  LAUGH: "laugh",
  HOORAY: "hooray",
  CONFUSED: "confused",
  HEART: "heart",
  ROCKET: "rocket",
  EYES: "eyes",
};

export function signOf(content: string): string {
  const sign = SIGNS[content];
  if (sign === undefined) throw unimplemented(`the reaction ${content}`);
  return sign;
}

function wordOf(sign: string): string {
  return Object.entries(SIGNS).find(([, candidate]) => candidate === sign)?.[0] ?? sign;
}

export function reactionsOf(subject: ReactableNode): readonly Reaction[] {
  switch (subject.__typename) {
    case "IssueComment":
      return subject.comment.reactions;
    case "PullRequestReview":
      return subject.review.reactions;
    default:
      return subject.thread.reactions;
  }
}

export const reactableFields: Fields<ReactableNode> = {
  reactions: {
    takes: [...PAGING, "content"],
    resolve(subject, args: PageArguments & { readonly content?: string | null }, context, info) {
      const all = reactionsOf(subject);
      const wanted = args.content == null ? null : signOf(args.content);
      return connection(
        {
          items: all.filter(({ content }) => wanted === null || content === wanted),
          place: ({ id }) => [id],
          node: (reaction): ReactionNode => ({ __typename: "Reaction", reaction, subject }),
          more: { viewerHasReacted: all.some(({ byId }) => byId === context.viewer.accountId) },
        },
        args,
        context,
        info,
      );
    },
  },
  reactionGroups: (subject) => reactionGroups(subject),
};

export interface ReactionGroup {
  readonly subject: ReactableNode;
  readonly content: string;
  readonly reactions: readonly Reaction[];
}

/** All eight, the empty ones too. */
export function reactionGroups(subject: ReactableNode): readonly ReactionGroup[] {
  return Object.entries(SIGNS).map(([content, sign]) => ({
    subject,
    content,
    reactions: reactionsOf(subject).filter((reaction) => reaction.content === sign),
  }));
}

export const reactionGroupFields: Fields<ReactionGroup> = {
  content: ({ content }) => content,
  createdAt: ({ reactions }) => reactions[0]?.createdAt ?? null,
  subject: ({ subject }) => subject,
  viewerHasReacted: ({ reactions }, { viewer }) => reactions.some(({ byId }) => byId === viewer.accountId),
  users: {
    takes: PAGING,
    resolve({ reactions }, args: PageArguments, context, info) {
      return connection(
        {
          items: reactions.filter(({ byId }) => userOrBotNode(context, byId) !== null),
          place: ({ id }) => [id],
          node: ({ byId }) => userOrBotNode(context, byId),
          edge: ({ createdAt }) => ({ reactedAt: createdAt }),
        },
        args,
        context,
        info,
      );
    },
  },
};

export const reactionFields: Fields<ReactionNode> = {
  id: ({ reaction }) => reaction.nodeId,
  databaseId: ({ reaction }) => reaction.id,
  content: ({ reaction }) => wordOf(reaction.content),
  createdAt: ({ reaction }) => reaction.createdAt,
  user: ({ reaction }, context) => userOrBotNode(context, reaction.byId),
  reactable: ({ subject }) => subject,
};
