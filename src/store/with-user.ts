/**
 * A connection string may name no user; then libpq, and so every tool of PostgreSQL,
 * takes the name of the system's user. `pg` knows only what USER says, which services
 * and containers often lack.
 */
import { userInfo } from "node:os";
import { Client } from "pg";

export function withUser(connectionString: string): string {
  if (!/^postgres(ql)?:/.test(connectionString) || new Client({ connectionString }).user) return connectionString;
  const url = new URL(connectionString);
  url.searchParams.set("user", userInfo().username);
  return url.href;
}
