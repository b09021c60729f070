/**
 * How many nodes a query may ask for, counted as GitHub counts them before it
 * answers: the pages' sizes multiplied downwards and added up. Beyond 500 000 it
 * refuses the query, whatever it would find.
 * https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { refusal } from "./errors.ts";

const MOST_NODES = 500_000;

export function nodesAskedFor(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const below = (set: SelectionSetNode | undefined, times: number): number => {
    let sum = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const size = pageSize(selection, variables);
        sum += size === null ? below(selection.selectionSet, times) : times * size;
        if (size !== null) sum += below(selection.selectionSet, times * size);
      } else {
        const inside = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        sum += below(inside?.selectionSet, times);
      }
    }
    return sum;
  };
  return below(operation.selectionSet, 1);
}

/** Null for what is no page. */
function pageSize(field: FieldNode, variables: Readonly<Record<string, unknown>>): number | null {
  for (const argument of field.arguments ?? []) {
    if (argument.name.value !== "first" && argument.name.value !== "last") continue;
    const { value } = argument;
    if (value.kind === Kind.INT) return Number(value.value);
    const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
    if (typeof given === "number") return given;
  }
  return null;
}

export function tooManyNodes(nodeCount: number): GraphQLError | null {
  if (nodeCount <= MOST_NODES) return null;
  const [asked, most] = [nodeCount, MOST_NODES].map((count) => count.toLocaleString("en-US"));
  const message = `This query requests up to ${asked} possible nodes which exceeds the maximum limit of ${most}.`;
  return refusal("MAX_NODE_LIMIT_EXCEEDED", message);
}

/** GitHub's points: a hundredth of the requests that answering would take, at least one. */
export function costOf(nodeCount: number): number {
  return Math.max(1, Math.round(nodeCount / 100 / 100));
}
