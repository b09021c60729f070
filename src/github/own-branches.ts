/** Branches of the App's own pull requests, and those pull requests, in one request however many branches there are. */
import type { Sha } from "../core/model/names.ts";
import type { SeenRequest } from "../core/model/own-change.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import { toInstantOrNull } from "./instants.ts";
import type { OwnBranchReading, RepositoryPlace } from "./ports.ts";

/** Anybody may name a branch of a fork like ours; beyond so many newer ones ours would not be found. */
const mostRequests = 100;

interface RequestAnswer {
  readonly number: number;
  readonly state: string;
  readonly body: string;
  readonly closedAt: string | null;
  readonly headRefOid: string;
  readonly isCrossRepository: boolean;
  readonly viewerDidAuthor: boolean;
}

interface BranchesAnswer {
  readonly repository:
    | ({ readonly [ref: `r${number}`]: { readonly target: { readonly oid: string } | null } | null } & {
        readonly [requests: `p${number}`]: { readonly nodes: readonly (RequestAnswer | null)[] };
      })
    | null;
}

const branchesQuery = (count: number): string => {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const declared = numbers.map((index) => `, $r${index}: String!, $b${index}: String!`).join("");
  const asked = numbers.map(
    (index) => `r${index}: ref(qualifiedName: $r${index}) { target { oid } }
    p${index}: pullRequests(headRefName: $b${index}, first: ${mostRequests}, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number state body closedAt headRefOid isCrossRepository viewerDidAuthor }
    }`,
  );
  return `query ReadOwnBranches($owner: String!, $name: String!${declared}) {
  repository(owner: $owner, name: $name) { ${asked.join("\n")} }
}`;
};

const states: Readonly<Record<string, SeenRequest["state"]>> = { OPEN: "open", CLOSED: "closed", MERGED: "merged" };

const toRequest = (answer: RequestAnswer): SeenRequest => ({
  number: answer.number,
  state: states[answer.state] ?? "closed",
  head: answer.headRefOid as Sha,
  closedAt: toInstantOrNull(answer.closedAt),
  body: answer.body,
});

export const readBranchesOfOurs = async (
  clients: GitHubClients,
  { installation, owner, name }: RepositoryPlace,
  branches: readonly string[],
): Promise<readonly OwnBranchReading[]> => {
  if (branches.length === 0) return [];
  const what = `read the App's own pull requests in ${owner}/${name}`;
  const variables = Object.fromEntries(
    branches.flatMap((branch, index) => [
      [`r${index}`, `refs/heads/${branch}`],
      [`b${index}`, branch],
    ]),
  );
  const answer = await clients.query<BranchesAnswer>(installation, what, branchesQuery(branches.length), {
    owner,
    name,
    ...variables,
  });
  const repository = answer?.data.repository;
  if (!repository) throw new GitHubError(`GitHub did not answer: ${what}.`, { status: null, retryable: true });
  return branches.map((branch, index) => ({
    branch,
    head: (repository[`r${index}`]?.target?.oid ?? null) as Sha | null,
    requests: (repository[`p${index}`]?.nodes ?? [])
      .filter((node) => node !== null)
      .filter(({ isCrossRepository, viewerDidAuthor }) => viewerDidAuthor && !isCrossRepository)
      .map(toRequest),
  }));
};
