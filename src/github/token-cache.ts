/**
 * Installation tokens, in memory only, until shortly before GitHub lets them
 * expire. That is the wall clock's business, also in a rehearsal, where the
 * App's own clock runs through months in seconds.
 */
const marginMilliseconds = 60_000;

export interface TokenCache {
  get(key: string): string;
  set(key: string, value: string): void;
  forget(): void;
}

/** The value is `@octokit/auth-app`'s: `token|createdAt|expiresAt|…`. */
export const tokenCache = (wallClock: () => string): TokenCache => {
  const values = new Map<string, string>();
  return {
    get: (key) => {
      const value = values.get(key) ?? "";
      const expiresAt = Date.parse(value.split("|")[2] ?? "");
      return expiresAt - marginMilliseconds > Date.parse(wallClock()) ? value : "";
    },
    set: (key, value) => {
      values.set(key, value);
    },
    forget: () => values.clear(),
  };
};
