package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
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

    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_SECONDS = 600;
    private static final String HEAD = "select tree_size, frontier, taken_below from trail_head where id = 1";
    private static final String PLACED = "select " + TrailRow.COLUMNS
            + ", place, leaf_hash from trail_leaf join trail on trail.id = trail_leaf.trace";
    private static final String LEAF = PLACED + " where trace = ?";
    private static final String LEAVES = PLACED + " where patient = ? order by place";

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
        var leaves = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < rows.size(); i++) {
            leaves.add(leaf(before.size() + i, rows.get(i).id(), grown.leaves().get(i)));
        }
        insert("trail_leaf", leaves);
        insert("trail_node", grown.nodes().stream().map(SqlTrailTree::node).toList());
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

    private void insert(String table, List<Map<String, Object>> rows) {
        for (var from = 0; from < rows.size(); from += AT_ONCE) {
            database.change(Sql.insert(table, rows.subList(from, Math.min(from + AT_ONCE, rows.size()))));
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
        return inTransaction(() -> database.rows(Sql.of(LEAVES, record.value()), SqlTrailTree::placed));
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

    private static Map<String, Object> leaf(long place, UUID trace, TreeHash hash) {
        var row = new LinkedHashMap<String, Object>();
        row.put("place", place);
        row.put("trace", trace);
        row.put("leaf_hash", hash.bytes());
        return row;
    }

    private static Map<String, Object> node(Node node) {
        var row = new LinkedHashMap<String, Object>();
        row.put("height", node.height());
        row.put("place", node.place());
        row.put("node_hash", node.hash().bytes());
        return row;
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
