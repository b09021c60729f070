/**
 * Errors of GraphQL: HTTP 200 with `errors`. Half an answer is none, so any
 * error fails the whole query; `isNotFound` alone has a meaning of its own.
 */
import { secondsToWait } from "./api-error.ts";
import { GitHubError } from "./github-error.ts";

export interface GraphQLProblem {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

/** What no repetition mends. Everything else, the nameless "something went wrong" included, may pass. */
const permanent: ReadonlySet<string> = new Set([
  "NOT_FOUND",
  "FORBIDDEN",
  "INSUFFICIENT_SCOPES",
  "UNPROCESSABLE",
  "BAD_USER_INPUT",
  "MAX_NODE_LIMIT_EXCEEDED",
  "EXCESSIVE_PAGINATION",
  "MISSING_PAGINATION_BOUNDARIES",
  "ARGUMENT_LIMIT",
]);

export const isNotFound = (problems: readonly GraphQLProblem[]): boolean =>
  problems.length > 0 && problems.every(({ type }) => type === "NOT_FOUND");

export const graphqlError = (
  problems: readonly GraphQLProblem[],
  what: string,
  headers: Readonly<Record<string, string | number | undefined>>,
): GitHubError => {
  const types = problems.map(({ type }) => type ?? "");
  const said = problems
    .map(({ message }) => message)
    .join("; ")
    .slice(0, 300);
  if (types.includes("RATE_LIMITED")) {
    return new GitHubError(`GitHub asks to wait before: ${what}.`, {
      status: 403,
      retryable: true,
      retryAfterSeconds: secondsToWait(headers) ?? 60,
    });
  }
  // A query that the schema does not allow carries a code instead of a type.
  const isMistake = problems.some(({ type, extensions }) => type === undefined && extensions?.code !== undefined);
  const isPermanent = isMistake || types.some((type) => permanent.has(type));
  const status = isNotFound(problems) ? 404 : types.includes("FORBIDDEN") ? 403 : null;
  return new GitHubError(`GitHub refused: ${what}. It says: ${said}`, { status, retryable: !isPermanent });
};
