/**
 * Octokit clients, one to read and one to write with per installation: the
 * throttling plugin cannot tell a query from a write, two clients can.
 *
 * They are made here and not by Probot's `auth`, because Probot's own way of
 * fetching installation tokens forgets `baseUrl` and would go to the public
 * host. Nothing is ever repeated automatically: what failed is looked at again
 * by the next look, which sees whether GitHub did the work before it failed.
 */
import { ProbotOctokit } from "probot";
import type { Instant } from "../core/model/names.ts";
import { toGitHubError } from "./api-error.ts";
import { GitHubError } from "./github-error.ts";
import { type GraphQLProblem, graphqlError, isNotFound } from "./graphql-error.ts";
import { toInstant } from "./instants.ts";
import { noThrottle, type Throttle } from "./throttle.ts";
import { tokenCache } from "./token-cache.ts";

export type GitHubOctokit = InstanceType<typeof ProbotOctokit>;

export interface RequestLog {
  debug(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface GitHubClientOptions {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** Of REST: `https://api.github.com`, or `https://HOST/api/v3`. */
  readonly baseUrl: string;
  /** ISO 8601; tokens expire by it. Not the App's clock, which is virtual in a rehearsal. */
  readonly wallClock: () => string;
  readonly log?: RequestLog;
  readonly throttle?: Throttle;
  /** After this long without an answer a request counts as broken off. */
  readonly timeoutMilliseconds?: number;
}

export interface QueryAnswer<Data> {
  readonly data: Data;
  readonly date: Instant;
}

/** Requests made so far: what the log and the tests count. */
export interface RequestCounts {
  reads: number;
  writes: number;
  tokens: number;
}

export interface GitHubClients {
  /** One GraphQL query. Null: GitHub says NOT_FOUND; any other error, or half an answer, throws `GitHubError`. */
  query<Data>(
    installation: number,
    what: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<QueryAnswer<Data> | null>;
  /** The same, with the errors beside what could be answered: for questions that are independent of one another. */
  queryParts<Data>(
    installation: number,
    what: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly data: Data; readonly problems: readonly GraphQLProblem[] }>;
  mutate<Data>(
    installation: number,
    what: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Data>;
  /** A REST call that changes nothing; `what` completes "GitHub failed on: …". */
  read<Answer>(installation: number, what: string, call: (octokit: GitHubOctokit) => Promise<Answer>): Promise<Answer>;
  write<Answer>(installation: number, what: string, call: (octokit: GitHubOctokit) => Promise<Answer>): Promise<Answer>;
  readonly counts: Readonly<RequestCounts>;
}

interface GraphQLAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLProblem[];
}

export const gitHubClients = (options: GitHubClientOptions): GitHubClients => {
  const counts: RequestCounts = { reads: 0, writes: 0, tokens: 0 };
  const tokens = tokenCache(options.wallClock);
  const made = new Map<string, GitHubOctokit>();
  const clientOf = (installation: number, kind: "read" | "write"): GitHubOctokit => {
    const key = `${kind}:${installation}`;
    const known = made.get(key);
    if (known) return known;
    const client = makeOctokit(options, installation, kind, tokens, counts);
    made.set(key, client);
    return client;
  };

  const call = async <Answer>(
    installation: number,
    kind: "read" | "write",
    what: string,
    send: (octokit: GitHubOctokit) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      const answer = await send(clientOf(installation, kind));
      if (isBrokenOff(answer)) throw new Error("The answer broke off before its end.");
      return answer;
    } catch (error) {
      const failure = toGitHubError(error, what, kind);
      // A token that GitHub no longer takes must not be offered to it again.
      if (failure.status === 401) tokens.forget();
      throw failure;
    }
  };

  const graphql = async (
    installation: number,
    kind: "read" | "write",
    what: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<{
    readonly answer: GraphQLAnswer;
    readonly headers: Readonly<Record<string, string | number | undefined>>;
  }> => {
    const response = await call(installation, kind, what, (octokit) =>
      octokit.request({ method: "POST", url: graphqlUrl(options.baseUrl), query, variables }),
    );
    // The schema that the server validated the query with is what vouches for the shape.
    return { answer: response.data as GraphQLAnswer, headers: response.headers };
  };

  return {
    counts,
    query: async <Data>(
      installation: number,
      what: string,
      query: string,
      variables: Readonly<Record<string, unknown>>,
    ): Promise<QueryAnswer<Data> | null> => {
      const { answer, headers } = await graphql(installation, "read", what, query, variables);
      const problems = answer.errors ?? [];
      if (isNotFound(problems)) return null;
      if (problems.length > 0) throw graphqlError(problems, what, headers);
      if (!answer.data)
        throw new GitHubError(`GitHub answered nothing on: ${what}.`, { status: null, retryable: true });
      return { data: answer.data as Data, date: toInstant(String(headers.date)) };
    },
    queryParts: async <Data>(
      installation: number,
      what: string,
      query: string,
      variables: Readonly<Record<string, unknown>>,
    ): Promise<{ readonly data: Data; readonly problems: readonly GraphQLProblem[] }> => {
      const { answer, headers } = await graphql(installation, "read", what, query, variables);
      if (!answer.data) throw graphqlError(answer.errors ?? [], what, headers);
      return { data: answer.data as Data, problems: answer.errors ?? [] };
    },
    mutate: async <Data>(
      installation: number,
      what: string,
      query: string,
      variables: Readonly<Record<string, unknown>>,
    ): Promise<Data> => {
      const { answer, headers } = await graphql(installation, "write", what, query, variables);
      const problems = answer.errors ?? [];
      if (problems.length > 0) throw graphqlError(problems, what, headers);
      return answer.data as Data;
    },
    read: (installation, what, send) => call(installation, "read", what, send),
    write: (installation, what, send) => call(installation, "write", what, send),
  };
};

/** Octokit gives a body that broke off, or was no JSON, as text and says nothing. */
const isBrokenOff = (answer: unknown): boolean =>
  typeof answer === "object" &&
  answer !== null &&
  "status" in answer &&
  "data" in answer &&
  answer.status !== 204 &&
  typeof answer.data !== "object";

/**
 * On Enterprise hosts GraphQL is at `/api/graphql`, beside REST's `/api/v3`. Whole, because another
 * `baseUrl` for this request would also be taken for that of its token.
 */
const graphqlUrl = (baseUrl: string): string => `${baseUrl.replace(/(\/v3)?\/?$/, "")}/graphql`;

const makeOctokit = (
  options: GitHubClientOptions,
  installationId: number,
  kind: "read" | "write",
  cache: ReturnType<typeof tokenCache>,
  counts: RequestCounts,
): GitHubOctokit => {
  const throttle = options.throttle ?? noThrottle;
  const octokit = new ProbotOctokit({
    auth: { appId: options.appId, privateKey: options.privateKey, installationId, cache },
    baseUrl: options.baseUrl,
    throttle: { ...(kind === "read" ? throttle.reads : throttle.writes), id: String(installationId) },
    retry: { enabled: false },
    request: { fetch: fetchWithin(options.timeoutMilliseconds ?? 30_000) },
    // Octokit's own lines carry request bodies; ours below do not.
    log: { debug: silent, info: silent, warn: (message: string) => options.log?.warn({}, message), error: silent },
  });
  octokit.hook.before("request", (request) => {
    const url = String(request.url);
    if (url.endsWith("/access_tokens")) counts.tokens += 1;
    else if (kind === "read") counts.reads += 1;
    else counts.writes += 1;
    options.log?.debug({ method: request.method, url, kind, ...counts }, "request to GitHub");
  });
  return octokit;
};

const silent = (): void => {};

const fetchWithin =
  (milliseconds: number): typeof fetch =>
  (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(milliseconds) });
