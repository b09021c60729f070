-- Whom a login meant when it was first recorded is asked by login and by id, of acts
-- and of seats.
create index record_people on lastcall.record (repository, (cause -> 'by' ->> 'login'));
create index record_accounts on lastcall.record (repository, (cause -> 'by' ->> 'id'));
create index record_seats on lastcall.record (repository)
  where jsonb_typeof(coalesce(fact -> 'ballot' -> 'seats', fact -> 'seats')) = 'array';
