-- Every object in the words of the XDS.b face too, beside those of FHIR (docs/decisions/0008). Empty in what was written before.

alter table document_entry add column ebxml varchar default '' not null;
alter table submission_set add column ebxml varchar default '' not null;
alter table folder add column ebxml varchar default '' not null;
alter table association add column ebxml varchar default '' not null;

-- XDS lets producers name what they feed: no two may bear one name.
drop index document_identity_id;
create unique index document_identity_id on document_identity (id);
