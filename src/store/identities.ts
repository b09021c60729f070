/**
 * Whom a login meant when the record first named it: by acts, pushes and seats, which
 * carry GitHub's user ids. Logins change hands, accounts do not; so an account's latest
 * login is told as well.
 */
import { sql } from "kysely";
import type { Identity } from "../core/model/facts.ts";
import type { Login } from "../core/model/names.ts";
import type { Database } from "./tables.ts";

/** Everybody that the record names with an id, as `seq, login, id`; migrations have the indexes of both halves. */
const named = (repository: number, by: "login" | "id", wanted: readonly (string | number)[]) => {
  const list = wanted.map(String);
  const field = sql.lit(by);
  return sql`
    select seq, cause -> 'by' ->> 'login' as login, cause -> 'by' ->> 'id' as id
      from lastcall.record
      where repository = ${repository} and cause -> 'by' ->> ${field} = any(${list}::text[])
    union all
    select seq, seat -> 'person' ->> 'login', seat -> 'person' ->> 'id'
      from lastcall.record, jsonb_array_elements(coalesce(fact -> 'ballot' -> 'seats', fact -> 'seats')) as seat
      where repository = ${repository} and jsonb_typeof(coalesce(fact -> 'ballot' -> 'seats', fact -> 'seats')) = 'array'
        and seat -> 'person' ->> ${field} = any(${list}::text[])`;
};

interface Row {
  readonly login: Login;
  readonly id: string;
}

export async function identitiesOf(
  database: Database,
  repository: number,
  logins: readonly Login[],
): Promise<ReadonlyMap<Login, Identity>> {
  if (logins.length === 0) return new Map();
  const first = await sql<Row>`
    select distinct on (login) login, id from (${named(repository, "login", logins)}) as named
      where id is not null order by login, seq`.execute(database);
  const ids = [...new Set(first.rows.map(({ id }) => id))];
  if (ids.length === 0) return new Map();
  const latest = await sql<Row>`
    select distinct on (id) login, id from (${named(repository, "id", ids)}) as named
      order by id, seq desc`.execute(database);
  const present = new Map(latest.rows.map(({ login, id }) => [id, login]));
  return new Map(first.rows.map(({ login, id }) => [login, { id: Number(id), login: present.get(id) ?? login }]));
}
