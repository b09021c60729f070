/** Fields of a JSON body, refused with 422 as GitHub refuses them. */
import { Refused } from "../acts/refused.ts";
import type { Call } from "./route.ts";

export function text(call: Call, field: string): string {
  const value = optionalText(call, field);
  if (value === undefined) {
    throw new Refused(422, `Invalid request.\n\n"${field}" wasn't supplied.`);
  }
  return value;
}

/** Null counts as not given. */
export function optionalText(call: Call, field: string): string | undefined {
  const value = call.body[field] ?? undefined;
  if (value !== undefined && typeof value !== "string") {
    throw wrongType(field, value, "a string");
  }
  return value;
}

export function flag(call: Call, field: string): boolean | undefined {
  const value = call.body[field] ?? undefined;
  if (value !== undefined && typeof value !== "boolean") {
    throw wrongType(field, value, "a boolean");
  }
  return value;
}

/** Undefined when not given. */
export function texts(call: Call, field: string): readonly string[] | undefined {
  const value = call.body[field] ?? undefined;
  if (value === undefined) {
    return undefined;
  }
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === "string")) {
    throw wrongType(field, value, "an array of strings");
  }
  return value;
}

export function wrongType(field: string, value: unknown, wanted: string): Refused {
  return new Refused(422, `Invalid request.\n\nFor 'properties/${field}', ${JSON.stringify(value)} is not ${wanted}.`);
}

/** Exactly these words are understood. */
export function word<W extends string>(field: string, value: string | undefined, words: readonly W[]): W | undefined {
  if (value === undefined) {
    return undefined;
  }
  const found = words.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new Refused(422, `Invalid request.\n\n${value} is not a member of ["${words.join('", "')}"] for "${field}".`);
  }
  return found;
}
