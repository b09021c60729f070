import { Client } from "pg";
import { withUser } from "../../src/store/with-user.ts";

export interface DatabaseServer {
  /** Connection string of the server's own database. */
  readonly server: string;
  /** A database with all tables and nothing in them. */
  readonly template: string;
}

/** The same server's connection string with another database. */
export function databaseIn(server: string, name: string): string {
  return server.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`);
}

export async function runOn<Row extends Record<string, unknown> = Record<string, unknown>>(
  connectionString: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: withUser(connectionString) });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Row>(statement, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

export const dropDatabase = async (server: string, name: string): Promise<void> => {
  await runOn(server, `drop database if exists "${name}" with (force)`);
};
