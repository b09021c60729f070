/** Where in the text a value or a key of the parsed YAML stands. */
import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";

export interface Place {
  readonly line: number;
  readonly column: number;
}

export class YamlPositions {
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  /** Of the value at `path`, or of `key` in the map there; of the nearest thing around it when it is absent. */
  find(path: readonly PropertyKey[], key: string | null = null): Place {
    let node: unknown = this.#document.contents;
    let offset = startOf(node) ?? 0;
    for (const part of path) {
      const pair = pairOf(this.#resolved(node), part);
      const next: unknown = pair === null ? itemOf(this.#resolved(node), part) : pair.value;
      // A key without a value is found by the key.
      offset = startOf(next) ?? startOf(pair?.key) ?? offset;
      if (next === null || next === undefined) break;
      node = next;
    }
    if (key !== null) offset = startOf(pairOf(this.#resolved(node), key)?.key) ?? offset;
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }
}

function startOf(node: unknown): number | null {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0] ?? null;
}

function pairOf(node: unknown, key: PropertyKey): Pair<Node, Node> | null {
  if (!isMap<Node, Node>(node)) return null;
  return node.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === String(key)) ?? null;
}

function itemOf(node: unknown, index: PropertyKey): unknown {
  return isSeq(node) ? node.items[Number(index)] : undefined;
}
