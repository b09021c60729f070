/**
 * Keeps deliveries and enqueues a look at each of their subjects, in one statement
 * for a whole group. A delivery that is known already enqueues nothing.
 */
import { type RawBuilder, sql } from "kysely";
import { type SubjectKey, subjectKey } from "../core/model/subject.ts";
import { type GroupCommit, groupCommit } from "./group-commit.ts";
import type { Log } from "./log.ts";
import { withRetries } from "./postgres-errors.ts";
import { storableJson, storableText } from "./storable.ts";
import type { NewDelivery } from "./store.ts";
import { repositoryOf } from "./subject-rows.ts";
import type { Database } from "./tables.ts";

interface PreparedDelivery {
  readonly delivery: NewDelivery;
  readonly payload: string;
  readonly keys: readonly SubjectKey[];
}

export type DeliverySaver = GroupCommit<NewDelivery, "new" | "known">;

export function deliverySaver(database: Database, log: Log): DeliverySaver {
  const group = groupCommit<PreparedDelivery, "new" | "known">({
    commit: (prepared) => withRetries(() => saveDeliveries(database, prepared)),
    most: 50,
    weigh: ({ payload }) => payload.length,
    heaviest: 4_000_000,
  });
  return {
    add: async (delivery) => {
      const { json, altered } = storableJson(delivery.payload);
      if (altered) {
        log.warn(
          `Delivery ${delivery.id} holds characters that PostgreSQL cannot keep; it is stored with U+FFFD in their place.`,
        );
      }
      const keys = [...new Set(delivery.subjects.map(subjectKey))];
      return group.add({ delivery, payload: json, keys });
    },
    settle: () => group.settle(),
  };
}

async function saveDeliveries(
  database: Database,
  prepared: readonly PreparedDelivery[],
): Promise<readonly ("new" | "known")[]> {
  const first = new Map<string, PreparedDelivery>();
  for (const one of prepared) if (!first.has(one.delivery.id)) first.set(one.delivery.id, one);
  const distinct = [...first.values()];
  // note_subjects and enqueue_looks run for the deliveries that were stored now,
  // inside the statement that stores them.
  const { rows } = await sql<{ id: string }>`
    with stored as (
      insert into lastcall.deliveries
        (id, event, action, payload, received_at, installation, repository, subjects, pending, ignored)
      values ${sql.join(distinct.map(deliveryRow))}
      on conflict (id) do nothing
      returning id, subjects
    ), looks as (
      select
        lastcall.note_subjects((
          select coalesce(jsonb_agg(noted), '[]') from jsonb_array_elements(${JSON.stringify(distinct.flatMap(notedSubjects))}::jsonb) as noted
          where noted ->> 'delivery' in (select id from stored)
        )),
        lastcall.enqueue_looks(array(select unnest(subjects) from stored))
      from (select 1 from stored limit 1) as anything
    )
    select id from stored left join looks on true`.execute(database);
  const stored = new Set(rows.map(({ id }) => id));
  return prepared.map((one) => (stored.has(one.delivery.id) && first.get(one.delivery.id) === one ? "new" : "known"));
}

function deliveryRow({ delivery, payload, keys }: PreparedDelivery): RawBuilder<unknown> {
  const { id, event, action, receivedAt, installation, repository, ignored } = delivery;
  return sql`(${id}::text, ${storableText(event)}::text, ${action === null ? null : storableText(action)}::text,
    ${payload}::jsonb, ${receivedAt}::text, ${installation}::bigint, ${repository?.id ?? null}::bigint,
    ${keys}::text[], ${keys}::text[], ${ignored === null ? null : storableText(ignored)}::text)`;
}

function notedSubjects({ delivery }: PreparedDelivery, nth: number): Record<string, unknown>[] {
  const { installation, repository, receivedAt } = delivery;
  return delivery.subjects.map((subject) => {
    const own = repositoryOf(subject);
    const placed = repository !== null && own === repository.id && installation !== null;
    return {
      delivery: delivery.id,
      nth,
      key: subjectKey(subject),
      repository: own,
      installation: subject.kind === "installation" ? subject.installation : placed ? installation : null,
      owner: placed ? storableText(repository.owner) : null,
      name: placed ? storableText(repository.name) : null,
      place_at: placed ? receivedAt : null,
    };
  });
}

export async function unknownDeliveries(database: Database, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...ids]}::text[]) as asked (id)
    where not exists (select from lastcall.deliveries as known where known.id = asked.id)`.execute(database);
  return rows.map(({ id }) => id);
}
