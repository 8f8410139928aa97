package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TreeHash;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tree over the trail, in {@code trail_leaf}, {@code trail_node}, {@code trail_checkpoint} and {@code trail_head}. Whoever lets it grow holds the row of
 * {@code trail_head} locked, so that over all servers only one does; leaves, nodes, head and checkpoint are one transaction.
 */
public final class SqlTrailTree implements TrailTree {

    private static final int LONGEST_SECONDS = 600;
    private static final String HEAD = "select tree_size, frontier, taken_below from trail_head where id = 1";
    private static final String PLACED = "select " + TrailRow.COLUMNS
            + ", place, leaf_hash from trail_leaf join trail on trail.id = trail_leaf.trace";
    private static final String LEAF = PLACED + " where trace = ?";
    private static final String OF_RECORD = PLACED + " where patient = ? order by place";

    /** Columns instead of rows: one statement, whatever their number, which the database prepares once. */
    private static final String LEAVES = "insert into trail_leaf (place, trace, leaf_hash)"
            + " select * from unnest(cast(? as bigint array), cast(? as uuid array), cast(? as bytea array))";

    private static final String NODES = "insert into trail_node (height, place, node_hash)"
            + " select * from unnest(cast(? as integer array), cast(? as bigint array), cast(? as bytea array))";

    private final Database database;
    private final TransactionTemplate transaction;
    private final Arrivals arrivals;

    /** The tree in this database, migrated; the transactions are of the same source. */
    public SqlTrailTree(DataSource source, PlatformTransactionManager transactions) {
        this.database = new Database(source);
        this.transaction = new TransactionTemplate(transactions);
        transaction.setTimeout(LONGEST_SECONDS);
        this.arrivals = Arrivals.of(database);
    }

    @Override
    public OptionalInt grow(int most, Growth growth) {
        return inTransaction(() -> {
            var free = database.row(Sql.of(HEAD + " for update skip locked"), SqlTrailTree::held);
            return free.map(held -> OptionalInt.of(grow(held, most, growth))).orElseGet(OptionalInt::empty);
        });
    }

    private int grow(Held held, int most, Growth growth) {
        var window = arrivals.window(held.takenBelow());
        var found = database.rows(
                Sql.of(
                        "select " + TrailRow.COLUMNS + ", arrival from trail where arrival >= ? and arrival < ?"
                                + " and not exists (select 1 from trail_leaf where trace = trail.id)"
                                + " order by arrival, at, id limit ?",
                        window.from(),
                        window.before(),
                        most),
                (row, number) -> new Found(TrailRow.of(row), row.getLong("arrival")));
        var all = found.size() < most;
        var takenBelow = all
                ? window.settled()
                : Math.min(window.settled(), found.get(found.size() - 1).arrival());
        if (!found.isEmpty()) {
            var rows = found.stream().map(Found::row).toList();
            keep(rows, held.head(), growth.by(held.head(), rows), takenBelow);
        } else if (window.from() < held.takenBelow()) {
            database.change(Sql.of("update trail_head set taken_below = ? where id = 1", takenBelow));
        }
        if (all) {
            arrivals.emptied();
        }
        return found.size();
    }

    private void keep(List<Row> rows, Head before, Grown grown, long takenBelow) {
        var places =
                LongStream.range(before.size(), before.size() + rows.size()).boxed();
        database.change(Sql.of(
                LEAVES,
                places.toArray(Long[]::new),
                rows.stream().map(Row::id).toArray(UUID[]::new),
                grown.leaves().stream().map(TreeHash::bytes).toArray(byte[][]::new)));
        insert(grown.nodes());
        database.change(Sql.of(
                "insert into trail_checkpoint (tree_size, note) values (?, ?)",
                grown.head().size(),
                grown.note()));
        database.change(Sql.of(
                "update trail_head set tree_size = ?, frontier = ?, taken_below = ? where id = 1",
                grown.head().size(),
                bytes(grown.head().frontier()),
                takenBelow));
    }

    private void insert(List<Node> nodes) {
        if (!nodes.isEmpty()) {
            database.change(Sql.of(
                    NODES,
                    nodes.stream().map(Node::height).toArray(Integer[]::new),
                    nodes.stream().map(Node::place).toArray(Long[]::new),
                    nodes.stream().map(node -> node.hash().bytes()).toArray(byte[][]::new)));
        }
    }

    @Override
    public Head head() {
        return inTransaction(() ->
                database.row(Sql.of(HEAD), SqlTrailTree::held).map(Held::head).orElseThrow());
    }

    @Override
    public Optional<Leaf> leaf(UUID trace) {
        return inTransaction(() -> database.row(Sql.of(LEAF, trace), SqlTrailTree::placed));
    }

    @Override
    public List<Leaf> leaves(RecordId record) {
        return inTransaction(() -> database.rows(Sql.of(OF_RECORD, record.value()), SqlTrailTree::placed));
    }

    @Override
    public List<TreeHash> hashes(int height, long from, int count) {
        var sql = height == 0
                ? Sql.of(
                        "select leaf_hash from trail_leaf where place >= ? and place < ? order by place",
                        from,
                        from + count)
                : Sql.of(
                        "select node_hash from trail_node where height = ? and place >= ? and place < ? order by place",
                        height,
                        from,
                        from + count);
        return inTransaction(() -> database.rows(sql, (row, number) -> TreeHash.of(row.getBytes(1))));
    }

    @Override
    public Optional<Signed> signed() {
        var sql = Sql.of("select tree_size, note from trail_checkpoint order by tree_size desc limit 1");
        return inTransaction(
                () -> database.row(sql, (row, number) -> new Signed(row.getLong("tree_size"), row.getString("note"))));
    }

    private <T> T inTransaction(Supplier<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (RuntimeException failure) {
            throw Reach.told(failure);
        }
    }

    private static Leaf placed(ResultSet row, int number) throws SQLException {
        return new Leaf(row.getLong("place"), TrailRow.of(row), TreeHash.of(row.getBytes("leaf_hash")));
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                new Head(row.getLong("tree_size"), frontier(row.getBytes("frontier"))), row.getLong("taken_below"));
    }

    private static List<TreeHash> frontier(byte[] bytes) {
        var hashes = new ArrayList<TreeHash>();
        for (var from = 0; from < bytes.length; from += TreeHash.LENGTH) {
            hashes.add(TreeHash.of(Arrays.copyOfRange(bytes, from, from + TreeHash.LENGTH)));
        }
        return hashes;
    }

    private static byte[] bytes(List<TreeHash> frontier) {
        var bytes = new byte[frontier.size() * TreeHash.LENGTH];
        for (var i = 0; i < frontier.size(); i++) {
            System.arraycopy(frontier.get(i).bytes(), 0, bytes, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return bytes;
    }

    private record Held(Head head, long takenBelow) {}

    private record Found(Row row, long arrival) {}
}
