-- What the patient decided for all documents at once, and what a professional practised when he declared the consent: by it is told who can see what.

alter table patient_record add column all_masked boolean default false not null;
alter table access_authorization add column profession varchar default '' not null;
alter table access_authorization add column matrix_column varchar default '' not null;
