-- The order in which rows came, so that the sequencer finds what is new. What was there before came first.
create sequence trail_arrivals;
alter table trail add column arrival bigint default 0 not null;
alter table trail alter column arrival set default (next value for trail_arrivals);
create index trail_arrival on trail (arrival);
