-- The registry, the authorizations, the contents and the trail. One SQL for PostgreSQL and for H2 in regular mode.
--
-- Keys begin with the patient, so that a distributed PostgreSQL can shard by it; what is asked without naming a patient
-- goes through document_identity first. Columns that end in "code" or "codes", and those of authors and references, hold
-- lists as |word|word| (class Marks), which one position() searches on either database.
-- There are no foreign keys: rows are only ever written by whole submissions in one transaction and never deleted, so a key
-- could only cost (a look-up and a lock on the patient's row for each row written) and never help.
-- varchar, not text: on H2 text is a large object kept apart, on PostgreSQL the two are the same.

create table patient_record (
    patient             uuid primary key,
    ins_matricule       varchar not null,
    ins_authority       varchar not null,
    birth_date          date not null,
    closed_at           timestamp(6) with time zone,
    closing_motive      varchar,
    closing_reason      varchar,
    consent_regulation  boolean not null,
    consent_break_glass boolean not null,
    consent_masked      boolean not null,
    -- One record per INS; every request that names a patient by INS comes in here.
    constraint patient_record_ins unique (ins_matricule, ins_authority)
);

create table access_authorization (
    patient           uuid not null,
    professional      varchar not null,
    id                uuid not null,
    version           integer not null,
    professional_name varchar not null,
    granted_at        timestamp(6) with time zone,
    last_access       timestamp(6) with time zone,
    withdrawn_at      timestamp(6) with time zone,
    blocked_at        timestamp(6) with time zone,
    medecin_traitant  boolean not null,
    primary key (patient, professional)
);

-- Consent/{id} names no patient. Written once a pair: the window slides without touching it.
create index access_authorization_id on access_authorization (id);

create table care_team_member (
    patient      uuid not null,
    professional varchar not null,
    since_at     timestamp(6) with time zone not null,
    until_at     timestamp(6) with time zone,
    primary key (patient, professional)
);

-- Who bears a name: documents, submission sets and folders under their uniqueId (as URI), which is global and never reused.
create table document_identity (
    unique_id varchar primary key,
    patient   uuid not null,
    id        uuid not null
);

-- DocumentReference/{id} and List/{id} name no patient. One index here spares one on each of the three tables behind.
create index document_identity_id on document_identity (id);

create table document_entry (
    patient                       uuid not null,
    logical_id                    uuid not null,
    version                       integer not null,
    -- The greatest version; the only column that is ever updated.
    is_current                    boolean not null,
    entry_uuid                    uuid not null,
    unique_id                     varchar not null,
    submission_set                uuid not null,
    status                        varchar not null,
    masked_from_professionals     boolean not null,
    invisible_to_patient          boolean not null,
    invisible_to_representatives  boolean not null,
    type_code                     varchar not null,
    class_code                    varchar not null,
    format_code                   varchar not null,
    facility_code                 varchar not null,
    practice_code                 varchar not null,
    event_codes                   varchar not null,
    confidentiality_codes         varchar not null,
    authors                       varchar not null,
    author_families               varchar not null,
    author_givens                 varchar not null,
    reference_ids                 varchar not null,
    reference_date                timestamp(6) with time zone not null,
    creation                      timestamp(6) with time zone not null,
    service_start                 timestamp(6) with time zone,
    service_end                   timestamp(6) with time zone,
    updated                       timestamp(6) with time zone not null,
    sha256                        varchar not null,
    sha1                          varchar not null,
    content_size                  bigint not null,
    mime_type                     varchar not null,
    entry                         varchar not null,
    rendered                      varchar not null,
    primary key (patient, logical_id, version)
);

-- The list of a record in its usual order, page by page, however many documents and former versions there are. The other
-- orders sort what the record holds: they are rare, and a record holds hundreds, not millions.
create index document_entry_list on document_entry (patient, is_current, reference_date, logical_id);

-- XDS names the version to replace, to change or to retrieve by entryUUID alone.
create index document_entry_uuid on document_entry (entry_uuid);

create table submission_set (
    patient  uuid not null,
    id       uuid not null,
    received timestamp(6) with time zone not null,
    entry    varchar not null,
    rendered varchar not null,
    primary key (patient, id)
);

create table folder (
    patient        uuid not null,
    id             uuid not null,
    submission_set uuid not null,
    updated        timestamp(6) with time zone not null,
    entry          varchar not null,
    rendered       varchar not null,
    primary key (patient, id)
);

-- A record holds few: they are read whole, without an index on their ends.
create table association (
    patient   uuid not null,
    id        uuid not null,
    type      varchar not null,
    source_id uuid not null,
    target_id uuid not null,
    primary key (patient, id)
);

-- Bytes in parts of 1 MiB, so that large contents pass in constant memory.
create table content (
    patient uuid not null,
    sha256  varchar not null,
    part    integer not null,
    bytes   bytea not null,
    primary key (patient, sha256, part)
);

-- Append-only: the application's role may neither update nor delete here (db/roles). Acts on records that do not exist stand
-- under the patient 00000000-0000-0000-0000-000000000000.
create table trail (
    patient     uuid not null,
    at          timestamp(6) with time zone not null,
    id          uuid not null,
    actor_kind  varchar not null,
    actor       varchar not null,
    actor_name  varchar not null,
    profession  varchar not null,
    structure   varchar not null,
    purpose     varchar not null,
    reason      varchar not null,
    action      varchar not null,
    subject     varchar not null,
    document    uuid,
    permitted   boolean not null,
    rules       varchar not null,
    face        varchar not null,
    address     varchar not null,
    request_id  varchar not null,
    -- In the order in which a trail is read.
    primary key (patient, at, id)
);

-- AuditEvent/{id} names no patient. Identifiers grow with time, so the index grows at its end only.
create index trail_id on trail (id);
