-- Rows of the trail that were let go with a destroyed record (trail thin, docs/trail.md): their names, and the row that tells of the destruction and
-- bears what was signed of them. Their leaves stay, so the tree stays whole.
create table trail_thinned (
    trace       uuid primary key,
    destruction uuid not null
);
