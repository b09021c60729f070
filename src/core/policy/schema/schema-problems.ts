/** What the schema found, as sentences for whoever wrote the file: which key, what is wrong, what to write instead. */
import { z } from "zod";
import { nearestWord } from "../../model/nearest-word.ts";
import type { KeyPath } from "../read-yaml.ts";
import { isLaterKey } from "./later-keys.ts";
import { fileSchema } from "./settings-schema.ts";

/** A problem before it is given its place in the file. */
export interface Complaint {
  readonly path: KeyPath;
  /** Whether the key itself is wrong, not its value. */
  readonly onKey: boolean;
  readonly code: string;
  readonly message: string;
  readonly help: string | null;
}

/** A file of nothing but mistakes is not told all of them. */
const mostComplaints = 100;

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** The keys that may stand in the map at a path. */
const keysAt = (whole: JsonSchema, path: KeyPath): readonly string[] => {
  let schemas: readonly JsonSchema[] = [whole];
  const alternatives = (schema: JsonSchema): readonly JsonSchema[] => [schema, ...(schema.anyOf ?? [])];
  for (const step of path) {
    schemas = schemas.flatMap(alternatives).flatMap((schema): readonly JsonSchema[] => {
      if (typeof step === "number") return schema.items ? [schema.items] : [];
      const property = schema.properties?.[step];
      if (property) return [property];
      return typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
    });
  }
  return [...new Set(schemas.flatMap(alternatives).flatMap((schema) => Object.keys(schema.properties ?? {})))];
};

export const pathInWords = (path: KeyPath): string => path.join(".");

const unknownKey = (path: KeyPath, key: string, known: readonly string[]): Complaint => {
  const where = path.length === 0 ? "at the top" : `in \`${pathInWords(path)}\``;
  const at = { path: [...path, key], onKey: true };
  if (isLaterKey(path, key))
    return {
      ...at,
      code: "not-yet-supported",
      message: `\`${key}\` ${where} is not yet supported.`,
      help: "Take it out.",
    };
  const near = nearestWord(key, known);
  const listed = known.length > 0 ? `Possible here: ${known.map((one) => `\`${one}\``).join(", ")}.` : null;
  return {
    ...at,
    code: "unknown-key",
    message: `There is no key \`${key.slice(0, 60)}\` ${where}.`,
    help: near ? `Did you mean \`${near}\`?` : listed,
  };
};

const expectedInWords: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "`true` or `false`",
  array: "a list",
  object: "a map of keys",
  record: "a map of keys",
  null: "empty",
};

const valueInWords = (value: unknown): string => {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map of keys";
  return typeof value === "string" ? "text" : typeof value === "number" ? "a number" : `\`${String(value)}\``;
};

const valueAt = (data: unknown, path: KeyPath): unknown => {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
};

const wrongType = (path: KeyPath, expected: string, value: unknown): Complaint => {
  const at = { path, onKey: false };
  const name = `\`${pathInWords(path)}\``;
  if (value === undefined) return { ...at, code: "missing-key", message: `${name} is missing.`, help: "Add it." };
  const quote = expected === "string" && (typeof value === "number" || typeof value === "boolean");
  return {
    ...at,
    code: "wrong-type",
    message: `${name} must be ${expectedInWords[expected] ?? expected}, but it is ${valueInWords(value)}.`,
    help: quote ? `Put it in quotes: \`"${String(value)}"\`.` : null,
  };
};

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

const complaintsOf = (issue: z.core.$ZodIssue, data: unknown, whole: JsonSchema): readonly Complaint[] => {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  const sentence = (message: string): string => (path.length === 0 ? message : `\`${pathInWords(path)}\`: ${message}`);
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(whole, path);
      return issue.keys.slice(0, mostComplaints).map((key) => unknownKey(path, key, known));
    }
    case "invalid_type":
      return [wrongType(path, issue.expected, valueAt(data, path))];
    case "invalid_key": {
      const message = issue.issues[0]?.message ?? issue.message;
      return [{ path, onKey: true, code: "wrong-name", message: sentence(message), help: null }];
    }
    case "invalid_union": {
      // Of the forms that a value may have, the one that was meant: whose type it has.
      const meant = issue.errors.find((of) => !of.some((one) => one.code === "invalid_type" && one.path.length === 0));
      const inside = meant?.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
      if (inside) return inside.flatMap((one) => complaintsOf(one, data, whole));
      const forms = issue.errors.flatMap((of) =>
        of.flatMap((one) => (one.code === "invalid_type" ? [one.expected] : [])),
      );
      return [wrongType(path, forms.map((form) => expectedInWords[form] ?? form).join(" or "), valueAt(data, path))];
    }
    case "custom": {
      const { code, help } = issue.params ?? {};
      return [
        {
          path,
          onKey: false,
          code: textOf(code) ?? "wrong-value",
          message: sentence(issue.message),
          help: textOf(help),
        },
      ];
    }
    default:
      return [{ path, onKey: false, code: "wrong-value", message: sentence(issue.message), help: null }];
  }
};

const isBelow = (inner: KeyPath, outer: KeyPath): boolean =>
  inner.length > outer.length && outer.every((step, index) => inner[index] === step);

/** A role whose only key is refused is not told as well that it has no source. */
export const complaintsOfSchema = (
  error: z.ZodError,
  data: unknown,
  schema: z.ZodType = fileSchema,
): readonly Complaint[] => {
  const whole = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const issues = error.issues.slice(0, mostComplaints);
  const all = issues.flatMap((issue) => complaintsOf(issue, data, whole)).slice(0, mostComplaints);
  return all.filter((one) => one.code !== "role-source" || !all.some((other) => isBelow(other.path, one.path)));
};
