-- A ballot that closes when it is decided may have no end: null until something decides it.
alter table lastcall.ballots alter column closes drop not null;
