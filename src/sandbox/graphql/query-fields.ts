/** Query: where every reading begins. */
import { GraphQLError } from "graphql";
import { accountByLogin, repositoryByName } from "../model/look-up.ts";
import type { AccountKind } from "../model/types.ts";
import { instantOf } from "../model/world.ts";
import type { Context } from "./context.ts";
import { refusal, unresolvedNode } from "./errors.ts";
import type { Fields, Typed } from "./fields.ts";
import { nodeById } from "./node-by-id.ts";
import { type AccountNode, accountNode, repositoryNode, userOrBotNode } from "./nodes.ts";
import { costOf } from "./query-cost.ts";

interface RepositoryArguments {
  readonly owner: string;
  readonly name: string;
  readonly followRenames?: boolean | null;
}

// https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
const POINTS_PER_HOUR = 5000;
const MOST_IDS = 100;

export const queryFields: Fields<unknown> = {
  repository: {
    takes: ["owner", "name", "followRenames"],
    resolve(_query, { owner, name, followRenames }: RepositoryArguments, { world }) {
      const found = repositoryByName(world, owner, name);
      const renamed = found !== null && found.name.toLowerCase() !== name.toLowerCase();
      if (found === null || (renamed && followRenames === false)) {
        throw refusal("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryNode(found);
    },
  },
  node: {
    takes: ["id"],
    resolve: (_query, { id }: { readonly id: string }, context) => resolvedNode(context, id),
  },
  nodes: {
    takes: ["ids"],
    resolve(_query, { ids }: { readonly ids: readonly string[] }, context) {
      if (ids.length > MOST_IDS) {
        throw refusal(
          "ARGUMENT_LIMIT",
          `You may not provide more than ${MOST_IDS} node ids; you provided ${ids.length}.`,
        );
      }
      // Each id fails by itself: the others are answered.
      return ids.map((id) => nodeOrError(context, id));
    },
  },
  user: {
    takes: ["login"],
    resolve: (_query, { login }: { readonly login: string }, context) => account(context, login, "User"),
  },
  organization: {
    takes: ["login"],
    resolve: (_query, { login }: { readonly login: string }, context) => account(context, login, "Organization"),
  },
  viewer: (_query, context) => userOrBotNode(context, context.viewer.accountId),
  /** The hour is the clock's; what was used before in it only the headers of the answers tell. */
  rateLimit: (_query, { nodeCount, world }) => ({
    limit: POINTS_PER_HOUR,
    nodeCount,
    cost: costOf(nodeCount),
    used: costOf(nodeCount),
    remaining: POINTS_PER_HOUR - costOf(nodeCount),
    resetAt: instantOf((Math.floor(world.nowSeconds() / 3600) + 1) * 3600),
  }),
};

function resolvedNode(context: Context, id: string): Typed {
  const node = nodeById(context, id);
  if (node === null) throw unresolvedNode(id);
  return node;
}

function nodeOrError(context: Context, id: string): Typed | GraphQLError {
  try {
    return resolvedNode(context, id);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function account({ world }: Context, login: string, kind: AccountKind): AccountNode {
  const found = accountByLogin(world, login);
  if (found === null || found.kind !== kind) {
    const article = kind === "Organization" ? "an" : "a";
    throw refusal("NOT_FOUND", `Could not resolve to ${article} ${kind} with the login of '${login}'.`);
  }
  return accountNode(found);
}
