-- The document that a thread is about, so that the threads of one document find each
-- other: repeated from the record. What was recorded before is read from there once.
alter table lastcall.subjects
  add column about_kind text,
  add column about_number bigint,
  add column about_path text,
  add check ((about_kind is null) = (about_path is null)),
  add check (about_number is null or about_kind is not null);

update lastcall.subjects set about_kind = opened.kind, about_path = coalesce(numbered.path, opened.path), about_number = numbered.number
from (
  select subject, min(fact ->> 'document') as kind, min(fact ->> 'path') as path
  from lastcall.record where fact ->> 'kind' = 'opened' group by subject
) as opened
left join (
  select distinct on (subject) subject, (fact ->> 'number')::bigint as number, fact ->> 'path' as path
  from lastcall.record where fact ->> 'kind' = 'number-assigned' order by subject, seq desc
) as numbered on numbered.subject = opened.subject
where lastcall.subjects.key = opened.subject;

create index subjects_about_number on lastcall.subjects (repository, about_kind, about_number) where about_number is not null;
create index subjects_about_path on lastcall.subjects (repository, about_kind, about_path) where about_path is not null;
