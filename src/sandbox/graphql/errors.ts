/**
 * Errors as GitHub's GraphQL answers them: HTTP 200, with a `type` beside
 * `path`, `locations` and `message`, and null for the field.
 */
import { GraphQLError, type GraphQLFormattedError } from "graphql";

const TYPE = "githubType";

export type ErrorType =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "UNPROCESSABLE"
  | "STALE_DATA"
  | "MISSING_PAGINATION_BOUNDARIES"
  | "EXCESSIVE_PAGINATION"
  | "INVALID_CURSOR_ARGUMENTS"
  | "ARGUMENT_LIMIT"
  | "MAX_NODE_LIMIT_EXCEEDED"
  | "NOT_IMPLEMENTED_BY_THE_STAND_IN";

export function refusal(type: ErrorType, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { [TYPE]: type } });
}

/** The stand-in's own error, unlike any of GitHub's: for what GitHub has and the stand-in does not. */
export function unimplemented(what: string): GraphQLError {
  return refusal("NOT_IMPLEMENTED_BY_THE_STAND_IN", `the stand-in does not implement ${what}`);
}

/** The message of every field and mutation that an App's permissions do not cover. */
export function notAccessible(): GraphQLError {
  return refusal("FORBIDDEN", "Resource not accessible by integration");
}

export function unresolvedNode(id: string): GraphQLError {
  return refusal("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`);
}

export interface GithubError extends GraphQLFormattedError {
  readonly type?: string;
}

export function asGithubError(error: GraphQLError): GithubError {
  const { extensions, ...rest } = error.toJSON();
  const { [TYPE]: type, ...others } = extensions ?? {};
  return {
    ...(typeof type === "string" ? { type } : {}),
    ...rest,
    ...(Object.keys(others).length > 0 ? { extensions: others } : {}),
  };
}
