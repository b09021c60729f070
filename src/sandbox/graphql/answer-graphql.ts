/**
 * One GraphQL request, answered as GitHub answers it: always with HTTP 200, with
 * errors beside whatever could be answered.
 */
import {
  type DocumentNode,
  execute,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import type { World } from "../model/world.ts";
import type { Context, Viewer } from "./context.ts";
import { asGithubError } from "./errors.ts";
import { nodesAskedFor, tooManyNodes } from "./query-cost.ts";
import { githubSchema, plainOrRefused, typeNameOf } from "./schema.ts";

export interface GraphqlRequest {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * What is asked, for the server's log of requests and its faults: whether it
 * changes something, and `mutation SetStatus createCommitOnBranch`. Null when it cannot be read.
 */
export function askedBy(request: GraphqlRequest): { readonly kind: "read" | "write"; readonly what: string } | null {
  const read = readRequest(request);
  if (read instanceof GraphQLError) return null;
  const { operation, name, selectionSet } = read.operation;
  const fields = selectionSet.selections.flatMap((selection) =>
    selection.kind === "Field" ? [selection.name.value] : [],
  );
  return {
    kind: operation === "mutation" ? "write" : "read",
    what: [operation, ...(name === undefined ? [] : [name.value]), ...fields].join(" "),
  };
}

/** `viewer` is whoever the token belongs to: the App's bot under its installation, or a person. */
export async function answerGraphql(world: World, request: GraphqlRequest, viewer: Viewer): Promise<GraphqlAnswer> {
  const read = readRequest(request);
  if (read instanceof GraphQLError) return failed([read]);
  const { document, operation, variables } = read;
  const schema = githubSchema();
  const mistakes = validated(document);
  if (mistakes.length > 0) return failed(mistakes);
  const nodeCount = nodesAskedFor(document, operation, variables);
  const tooMany = tooManyNodes(nodeCount);
  if (tooMany !== null) return failed([tooMany]);
  const writes = operation.operation === "mutation";
  const { state, git } = writes ? { state: world.present, git: world.git } : world.forReading();
  const context: Context = { world, viewer, state, git, nodeCount, rough: world.weather === "rough" };
  const result = await execute({
    schema,
    document,
    operationName: operation.name?.value,
    variableValues: variables,
    contextValue: context,
    fieldResolver: plainOrRefused,
    typeResolver: typeNameOf,
  });
  const errors = result.errors?.map(asGithubError);
  return {
    status: 200,
    body: { ...(result.data === undefined ? {} : { data: result.data }), ...(errors === undefined ? {} : { errors }) },
  };
}

/** Validating a long query takes longer than answering it, and the same few come again and again. */
const documents = new Map<string, DocumentNode>();
const validity = new WeakMap<DocumentNode, readonly GraphQLError[]>();
const MOST_DOCUMENTS = 200;

function parsed(query: string): DocumentNode {
  const known = documents.get(query);
  if (known !== undefined) return known;
  const document = parse(query);
  if (documents.size >= MOST_DOCUMENTS) documents.clear();
  documents.set(query, document);
  return document;
}

function validated(document: DocumentNode): readonly GraphQLError[] {
  const mistakes = validity.get(document) ?? validate(githubSchema(), document);
  validity.set(document, mistakes);
  return mistakes;
}

interface ReadRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

function readRequest({ query, variables, operationName }: GraphqlRequest): ReadRequest | GraphQLError {
  if (typeof query !== "string" || query === "") {
    return new GraphQLError("A query attribute must be specified and must be a string.");
  }
  try {
    const document = parsed(query);
    const operation = getOperationAST(document, typeof operationName === "string" ? operationName : undefined);
    if (operation == null) return new GraphQLError("An operation name is required");
    return { document, operation, variables: isRecord(variables) ? variables : {} };
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function failed(errors: readonly GraphQLError[]): GraphqlAnswer {
  return { status: 200, body: { errors: errors.map(asGithubError) } };
}
