-- Metadata versions of folders, and associations that hold no more (IHE XDS Metadata Update, docs/decisions/0011).

-- Of which metadata version the row of a folder is, and its name; null where that is the first, whose name is the folder's own.
alter table folder add column version integer default 1 not null;
alter table folder add column entry_uuid uuid;

-- XDS names a folder by its latest version alone.
create index folder_entry_uuid on folder (entry_uuid);

-- What was said of folders before.
create table folder_version (
    patient    uuid not null,
    id         uuid not null,
    version    integer not null,
    entry_uuid uuid not null,
    entry      varchar not null,
    rendered   varchar not null,
    ebxml      varchar not null,
    primary key (patient, id, version)
);

alter table association add column status varchar default 'APPROVED' not null;
