-- Who wants to be told of what, and what is to be told (docs/decisions/0013).

-- Addresses of people and endpoints of software. Those for all records that somebody follows stand under the patient
-- 00000000-0000-0000-0000-000000000000.
create table alert_subscription (
    patient    uuid not null,
    id         uuid not null,
    version    integer not null,
    subscriber varchar not null,
    status     varchar not null,
    -- Numbers of messages given so far.
    told       bigint not null,
    -- When the next heartbeat is due; null where none is wanted.
    silent_at  timestamp(6) with time zone,
    entry      varchar not null,
    primary key (patient, id)
);

-- Asked by every request that names a record: does anybody watch? One step in this index.
create index alert_subscription_watch on alert_subscription (patient, status);
create index alert_subscription_subscriber on alert_subscription (subscriber);
create index alert_subscription_id on alert_subscription (id);
create index alert_subscription_silent on alert_subscription (silent_at);

-- What happened, written in the transaction in which it happened, and made into messages afterwards.
create table alert_happening (
    patient   uuid not null,
    -- One happening has one key: a professional's first consultation, an emergency of an hour, a version of a document.
    happening varchar not null,
    id        uuid not null,
    occasion  varchar not null,
    at        timestamp(6) with time zone not null,
    actor     varchar not null,
    document  uuid,
    spread    boolean not null,
    primary key (patient, happening)
);

create index alert_happening_spread on alert_happening (spread, id);

-- One row for each subscriber who is to be told.
create table alert_message (
    patient      uuid not null,
    id           uuid not null,
    subscription uuid not null,
    occasion     varchar not null,
    at           timestamp(6) with time zone not null,
    document     uuid,
    state        varchar not null,
    attempts     integer not null,
    -- Among what the subscriber was told; null as long as it has none.
    number       bigint,
    failure      varchar not null,
    -- When it is to be sent, or when whoever has taken it is no longer waited for.
    due_at       timestamp(6) with time zone not null,
    primary key (patient, id)
);

create index alert_message_due on alert_message (state, due_at);
create index alert_message_number on alert_message (subscription, number);
