/** The texts that a comment has had, as far as GitHub keeps them; asked once for each edit. */
import { toActor } from "./actors.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import { toInstant } from "./instants.ts";
import type { EditReading, RepositoryPlace } from "./ports.ts";
import type { ActorAnswer, Page } from "./thread-answer.ts";

interface EditAnswer {
  readonly editedAt: string;
  /** The whole text after the edit; null when somebody removed it from the history. */
  readonly diff: string | null;
  readonly editor: ActorAnswer | null;
}

interface Answer {
  readonly node: { readonly edits: Page<EditAnswer> | null } | null;
}

const query = `query ReadEdits($node: ID!, $after: String) {
  node(id: $node) { ... on IssueComment { edits: userContentEdits(first: 100, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { editedAt diff editor { __typename login ... on User { databaseId } ... on Bot { databaseId } } }
  } } }
}`;

/** Oldest first; the first is the text as created. Empty where GitHub keeps none. */
export const readCommentEdits = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  node: string,
): Promise<readonly EditReading[]> => {
  const what = `read the edits of a comment in ${place.owner}/${place.name}`;
  const found: EditReading[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: { readonly data: Answer } | null = await clients.query<Answer>(place.installation, what, query, {
      node,
      after,
    });
    const page: Page<EditAnswer> | null | undefined = answer?.data.node?.edits;
    if (!page) throw new GitHubError(`The comment is not there any more: ${what}.`, { status: null, retryable: true });
    for (const edit of page.nodes) {
      if (edit) found.push({ at: toInstant(edit.editedAt), by: toActor(edit.editor), body: edit.diff });
    }
    const { hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor: string | null } =
      page.pageInfo;
    if (!hasNextPage) return found.reverse();
    if (endCursor === null || endCursor === after) {
      throw new GitHubError(`GitHub did not go on with the list: ${what}.`, { status: null, retryable: true });
    }
    after = endCursor;
  }
};
