-- The AuditEvent, as JSON, that the software of a structure handed in (IHE ITI-20); null for what was done here. A part of the leaf where it is there.
alter table trail add column reported varchar;
