/** How the fields of a type of GitHub's schema are written down. */
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "./context.ts";

/** A value that stands for an entity of GitHub's: what the schema calls it, and where its fields come from. */
export interface Typed {
  readonly __typename: string;
}

/** `takes` lists the arguments that the resolver honours; any other that a query gives is refused by name. */
export interface Field<Parent> {
  readonly takes: readonly string[];
  resolve(parent: Parent, args: never, context: Context, info: GraphQLResolveInfo): unknown;
}

/** The fields of one type of the schema. A bare function takes no arguments. */
export type Fields<Parent> = Readonly<Record<string, ((parent: Parent, context: Context) => unknown) | Field<Parent>>>;
