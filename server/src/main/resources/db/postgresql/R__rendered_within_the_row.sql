-- A list reads nothing but rendered texts, some 3 kB each. By default PostgreSQL would compress them and keep many in a table of
-- their own: one look-up more and one decompression for each line of a list. entry, which only changes of metadata read, goes there first.
alter table document_entry alter column rendered set storage main;
alter table document_entry set (toast_tuple_target = 4080);
