/**
 * PostgreSQL's text holds no NUL, and its jsonb no half of a surrogate pair either.
 * Nothing is refused or lost for their sake: each is replaced by U+FFFD, before
 * anything is hashed.
 */
const nul = /\0/g;

/** Escapes that JSON.stringify writes for such characters; an escaped backslash before may deceive it, which costs time only. */
const suspicious = /\\u(?:0000|d[89a-f])/;

export const storableText = (text: string): string => text.replace(nul, "\uFFFD").toWellFormed();

export const storableValue = (value: unknown): unknown => {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storableValue);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storableValue(inner)]));
  }
  return value;
};

export interface StorableJson {
  readonly json: string;
  /** Characters were replaced. */
  readonly altered: boolean;
}

export function storableJson(value: unknown): StorableJson {
  const json = JSON.stringify(value ?? null);
  if (!suspicious.test(json)) return { json, altered: false };
  const replaced = JSON.stringify(storableValue(JSON.parse(json)));
  return { json: replaced, altered: replaced !== json };
}
