import type { Instant } from "../core/model/names.ts";

/** GitHub writes instants in three ways: ISO 8601, with fractions in some payloads, and RFC 1123 in headers. */
export const toInstant = (text: string): Instant => {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new Error(`GitHub answered "${text}" where an instant was expected.`);
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z` as Instant;
};

export const toInstantOrNull = (text: string | null | undefined): Instant | null => (text ? toInstant(text) : null);
