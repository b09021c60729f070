/**
 * Connections: pages of at most 100, forwards and backwards, with cursors that
 * name an item by its place in the order rather than by its number, so that
 * they hold when items are added or deleted between two pages.
 *
 * In rough weather a page has at most two items, whatever was asked for, and
 * what GitHub orders by nothing comes in an order of the seed's.
 */
import type { GraphQLResolveInfo, SelectionNode } from "graphql";
import type { Context } from "./context.ts";
import { refusal } from "./errors.ts";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** The arguments that every connection takes. */
export const PAGING: readonly string[] = ["first", "last", "after", "before"];

type Place = readonly (string | number)[];

export interface Listing<Item> {
  readonly items: readonly Item[];
  /** The item's place in the order; the last part tells items apart for ever (an id). */
  place(item: Item): Place;
  readonly descending?: boolean;
  readonly node: (item: Item) => unknown;
  /** Fields of the edge beside `node` and `cursor`. */
  readonly edge?: (item: Item) => Readonly<Record<string, unknown>>;
  /** Fields of the connection beside the usual. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface Connection {
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
  readonly totalCount: number;
  /** What `after` and `before` leave. Timelines alone show it and the next. */
  readonly filteredCount: number;
  readonly pageCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

// https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit
const MOST = 100;
const ROUGH_PAGE = 2;

export function connection<Item>(
  listing: Listing<Item>,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Connection {
  const bounds = pageBounds(args, info);
  const order = listing.descending === true ? -1 : 1;
  const placed = listing.items
    .map((item) => ({ item, place: listing.place(item) }))
    .sort((a, b) => order * comparePlaces(a.place, b.place));
  const after = args.after == null ? null : readCursor(args.after);
  const before = args.before == null ? null : readCursor(args.before);
  const start = after === null ? 0 : firstIndex(placed, (entry) => order * comparePlaces(entry.place, after) > 0);
  const end =
    before === null ? placed.length : firstIndex(placed, (entry) => order * comparePlaces(entry.place, before) >= 0);
  const size = Math.min(bounds.size, context.rough ? ROUGH_PAGE : MOST);
  const from = bounds.backwards ? Math.max(start, end - size) : start;
  const to = bounds.backwards ? end : Math.min(end, start + size);
  const page = placed.slice(from, Math.max(from, to));
  const nodes = page.map(({ item }) => listing.node(item));
  const cursors = page.map(({ place }) => cursorAt(place));
  return {
    nodes,
    edges: page.map(({ item }, index) => ({ cursor: cursors[index], node: nodes[index], ...listing.edge?.(item) })),
    totalCount: placed.length,
    filteredCount: Math.max(0, end - start),
    pageCount: page.length,
    pageInfo: {
      hasNextPage: to < placed.length,
      hasPreviousPage: from > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
    ...listing.more,
  };
}

/** A place for what GitHub promises no order for: in kind weather as listed, in rough weather by the seed. */
export function noPromisedPlace(context: Context, index: number, id: string | number): Place {
  if (!context.rough) return [index, id];
  return [context.world.random(`order:${id}`).hex(8), id];
}

function firstIndex<T>(entries: readonly T[], holds: (entry: T) => boolean): number {
  const index = entries.findIndex(holds);
  return index === -1 ? entries.length : index;
}

function pageBounds(
  args: PageArguments,
  info: GraphQLResolveInfo,
): { readonly size: number; readonly backwards: boolean } {
  const { first, last } = args;
  const name = info.fieldName;
  for (const [argument, count] of [
    ["first", first],
    ["last", last],
  ] as const) {
    if (count == null) continue;
    if (count < 0)
      throw refusal("UNPROCESSABLE", `\`${argument}\` on the \`${name}\` connection cannot be less than zero.`);
    if (count > MOST) {
      const message = `Requesting ${count} records on the \`${name}\` connection exceeds the \`${argument}\` limit of ${MOST} records.`;
      throw refusal("EXCESSIVE_PAGINATION", message);
    }
  }
  if (first != null && last != null) {
    throw refusal(
      "UNPROCESSABLE",
      `Passing both \`first\` and \`last\` to paginate the \`${name}\` connection is not supported.`,
    );
  }
  if (first == null && last == null) {
    // Counting needs no bounds; listing does.
    if (lists(info)) {
      const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
      throw refusal("MISSING_PAGINATION_BOUNDARIES", message);
    }
    return { size: 0, backwards: false };
  }
  return { size: first ?? last ?? 0, backwards: first == null };
}

function lists(info: GraphQLResolveInfo): boolean {
  const asks = (selection: SelectionNode): boolean => {
    if (selection.kind === "Field") return ["nodes", "edges", "pageInfo"].includes(selection.name.value);
    const inside = selection.kind === "InlineFragment" ? selection : info.fragments[selection.name.value];
    return inside?.selectionSet.selections.some(asks) ?? false;
  };
  return info.fieldNodes.some((node) => node.selectionSet?.selections.some(asks) ?? false);
}

function comparePlaces(a: Place, b: Place): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    if (typeof left === "number" && typeof right === "number") return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return 0;
}

const CURSOR = "cursor:v2:";

/** The cursor of what stands at that place. */
export function cursorAt(place: Place): string {
  return Buffer.from(CURSOR + JSON.stringify(place)).toString("base64");
}

function readCursor(cursor: string): Place {
  const text = Buffer.from(cursor, "base64").toString();
  if (text.startsWith(CURSOR)) {
    try {
      const place: unknown = JSON.parse(text.slice(CURSOR.length));
      if (Array.isArray(place)) return place.filter((part) => typeof part === "string" || typeof part === "number");
    } catch {
      // Falls through to the refusal: whatever is wrong with a cursor, GitHub says the same.
    }
  }
  throw refusal("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
}
