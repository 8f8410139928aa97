-- The role under which Carnet runs on PostgreSQL. To be run in Carnet's database by the owner of its tables, after each upgrade (docs/operations/database.md);
-- running it again changes nothing. Whoever is granted carnet_application reads and writes everything, but the trail and its tree only grow: no update, no
-- delete, no truncate, not by mistake and not on purpose.
do $$
begin
    if not exists (select from pg_roles where rolname = 'carnet_application') then
        create role carnet_application nologin;
    end if;
end
$$;

grant usage on schema public to carnet_application;
grant select, insert, update, delete on all tables in schema public to carnet_application;
grant usage, select on all sequences in schema public to carnet_application;
revoke update, delete, truncate, references, trigger on trail, trail_leaf, trail_node, trail_checkpoint from carnet_application;
revoke insert, delete, truncate, references, trigger on trail_head from carnet_application;
revoke all on trail_thinned from carnet_application;
revoke insert, update, delete, truncate on carnet_schema_history from carnet_application;
