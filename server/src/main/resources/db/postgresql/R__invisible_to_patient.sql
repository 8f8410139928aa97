-- The few documents that wait to be shown to the patient (carnet.policy.release-invisible-after) are found among all without reading these.
create index if not exists document_entry_invisible on document_entry (updated) where is_current and invisible_to_patient;
