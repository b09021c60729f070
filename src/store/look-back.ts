/** Questions about a whole repository that the fold or the App asks. */
import { sql } from "kysely";
import type { Absence } from "../core/model/absence.ts";
import type { Assignments, NumberHolder, Shepherded } from "../core/model/facts.ts";
import type { Instant, Login } from "../core/model/names.ts";
import type { Standing } from "../core/model/standing.ts";
import { parseSubjectKey, type Subject, type SubjectKey, subjectKey } from "../core/model/subject.ts";
import type { Database } from "./tables.ts";

export async function numbersHeld(
  database: Database,
  repository: number,
  kind: string,
  except: Subject,
): Promise<NumberHolder[]> {
  const rows = await database
    .selectFrom("subjects")
    .select(["key", "number"])
    .where("repository", "=", String(repository))
    .where("number_kind", "=", kind)
    .where("number", "is not", null)
    .where("key", "!=", subjectKey(except))
    .orderBy("number")
    .execute();
  return rows.map(({ key, number }) => ({ number: Number(number), holder: holderName(key) }));
}

export async function pathsOpenedWith(
  database: Database,
  repository: number,
  kind: string,
  except: Subject,
): Promise<{ thread: number; path: string }[]> {
  const { rows } = await sql<{ subject: SubjectKey; path: string }>`
    select subject, fact ->> 'path' as path
    from lastcall.record
    where repository = ${repository} and fact ->> 'kind' = 'opened' and fact ->> 'document' = ${kind}
      and subject <> ${subjectKey(except)}
    order by seq`.execute(database);
  return rows.flatMap(({ subject, path }) => {
    const parsed = parseSubjectKey(subject);
    return parsed?.kind === "thread" ? [{ thread: parsed.number, path }] : [];
  });
}

/** As people write it: `#12`. */
function holderName(key: SubjectKey): string {
  const subject = parseSubjectKey(key);
  return subject?.kind === "thread" ? `#${subject.number}` : key;
}

async function lastAssignments(database: Database, repository: number): Promise<ReadonlyMap<Login, Instant>> {
  const { rows } = await sql<{ login: Login; at: Instant }>`
    select fact -> 'person' ->> 'login' as login, max(at) as at
    from lastcall.record
    where repository = ${repository} and fact ->> 'kind' = 'steward-assigned'
    group by 1 order by 1`.execute(database);
  return new Map(rows.map(({ login, at }) => [login, at]));
}

async function documentsShepherded(database: Database, repository: number, except: Subject): Promise<Shepherded[]> {
  const rows = await database
    .selectFrom("subjects")
    .select(["steward", "steward_id", "document_kind", "document_status"])
    .where("repository", "=", String(repository))
    .where("steward", "is not", null)
    .where("key", "!=", subjectKey(except))
    .orderBy("key")
    .execute();
  return rows.flatMap(({ steward, steward_id: id, document_kind: kind, document_status: status }) =>
    steward && kind && status
      ? [{ person: { login: steward, id: id === null ? null : Number(id) }, kind, status }]
      : [],
  );
}

export async function assignmentsIn(database: Database, repository: number, except: Subject): Promise<Assignments> {
  return {
    last: await lastAssignments(database, repository),
    open: await documentsShepherded(database, repository, except),
  };
}

export async function absencesSaid(database: Database, repository: number, except: Subject): Promise<Absence[]> {
  const { rows } = await sql<{ login: Login; id: string | null; at: Instant; until: Instant | null }>`
    select cause -> 'by' ->> 'login' as login, cause -> 'by' ->> 'id' as id, at, fact ->> 'until' as until
    from lastcall.record
    where repository = ${repository} and fact ->> 'kind' in ('went-away', 'came-back') and subject != ${subjectKey(except)}
    order by at, seq`.execute(database);
  return rows.map(({ login, id, at, until }) => ({
    person: { login, id: id === null ? null : Number(id) },
    at,
    until,
  }));
}

export async function subjectsOf(database: Database, repository: number): Promise<SubjectKey[]> {
  const rows = await database
    .selectFrom("subjects")
    .select("key")
    .where("repository", "=", String(repository))
    .orderBy("key")
    .execute();
  return rows.map(({ key }) => key);
}

/** GitHub ignores case in names. A name that passed from one repository to another is the one's that was heard of last. */
export async function findRepository(
  database: Database,
  owner: string,
  name: string,
): Promise<{ readonly id: number; readonly installation: number } | null> {
  const row = await database
    .selectFrom("subjects")
    .select(["repository", "installation"])
    .where(sql`lower(owner)`, "=", owner.toLowerCase())
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .where("repository", "is not", null)
    .where("installation", "is not", null)
    .orderBy("place_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { id: Number(row.repository), installation: Number(row.installation) } : null;
}

export async function knownRepositories(
  database: Database,
): Promise<{ readonly id: number; readonly owner: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; owner: string; name: string }>`
    select distinct on (repository) repository as id, owner, name from lastcall.subjects
    where repository is not null and owner is not null order by repository, place_at desc`.execute(database);
  return rows.map(({ id, owner, name }) => ({ id: Number(id), owner, name }));
}

export async function threadsWithClosedBallots(
  database: Database,
  repository: number,
  most: number,
): Promise<{ threads: readonly number[]; left: number }> {
  const { rows } = await sql<{ subject: SubjectKey }>`
    select subject, max(seq) as last from lastcall.record
    where repository = ${repository} and fact ->> 'kind' = 'ballot-closed'
    group by subject order by last desc`.execute(database);
  const threads = rows.flatMap(({ subject }) => {
    const parsed = parseSubjectKey(subject);
    return parsed?.kind === "thread" ? [parsed.number] : [];
  });
  return { threads: threads.slice(0, most), left: Math.max(0, threads.length - most) };
}

export async function standingsOf(
  database: Database,
  repository: number,
  { head, branch }: { readonly head: string | null; readonly branch: string | null },
  except: Subject,
): Promise<readonly Standing[]> {
  const { rows } = await sql<{ standing: Standing }>`
    select notes -> 'standing' as standing from lastcall.subjects
    where repository = ${repository} and key <> ${subjectKey(except)}
      and (notes -> 'standing' ->> 'head' = ${head}::text or notes -> 'standing' ->> 'branch' = ${branch}::text)
    order by (notes -> 'standing' ->> 'number')::bigint`.execute(database);
  return rows.map(({ standing }) => standing);
}

export async function threadsFollowing(
  database: Database,
  repository: number,
  number: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ key: SubjectKey }>`
    select key from lastcall.subjects
    where repository = ${repository} and notes -> 'work' -> 'own' @> to_jsonb(${number}::int)
    order by key`.execute(database);
  return rows.flatMap(({ key }) => {
    const parsed = parseSubjectKey(key);
    return parsed?.kind === "thread" ? [parsed.number] : [];
  });
}
