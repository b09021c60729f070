/**
 * How issues and pull requests stand, of whatever repositories, in one request. Each
 * answers for itself: a repository that cannot be seen says nothing of the others.
 */
import type { WorkStanding } from "../core/model/work.ts";
import type { GitHubClients } from "./github-clients.ts";
import { graphqlError } from "./graphql-error.ts";
import type { RepositoryPlace, WorkAsked } from "./ports.ts";

interface ThreadAnswer {
  readonly __typename: "Issue" | "PullRequest";
  readonly issueState?: "OPEN" | "CLOSED";
  readonly stateReason?: string | null;
  readonly pullState?: "OPEN" | "CLOSED" | "MERGED";
  readonly isDraft?: boolean;
}

type RepositoryAnswer = Readonly<Record<`w${number}`, ThreadAnswer | null>>;
type Answer = Readonly<Record<`r${number}`, RepositoryAnswer | null>>;

const fields = `__typename
    ... on Issue { issueState: state stateReason }
    ... on PullRequest { pullState: state isDraft }`;

const notDone: readonly (string | null | undefined)[] = ["NOT_PLANNED", "DUPLICATE"];

const standingIn = (answer: ThreadAnswer): WorkStanding => {
  if (answer.__typename === "Issue") {
    if (answer.issueState === "OPEN") return "open";
    return notDone.includes(answer.stateReason) ? "dropped" : "closed";
  }
  if (answer.pullState === "MERGED") return "merged";
  if (answer.pullState === "CLOSED") return "dropped";
  return answer.isDraft ? "draft" : "open";
};

/** What says that somebody may not see it, or that it is not there. */
const quiet: readonly (string | undefined)[] = ["NOT_FOUND", "FORBIDDEN"];

export const readWorkStandings = async (
  clients: GitHubClients,
  { installation }: RepositoryPlace,
  asked: readonly WorkAsked[],
): Promise<readonly WorkStanding[]> => {
  if (asked.length === 0) return [];
  const repositories = [...new Set(asked.map(({ repository }) => repository.toLowerCase()))];
  const variables: Record<string, string> = {};
  const parts = repositories.map((repository, place) => {
    const [owner = "", name = ""] = repository.split("/");
    variables[`owner${place}`] = owner;
    variables[`name${place}`] = name;
    const threads = asked.flatMap((one, index) =>
      one.repository.toLowerCase() === repository
        ? [`w${index}: issueOrPullRequest(number: ${one.number}) { ${fields} }`]
        : [],
    );
    return `r${place}: repository(owner: $owner${place}, name: $name${place}) { ${threads.join("\n")} }`;
  });
  const declared = repositories.map((_, place) => `$owner${place}: String!, $name${place}: String!`).join(", ");
  const what = `read how ${asked.length} issues and pull requests stand`;
  const query = `query ReadWork(${declared}) {\n${parts.join("\n")}\n}`;
  const { data, problems } = await clients.queryParts<Answer | null>(installation, what, query, variables);
  const loud = problems.filter(({ type }) => !quiet.includes(type));
  if (loud.length > 0) throw graphqlError(loud, what, {});
  const forbidden = new Set(problems.flatMap(({ type, path }) => (type === "FORBIDDEN" ? [String(path?.[1])] : [])));
  return asked.map(({ repository }, index) => {
    const found = data?.[`r${repositories.indexOf(repository.toLowerCase())}`];
    const thread = found?.[`w${index}`];
    if (thread) return standingIn(thread);
    return found && !forbidden.has(`w${index}`) ? "not-found" : "not-visible";
  });
};
