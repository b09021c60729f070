/**
 * A YAML file as plain data that remembers where everything stands. Bounded in
 * size and in what aliases may blow up; nothing in it is ever evaluated. What is
 * wrong with the file as YAML is told by line and column, as far as it can be read.
 */
import {
  Alias,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
} from "yaml";
import { decodeUtf8, firstByteThatIsNoText } from "../documents/utf8.ts";
import type { Position } from "../model/document.ts";
import type { PolicyProblem } from "../model/policy.ts";

export const largestPolicyBytes: number = 256 * 1024;
const mostAliases = 100;
const mostProblems = 20;

export type KeyPath = readonly (string | number)[];

export interface YamlText {
  /** A map, as plain objects, arrays, texts, numbers, booleans and nulls. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Where the key at this path stands; of the nearest key above it, when there is none; null when there is none at all. */
  keyPosition(path: KeyPath): Position | null;
  /** Where the value at this path begins, with the same way out. */
  valuePosition(path: KeyPath): Position | null;
}

export type YamlReading =
  | { readonly kind: "read"; readonly yaml: YamlText }
  | { readonly kind: "problems"; readonly problems: readonly PolicyProblem[] };

const start: Position = { line: 1, column: 1 };

const single = (code: string, message: string, help: string | null = null, position = start): YamlReading => ({
  kind: "problems",
  problems: [{ code, at: "", position, message, help }],
});

/** Ways out for what people write most; the library's own sentence says what is wrong. */
const helps: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: "Put the value in quotes; logins are written without `@`.",
  TAB_AS_INDENT: "Indent with spaces.",
  MULTIPLE_DOCS: "Keep one document: there must be no `---` between keys.",
};

const pairOf = (node: Node | null, key: string | number): Pair<Node, Node | null> | null => {
  if (!isMap<Node, Node | null>(node)) return null;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key)) ?? null;
};

/** Keys and values met on the way down a path; shorter than the path where it ends early. */
const walk = (
  document: Document.Parsed,
  path: KeyPath,
): readonly { readonly key: Node; readonly value: Node | null }[] => {
  const met: { readonly key: Node; readonly value: Node | null }[] = [];
  let node: Node | null = document.contents;
  for (const step of path) {
    if (node instanceof Alias) node = node.resolve(document) ?? null;
    const pair = pairOf(node, step);
    const item: Node | null = isSeq<Node>(node) && typeof step === "number" ? (node.items[step] ?? null) : null;
    const value: Node | null = pair ? pair.value : item;
    const key = pair ? pair.key : item;
    if (key === null) break;
    met.push({ key, value });
    node = value;
  }
  return met;
};

/** An empty value stands where its key does. */
const hasText = (node: Node | null): node is Node => node !== null && !(node instanceof Scalar && node.source === "");

const asText = (bytes: Uint8Array): string | null => (firstByteThatIsNoText(bytes) === null ? decodeUtf8(bytes) : null);

/** By hand, because the library compares every key with every other one, which a long file makes slow. */
const keysThereTwice = (document: Document.Parsed): readonly Scalar[] => {
  const twice: Scalar[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(String(key.value))) twice.push(key);
        seen.add(String(key.value));
      }
    },
  });
  return twice;
};

/** Nothing below may own `__proto__`, and nothing may contain itself, as an alias of what surrounds it would. */
const unsound = (value: unknown, around: readonly object[] = []): "proto" | "circular" | null => {
  if (typeof value !== "object" || value === null) return null;
  if (around.includes(value)) return "circular";
  if (Object.hasOwn(value, "__proto__")) return "proto";
  for (const part of Object.values(value)) {
    const found = unsound(part, [...around, value]);
    if (found !== null) return found;
  }
  return null;
};

/** What a sort of file may be, other than a policy. */
export interface YamlBounds {
  readonly largestBytes: number;
  /** Way out for an empty file: how to begin. */
  readonly beginWith: string;
  /** Default: a map of keys. `data` is typed as one; whoever allows more looks at it first. */
  readonly root?: "map-or-list";
}

const ofPolicies: YamlBounds = {
  largestBytes: largestPolicyBytes,
  beginWith: "Begin with `extends:` and the name of a process.",
};

export const readYaml = (source: string | Uint8Array, bounds: YamlBounds = ofPolicies): YamlReading => {
  if (source.length > bounds.largestBytes)
    return single("too-large", `The file is larger than ${bounds.largestBytes / 1024} KiB.`, "Make it smaller.");
  const decoded = typeof source === "string" ? source : asText(source);
  if (decoded === null) return single("not-text", "The file is not text in UTF-8.", "Save it as UTF-8.");
  const text = decoded.replace(/^\uFEFF/, "");
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) {
    const problems = wrong.slice(0, mostProblems).map((error) => ({
      code: "not-yaml",
      at: "",
      position: positionAt(error.pos[0]),
      message:
        error.code === "RESOURCE_EXHAUSTION"
          ? "The file is nested too deeply to be read."
          : `This is no valid YAML: ${error.message.replace(/;.*$/s, "").replace(/\.?$/, ".")}`,
      help: helps[error.code] ?? null,
    }));
    return { kind: "problems", problems };
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    return single("empty", "The file is empty.", bounds.beginWith);
  const isList = bounds.root === "map-or-list" && isSeq(document.contents);
  if (!isMap(document.contents) && !isList) {
    const form = bounds.root === "map-or-list" ? "a list" : "a map of keys";
    return single("not-a-map", `The file must be ${form}.`, bounds.beginWith);
  }

  const twice = keysThereTwice(document);
  if (twice.length > 0) {
    const problems = twice.slice(0, mostProblems).map((key) => ({
      code: "duplicate-key",
      at: "",
      position: positionAt(key.range?.[0] ?? 0),
      message: `The key \`${String(key.value).slice(0, 60)}\` is there twice.`,
      help: "Keep one of the two.",
    }));
    return { kind: "problems", problems };
  }

  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    // The library's word for aliases that multiply beyond the limit, and for aliases of nothing.
    if (error instanceof ReferenceError)
      return single("too-many-aliases", "The file repeats itself by aliases too often.", "Write it out.");
    throw error;
  }
  const wrongWith = unsound(data);
  if (wrongWith === "circular")
    return single("too-many-aliases", "An alias in the file contains itself.", "Write it out.");
  if (wrongWith === "proto") return single("unknown-key", "There is no key `__proto__` anywhere.", "Take it out.");

  const keyPosition = (path: KeyPath): Position | null => {
    const offset = walk(document, path).at(-1)?.key.range?.[0];
    return offset === undefined ? null : positionAt(offset);
  };
  const valuePosition = (path: KeyPath): Position | null => {
    const met = walk(document, path);
    const last = met.at(-1);
    if (met.length < path.length || !last || !hasText(last.value)) return keyPosition(path);
    return positionAt(last.value.range?.[0] ?? 0);
  };
  return { kind: "read", yaml: { data: data as Readonly<Record<string, unknown>>, keyPosition, valuePosition } };
};
