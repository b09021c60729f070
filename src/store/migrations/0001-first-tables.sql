-- The six tables. Instants are given by the App and kept as it writes them:
-- text of one fixed form, which sorts and compares as time does and needs no
-- conversion on the way in or out.
create domain lastcall.instant as text collate "C"
  check (value ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$');

-- Webhook deliveries as verified. `pending` are the subjects that have not yet
-- taken the delivery into account; when it is empty, `consumed_at` is set.
create table lastcall.deliveries (
  id text primary key,
  arrival bigint generated always as identity,
  event text not null,
  action text,
  payload jsonb not null,
  received_at lastcall.instant not null,
  installation bigint,
  repository bigint,
  subjects text[] not null,
  pending text[] not null,
  ignored text,
  consumed_at lastcall.instant
);
create index deliveries_pending on lastcall.deliveries using gin (pending) with (fastupdate = off)
  where cardinality(pending) > 0;

-- What is known of a subject besides its record. `version`, `last_seq` and
-- `last_hash` repeat what the record holds, so that a line missing at its end
-- is noticed. `place_at` is when owner and name were last heard of.
create table lastcall.subjects (
  key text collate "C" primary key,
  repository bigint,
  installation bigint,
  owner text,
  name text,
  place_at lastcall.instant,
  version integer not null default 0,
  last_seq bigint,
  last_hash text,
  next_look_at lastcall.instant,
  notes jsonb,
  number_kind text,
  number bigint,
  check ((number is null) = (number_kind is null))
);
create index subjects_due on lastcall.subjects (next_look_at) where next_look_at is not null;
create index subjects_repository on lastcall.subjects (repository);
create index subjects_name on lastcall.subjects (lower(owner), lower(name));
create unique index subjects_number on lastcall.subjects (repository, number_kind, number) where number is not null;

-- The record: one chain per repository, only ever added to.
-- docs/record-format.md says what is hashed.
create table lastcall.record (
  repository bigint not null,
  seq bigint not null check (seq > 0),
  subject text collate "C" not null,
  at lastcall.instant not null,
  recorded_at lastcall.instant not null,
  cause jsonb not null,
  fact jsonb not null,
  previous_hash text,
  hash text not null,
  primary key (repository, seq)
);
create index record_subject on lastcall.record (subject, seq);
create index record_assignments on lastcall.record (repository) where fact ->> 'kind' = 'steward-assigned';

create function lastcall.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The record is only ever added to: % is refused.', tg_op
    using errcode = 'restrict_violation', hint = 'Correct it by a new entry.';
end;
$$;
create trigger record_keeps_rows before update or delete on lastcall.record
  for each row execute function lastcall.refuse_change();
create trigger record_keeps_all before truncate on lastcall.record
  for each statement execute function lastcall.refuse_change();
-- "always": also in a session that plays the replica.
alter table lastcall.record enable always trigger record_keeps_rows;
alter table lastcall.record enable always trigger record_keeps_all;

-- Open ballots: a projection of the record.
create table lastcall.ballots (
  subject text collate "C" not null,
  id text not null,
  question text not null,
  closes lastcall.instant not null,
  primary key (subject, id),
  unique (subject, question)
);

-- Effects that are carried out once and cannot be compared with what is seen.
create table lastcall.outbox (
  key text primary key,
  subject text collate "C" not null,
  kind text not null,
  body jsonb not null,
  due_at lastcall.instant not null,
  attempts integer not null default 0,
  last_error text,
  sent_at lastcall.instant
);

-- People's texts under their SHA-256; erasable, because entries hold the hash alone.
create table lastcall.texts (
  hash text primary key,
  body text not null
);

-- One waiting look per subject. `add_jobs` leaves out a key whose job was taken
-- by a worker between its two statements; that look may not see what is being
-- committed here, so such keys are added again until each has a job that waits.
-- Looks that failed for good are replaced.
create function lastcall.enqueue_looks(keys text[]) returns void language plpgsql as $$
declare
  missing text[] := (select array_agg(distinct key order by key) from unnest(keys) as key);
  failed bigint[];
  rounds integer := 0;
begin
  while missing is not null loop
    rounds := rounds + 1;
    if rounds > 50 then
      raise exception 'No look could be enqueued for %.', missing using errcode = 'serialization_failure';
    end if;
    select array_agg(job.id) into failed from graphile_worker.jobs as job
      where job.key = any (missing) and job.locked_at is null and job.attempts >= job.max_attempts;
    if failed is not null then
      perform graphile_worker.complete_jobs(failed);
    end if;
    with added as (
      select job.key from graphile_worker.add_jobs(array(
        select row (
          'look', json_build_object('subject', key), 'looks-' || (hashtextextended(key, 0) & 31),
          null, null, key, null, null
        )::graphile_worker.job_spec
        from unnest(missing) as key order by key
      )) as job
    )
    select array_agg(key order by key) into missing
      from unnest(missing) as key where key not in (select added.key from added);
  end loop;
end;
$$;

-- Takes note of the subjects that deliveries speak of, and of where their
-- repositories are now: GitHub's ids stay, owners and names change. All subjects of
-- a repository bear the same place, so that looking at the noted ones tells whether
-- it changed; only then, and for a subject that is new, are the others read.
create function lastcall.note_subjects(noted jsonb) returns void language plpgsql as $$
declare
  fresh bigint[];
  heard record;
begin
  with inserted as (
    insert into lastcall.subjects (key, repository, installation, owner, name, place_at)
      select s.key, s.repository, s.installation, s.owner, s.name, s.place_at
      from jsonb_to_recordset(noted)
        as s (key text, repository bigint, installation bigint, owner text, name text, place_at text)
      order by s.key
      on conflict (key) do nothing
      returning repository
  )
  select coalesce(array_agg(repository), '{}') into fresh from inserted;
  for heard in
    select distinct on (s.repository) s.*
      from jsonb_to_recordset(noted)
        as s (repository bigint, installation bigint, owner text, name text, place_at text, nth integer)
      where s.repository is not null and s.owner is not null
      order by s.repository, s.nth desc
  loop
    if heard.repository = any (fresh) or exists (
      select from jsonb_to_recordset(noted) as s (key text)
        join lastcall.subjects as known on known.key = s.key
        where known.repository = heard.repository
          and (known.installation, known.owner, known.name) is distinct from (heard.installation, heard.owner, heard.name)
    ) then
      update lastcall.subjects as known
        set installation = heard.installation, owner = heard.owner, name = heard.name, place_at = heard.place_at
        where known.repository = heard.repository
          and (known.installation, known.owner, known.name) is distinct from (heard.installation, heard.owner, heard.name)
          and (known.place_at is null or known.place_at <= heard.place_at);
    end if;
  end loop;
end;
$$;
