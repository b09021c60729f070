/**
 * A connection string may name no user; then libpq, and so every tool of PostgreSQL,
 * takes the name of the system's user. `pg` knows only what USER says, which services
 * and containers often lack.
 */
import { userInfo } from "node:os";
import { Client } from "pg";

export function withUser(connectionString: string): string {
  if (!/^postgres(ql)?:/.test(connectionString) || new Client({ connectionString }).user) return connectionString;
  const name = systemUser();
  if (name === null) return connectionString;
  const url = new URL(connectionString);
  url.searchParams.set("user", name);
  return url.href;
}

/** Null for a user id without a name, as some containers run under. */
export function systemUser(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
