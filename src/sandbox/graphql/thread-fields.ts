/** What issues and pull requests have in common. */
import type { GraphQLResolveInfo } from "graphql";
import { mayAtLeast } from "../model/look-up.ts";
import { connection, noPromisedPlace, PAGING, type PageArguments } from "./connection.ts";
import { type Context, hasPermission } from "./context.ts";
import { unimplemented } from "./errors.ts";
import type { Fields } from "./fields.ts";
import {
  type CommentNode,
  labelNode,
  repositoryNode,
  repositoryOf,
  type ThreadNode,
  threadPath,
  userNode,
} from "./nodes.ts";
import { reactableFields } from "./reaction-fields.ts";
import { type Written, writtenFields } from "./revision-fields.ts";
import { type TimelineArguments, timeline } from "./timeline.ts";

export interface Order {
  readonly field: string;
  readonly direction: "ASC" | "DESC";
}

export function writtenThread({ thread }: ThreadNode, context: Context): Written {
  return {
    repository: repositoryOf(context, thread.repositoryId),
    authorId: thread.authorId,
    body: thread.body,
    createdAt: thread.createdAt,
    updatedAt: thread.updatedAt,
    revisions: thread.revisions,
    viaEmail: false,
    permission: thread.pullRequest === null ? "issues" : "pull_requests",
  };
}

export const threadFields: Fields<ThreadNode> = {
  ...writtenFields(writtenThread),
  ...reactableFields,
  number: ({ thread }) => thread.number,
  title: ({ thread }) => thread.title,
  closed: ({ thread }) => thread.state === "closed",
  closedAt: ({ thread }) => thread.closedAt,
  locked: ({ thread }) => thread.locked,
  url: ({ thread }, context) => context.world.url + threadPath(context, thread),
  resourcePath: ({ thread }, context) => threadPath(context, thread),
  repository: ({ thread }, context) => repositoryNode(repositoryOf(context, thread.repositoryId)),
  viewerCanLabel: (node, context) => viewerMayTriage(node, context),
  labels: {
    takes: [...PAGING, "orderBy"],
    resolve({ thread }, args: PageArguments & { readonly orderBy?: Order | null }, context, info) {
      const order = given(info, "orderBy") ? args.orderBy : null;
      return connection(
        {
          items: thread.labelIds.flatMap((id, index) => {
            const label = context.state.labels.get(id);
            return label === undefined ? [] : [{ label, index }];
          }),
          place: ({ label, index }) => {
            if (order?.field === "NAME") return [label.name.toLowerCase(), label.id];
            if (order?.field === "CREATED_AT") return [label.id];
            return noPromisedPlace(context, index, label.id);
          },
          descending: order?.direction === "DESC",
          node: ({ label }) => labelNode(label),
        },
        args,
        context,
        info,
      );
    },
  },
  assignees: {
    takes: PAGING,
    resolve({ thread }, args: PageArguments, context, info) {
      const items = thread.assigneeIds.map((id, index) => ({ id, index }));
      return connection(
        {
          items: items.filter(({ id }) => userNode(context, id) !== null),
          place: ({ id, index }) => noPromisedPlace(context, index, id),
          node: ({ id }) => userNode(context, id),
        },
        args,
        context,
        info,
      );
    },
  },
  comments: {
    takes: [...PAGING, "orderBy"],
    resolve({ thread }, args: PageArguments & { readonly orderBy?: Order | null }, context, info) {
      const { orderBy } = args;
      return connection(
        {
          items: thread.comments,
          // Comments that changed move to another place: whoever pages by UPDATED_AT can see one twice, as on GitHub.
          place: (comment) => (orderBy?.field === "UPDATED_AT" ? [comment.updatedAt, comment.id] : [comment.order]),
          descending: orderBy?.direction === "DESC",
          node: (comment): CommentNode => ({ __typename: "IssueComment", thread, comment }),
        },
        args,
        context,
        info,
      );
    },
  },
  timelineItems: {
    takes: [...PAGING, "itemTypes", "since"],
    resolve: ({ thread }, args: TimelineArguments, context, info) => timeline(thread, args, context, info),
  },
};

/** The schema fills in GitHub's default orders; only an order that was asked for is kept. */
function given(info: GraphQLResolveInfo, name: string): boolean {
  return info.fieldNodes.some((node) => node.arguments?.some((argument) => argument.name.value === name));
}

function viewerMayTriage({ thread }: ThreadNode, context: Context): boolean {
  const { viewer } = context;
  const permission = thread.pullRequest === null ? "issues" : "pull_requests";
  if (viewer.viaAppId !== null) return hasPermission(context, permission, "write");
  return mayAtLeast(repositoryOf(context, thread.repositoryId), viewer.accountId, "triage");
}

/** Issues' and pull requests' own orders. */
export function threadPlace(order: Order | null | undefined): (node: ThreadNode) => readonly (string | number)[] {
  const field = order?.field ?? "CREATED_AT";
  if (field === "CREATED_AT") return ({ thread }) => [thread.number];
  if (field === "UPDATED_AT") return ({ thread }) => [thread.updatedAt, thread.number];
  throw unimplemented(`the order ${field} of issues and pull requests`);
}
