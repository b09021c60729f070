/**
 * Who reacted to one of our comments with one of a few signs: every page, or it throws.
 * Others' reactions are not read: a popular comment has thousands of hearts.
 */
import type { Instant } from "../core/model/names.ts";
import { toActor } from "./actors.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import { toInstant } from "./instants.ts";
import type { ReactionReading, ReactionsReading, RepositoryPlace } from "./ports.ts";
import type { ActorAnswer, Page } from "./thread-answer.ts";
import { graphqlReaction } from "./thread-reading.ts";

interface ReactionAnswer {
  readonly databaseId: number | null;
  readonly createdAt: string;
  readonly user: ActorAnswer | null;
}

interface Answer {
  readonly node: { readonly [alias: `c${number}`]: Page<ReactionAnswer> } | null;
}

/** Of one sign; who gives more is no electorate. */
const mostReactions = 5_000;

interface Unread {
  readonly content: string;
  readonly after: string | null;
}

const list = ({ content, after }: Unread, index: number): string =>
  `c${index}: reactions(first: 100, content: ${graphqlReaction(content)}${after === null ? "" : `, after: $after${index}`}) {
    totalCount pageInfo { hasNextPage endCursor } nodes { databaseId createdAt user { __typename login databaseId } }
  }`;

const queryOf = (unread: readonly Unread[]): string => {
  const cursors = unread.flatMap(({ after }, index) => (after === null ? [] : [`, $after${index}: String!`])).join("");
  return `query ReadReactions($node: ID!${cursors}) {
  node(id: $node) { ... on IssueComment { ${unread.map(list).join("\n")} } }
}`;
};

/** As of now GitHub shows bots as users whose login has the suffix, which no user's login can have. */
const toReaction = (content: string, { databaseId, createdAt, user }: ReactionAnswer): ReactionReading => {
  const author = toActor(user);
  const isBot = author !== null && (author.isBot || author.person.login.endsWith("[bot]"));
  return { id: databaseId ?? 0, author: author && { ...author, isBot }, content, createdAt: toInstant(createdAt) };
};

export const readCommentReactions = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  node: string,
  contents: readonly string[],
): Promise<ReactionsReading> => {
  const what = `read the reactions to a comment in ${place.owner}/${place.name}`;
  const found = new Map(contents.map((content) => [content, new Map<number, ReactionReading>()]));
  let unread: readonly Unread[] = contents.map((content) => ({ content, after: null }));
  let date: Instant | null = null;
  while (unread.length > 0) {
    const cursors = Object.fromEntries(unread.map(({ after }, index) => [`after${index}`, after]));
    const answer = await clients.query<Answer>(place.installation, what, queryOf(unread), { node, ...cursors });
    date = answer?.date ?? null;
    const lists = answer?.data.node;
    const next: Unread[] = [];
    for (const [index, { content, after }] of unread.entries()) {
      const page = lists?.[`c${index}`];
      if (!page) throw moved(what);
      const known = found.get(content) ?? new Map<number, ReactionReading>();
      for (const one of page.nodes) if (one) known.set(one.databaseId ?? 0, toReaction(content, one));
      const { hasNextPage, endCursor } = page.pageInfo;
      if (page.totalCount > mostReactions) throw tooMany(what);
      if (hasNextPage ? endCursor === null || endCursor === after : known.size !== page.totalCount) throw moved(what);
      if (hasNextPage) next.push({ content, after: endCursor });
    }
    unread = next;
  }
  if (date === null) throw moved(what);
  return { date, reactions: [...found.values()].flatMap((some) => [...some.values()]) };
};

const moved = (what: string): GitHubError =>
  new GitHubError(`The reactions changed while they were read; they are read again: ${what}.`, {
    status: null,
    retryable: true,
  });

const tooMany = (what: string): GitHubError =>
  new GitHubError(`The App reads up to ${mostReactions} reactions of one sign and there are more: ${what}.`, {
    status: null,
    retryable: false,
  });
