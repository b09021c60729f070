/**
 * Schema issues in plain words. A value that may be written in several forms is
 * judged by the form that it comes nearest to, so that a typo in a long form is
 * named instead of "no form fits".
 */
import type { z } from "zod";
import { wayOut } from "./suggestion.ts";

export interface WordedIssue {
  readonly path: readonly PropertyKey[];
  /** The key of the object at `path` that is meant, when it is about a key. */
  readonly key: string | null;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

export function wordIssues(issues: readonly Issue[], root: unknown): readonly WordedIssue[] {
  const worded = issues.flatMap((issue) => wordIssue(issue, [], root));
  // What is said of a whole object follows from its unknown key, as a rule: the key alone is told.
  const withUnknownKey = new Set(worded.filter((issue) => issue.key !== null).map((issue) => issue.path.join("/")));
  return worded.filter((issue) => issue.key !== null || !withUnknownKey.has(issue.path.join("/")));
}

function wordIssue(issue: Issue, above: readonly PropertyKey[], root: unknown): readonly WordedIssue[] {
  const path = [...above, ...issue.path];
  const value = valueAt(root, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return [{ path, key: issue.keys[0] ?? null, message: issue.message }];
    case "invalid_union": {
      const branch = nearestBranch(issue.errors);
      if (branch === null)
        return [{ path, key: null, message: value === undefined ? missing(path) : formsInWords(issue.errors, value) }];
      return branch.flatMap((nested) => wordIssue(nested, path, root));
    }
    case "invalid_key": {
      const nested = issue.issues[0];
      return [{ path: path.slice(0, -1), key: String(path.at(-1)), message: nested?.message ?? issue.message }];
    }
    case "invalid_type":
      return [
        value === undefined
          ? { path, key: null, message: missing(path) }
          : { path, key: null, message: `${typeWords(issue.expected)} is wanted here, not ${inWords(value)}.` },
      ];
    case "invalid_value": {
      const known = issue.values.map(String);
      return [{ path, key: null, message: `${inWords(value)} is not known here. ${wayOut(String(value), known)}` }];
    }
    case "too_small":
      return [
        {
          path,
          key: null,
          message: isEmpty(value)
            ? "Nothing stands here; at least one is wanted."
            : `${inWords(value)} is too little here; at least ${issue.minimum} is wanted.`,
        },
      ];
    case "too_big":
      return [
        { path, key: null, message: `${inWords(value)} is too much here; at most ${issue.maximum} is possible.` },
      ];
    default:
      return [{ path, key: null, message: issue.message }];
  }
}

const isEmpty = (value: unknown): boolean => value === "" || (Array.isArray(value) && value.length === 0);

const missing = (path: readonly PropertyKey[]): string => `\`${String(path.at(-1) ?? "this")}\` is missing here.`;

/** The form whose own type fits; null when none does, or when it is unclear which. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fitting = branches.filter((issues) => !issues.some(isAboutTypeItself));
  if (fitting.length <= 1) return fitting[0] ?? null;
  const known = fitting.filter((issues) => !issues.some((issue) => issue.code === "unrecognized_keys"));
  const ranked = (known.length > 0 ? known : fitting).toSorted((one, other) => one.length - other.length);
  return ranked[0] ?? null;
}

function isAboutTypeItself(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_union") return nearestBranch(issue.errors) === null;
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}

function formsInWords(branches: readonly (readonly Issue[])[], value: unknown): string {
  const wanted = new Set<string>();
  const known: string[] = [];
  const collect = (issues: readonly Issue[]): void => {
    for (const issue of issues) {
      if (issue.code === "invalid_union") issue.errors.forEach(collect);
      else if (issue.code === "invalid_type") wanted.add(typeWords(issue.expected));
      else if (issue.code === "invalid_value") known.push(...issue.values.map(String));
    }
  };
  branches.forEach(collect);
  if (known.length > 0 && typeof value === "string") return `"${value}" is not known here. ${wayOut(value, known)}`;
  return `${[...wanted].join(" or ")} is wanted here, not ${inWords(value)}.`;
}

function typeWords(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: "Text",
    number: "A number",
    int: "A whole number",
    boolean: "true or false",
    array: "A list",
    object: "A map (key: value)",
    record: "A map (key: value)",
    null: "null",
  };
  return words[expected] ?? expected;
}

function inWords(value: unknown): string {
  if (value === null) return "nothing (null)";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  return String(value);
}

export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
