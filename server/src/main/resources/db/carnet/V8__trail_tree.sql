-- The Merkle tree over the trail (RFC 6962), docs/trail.md and docs/decisions/0010. Only trail_head is ever updated: the application's role may neither
-- update nor delete the rest (db/roles).

-- In which place of the tree each row of the trail stands, and its hash there.
create table trail_leaf (
    place     bigint primary key,
    trace     uuid not null,
    leaf_hash bytea not null,
    constraint trail_leaf_trace unique (trace)
);

-- Hashes of complete subtrees of 2^8, 2^16, … leaves: what lies between them is soon computed.
create table trail_node (
    height    integer not null,
    place     bigint not null,
    node_hash bytea not null,
    primary key (height, place)
);

create table trail_checkpoint (
    tree_size bigint primary key,
    note      varchar not null
);

-- One row, which whoever lets the tree grow holds locked. The frontier: hashes of the complete subtrees that make up the tree, the largest first.
-- Every row of the trail whose arrival is below taken_below is in the tree.
create table trail_head (
    id          integer primary key,
    tree_size   bigint not null,
    frontier    bytea not null,
    taken_below bigint not null
);

insert into trail_head (id, tree_size, frontier, taken_below) values (1, 0, '', 0);

-- One row: up to which place the trail was handed to the collector of audit messages. Whoever hands it on holds the row locked.
create table trail_forwarded (
    id    integer primary key,
    place bigint not null
);

insert into trail_forwarded (id, place) values (1, 0);
