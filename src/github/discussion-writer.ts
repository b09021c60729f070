/** Discussions that we begin: only GraphQL can. One that was begun before, by its marker, is not begun again. */
import type { GitHubClients, QueryAnswer } from "./github-clients.ts";
import type { DiscussionRequest, RepositoryPlace } from "./ports.ts";

const query = `query DiscussionCategory($owner: String!, $name: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    id
    discussionCategories(first: 25, after: $cursor) {
      nodes { id name }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const newestQuery = `query NewestDiscussions($owner: String!, $name: String!, $category: ID!) {
  repository(owner: $owner, name: $name) {
    discussions(first: 50, categoryId: $category, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { body }
    }
  }
}`;

const mutation = `mutation BeginDiscussion($input: CreateDiscussionInput!) {
  createDiscussion(input: $input) { discussion { id } }
}`;

interface Categories {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface CategoriesAnswer {
  readonly repository: { readonly id: string; readonly discussionCategories: Categories } | null;
}

interface NewestAnswer {
  readonly repository: { readonly discussions: { readonly nodes: readonly { readonly body: string }[] } } | null;
}

/** GitHub's limit, in characters. */
const longestTitle = 256;

/** Why it could not be begun, in a sentence; null: it is there. */
export const writeDiscussion = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  category: string,
  { id, title, body }: DiscussionRequest,
): Promise<string | null> => {
  const what = `begin a discussion in ${place.owner}/${place.name}`;
  const variables = { owner: place.owner, name: place.name };
  const found = await categoryNamed(clients, place, category);
  if (found === null)
    return `Nothing was announced: the repository has no discussion category named "${category}", or no discussions.`;
  const marker = `<!-- lastcall announcement ${id} -->`;
  const newest = await clients.query<NewestAnswer>(place.installation, what, newestQuery, {
    ...variables,
    category: found.category,
  });
  if (newest?.data.repository?.discussions.nodes.some((one) => one.body.includes(marker))) return null;
  await clients.mutate(place.installation, what, mutation, {
    input: {
      repositoryId: found.repository,
      categoryId: found.category,
      title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title,
      body: `${marker}\n${body}`,
    },
  });
  return null;
};

const categoryNamed = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  category: string,
): Promise<{ readonly repository: string; readonly category: string } | null> => {
  const what = `read the discussion categories of ${place.owner}/${place.name}`;
  for (let cursor: string | null = null; ; ) {
    const answer: QueryAnswer<CategoriesAnswer> | null = await clients.query(place.installation, what, query, {
      owner: place.owner,
      name: place.name,
      cursor,
    });
    const repository: CategoriesAnswer["repository"] = answer?.data.repository ?? null;
    if (repository === null) return null;
    const { nodes, pageInfo }: Categories = repository.discussionCategories;
    const found = nodes.find(({ name }) => name.toLowerCase() === category.toLowerCase());
    if (found) return { repository: repository.id, category: found.id };
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return null;
    cursor = pageInfo.endCursor;
  }
};
