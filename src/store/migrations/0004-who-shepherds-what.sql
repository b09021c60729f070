-- Who shepherds the document of an open thread, and how it stands there: repeated from
-- the record, so that a repository's loads are counted without reading it.
alter table lastcall.subjects
  add column steward text,
  add column steward_id bigint,
  add column document_kind text,
  add column document_status text,
  add check ((steward is null) = (document_kind is null)),
  add check ((steward is null) = (document_status is null));

create index record_absences on lastcall.record (repository) where fact ->> 'kind' in ('went-away', 'came-back');
