-- Who stands in for the steward of an open thread's document: repeated from the record, so
-- that the thread is looked at when they say that they are away.
alter table lastcall.subjects add column stand_in text;
