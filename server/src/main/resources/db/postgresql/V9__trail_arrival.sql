-- The transaction that brought a row, so that the sequencer finds what is new, however late it is committed. What was there before came first.
alter table trail add column arrival bigint default 0 not null;
alter table trail alter column arrival set default (pg_current_xact_id()::text::bigint);
create index trail_arrival on trail (arrival);
