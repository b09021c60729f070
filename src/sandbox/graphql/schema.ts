/**
 * GitHub's own GraphQL schema, as published in `@octokit/graphql-schema`, with
 * the stand-in's resolvers. The whole of it is there, so that a query is
 * validated exactly as GitHub would validate it; descriptions are cut before
 * parsing, which makes building it three times faster (0.2 s, once a process).
 *
 * A field without a resolver is refused by name, and so is an argument that its
 * resolver does not take: the stand-in never answers something plausible.
 */
import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import {
  buildASTSchema,
  type GraphQLFieldResolver,
  GraphQLInt,
  GraphQLScalarType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isInterfaceType,
  isObjectType,
  parse,
} from "graphql";
import type { Context } from "./context.ts";
import { unimplemented } from "./errors.ts";
import type { Field, Fields } from "./fields.ts";
import { resolvers } from "./resolvers.ts";

const DESCRIPTION = /"""(?:[^"]|"(?!""))*"""/g;

let built: GraphQLSchema | undefined;

export function githubSchema(): GraphQLSchema {
  built ??= buildSchema();
  return built;
}

function buildSchema(): GraphQLSchema {
  // The package exports its module alone, which would parse the schema as JSON, too; the text lies beside it.
  const manifest = findPackageJSON("@octokit/graphql-schema", import.meta.url);
  if (manifest === undefined) throw new Error("The package @octokit/graphql-schema is not installed.");
  const path = join(dirname(manifest), "schema.graphql");
  const text = readFileSync(path, "utf8").replaceAll(DESCRIPTION, "");
  const schema = buildASTSchema(parse(text, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
  widenDatabaseIds(schema);
  for (const [typeName, fields] of Object.entries(resolvers)) attach(schema, typeName, fields);
  return schema;
}

/**
 * `databaseId` is declared an Int, which the specification ends at 32 bits. Ids of
 * check runs and comments are greater by now, and GitHub answers them all the same.
 */
const databaseId = new GraphQLScalarType({
  name: "Int",
  serialize(value) {
    if (typeof value !== "number" || !Number.isSafeInteger(value))
      throw new Error(`${String(value)} is no database id.`);
    return value;
  },
});

/** In all types alike: fields of two types in one place must have the same type. */
function widenDatabaseIds(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const field = type.getFields().databaseId;
    if (field?.type === GraphQLInt) field.type = databaseId;
  }
}

/** A resolver for something that is not in GitHub's schema is a mistake of ours: it must not start. */
function attach(schema: GraphQLSchema, typeName: string, fields: Fields<never>): void {
  const type = schema.getType(typeName);
  if (type === undefined || !("getFields" in type)) throw new Error(`GitHub's schema has no type ${typeName}.`);
  const known = type.getFields();
  for (const [name, field] of Object.entries(fields)) {
    const target = known[name];
    if (target === undefined || !("args" in target)) throw new Error(`GitHub's schema has no ${typeName}.${name}.`);
    target.resolve = typeof field === "function" ? withArguments(bare(field)) : withArguments(field);
  }
}

function bare(resolve: (parent: never, context: Context) => unknown): Field<never> {
  return { takes: [], resolve: (parent, _args, context) => resolve(parent, context) };
}

function withArguments(field: Field<never>): GraphQLFieldResolver<unknown, Context> {
  return (parent, args, context, info) => {
    for (const node of info.fieldNodes) {
      for (const argument of node.arguments ?? []) {
        const name = argument.name.value;
        if (!field.takes.includes(name)) {
          throw unimplemented(`the argument ${name} of ${info.parentType.name}.${info.fieldName}`);
        }
      }
    }
    // The schema has checked both against the field's declaration; the resolver's own types say what that is.
    return field.resolve(parent as never, args as never, context, info);
  };
}

/** Fields of types without resolvers of their own (pages, edges, payloads) are plain properties; all others are refused. */
export const plainOrRefused: GraphQLFieldResolver<unknown, Context> = (parent, _args, _context, info) => {
  const type = info.parentType.name;
  if (
    resolvers[type] === undefined &&
    typeof parent === "object" &&
    parent !== null &&
    Object.hasOwn(parent, info.fieldName)
  ) {
    return Reflect.get(parent, info.fieldName);
  }
  throw unimplemented(`${type}.${info.fieldName}`);
};

/** Which type of a union or interface a value is of. */
export const typeNameOf: GraphQLTypeResolver<unknown, Context> = (value) =>
  typeof value === "object" && value !== null && "__typename" in value ? String(value.__typename) : undefined;
