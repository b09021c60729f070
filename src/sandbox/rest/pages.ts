/**
 * Lists in pages with `Link` headers:
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 *
 * In rough weather a page has two items at most, whatever `per_page` says, and a
 * list whose order GitHub does not promise comes shuffled (the same way on every
 * page). GitHub, too, may send fewer than asked for; only `Link` tells the end.
 */
import type { Answer, Call } from "./route.ts";
import { ok } from "./route.ts";

export const roughPageSize = 2;

export function pageOf<T>(
  call: Call,
  all: readonly T[],
  order: "promised" | "none",
  render: (item: T) => unknown,
  wrap: (items: readonly unknown[]) => unknown = (items) => items,
): Answer {
  const isRough = call.world.weather === "rough";
  const asked = Math.min(positive(call.query.get("per_page"), 30), 100);
  const size = isRough ? Math.min(asked, roughPageSize) : asked;
  const page = positive(call.query.get("page"), 1);
  const items = isRough && order === "none" ? call.world.random(`page:${call.path}`).shuffled(all) : all;
  const last = Math.max(1, Math.ceil(items.length / size));
  const shown = items.slice((page - 1) * size, page * size);
  return ok(wrap(shown.map(render)), linkHeader(call, page, last));
}

function linkHeader(call: Call, page: number, last: number): Record<string, string> {
  const to = (target: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(target));
    return `<${call.world.url}/api/v3${encodeURI(call.path)}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, "prev")] : []),
    ...(page < last ? [to(page + 1, "next"), to(last, "last")] : []),
    ...(page > 1 ? [to(1, "first")] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(", ") };
}

function positive(given: string | null, otherwise: number): number {
  const number = Number(given ?? otherwise);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
