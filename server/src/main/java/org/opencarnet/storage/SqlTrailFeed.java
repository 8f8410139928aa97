package org.opencarnet.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.opencarnet.sharing.TrailFeed;
import org.opencarnet.sharing.TrailTree.Leaf;
import org.opencarnet.sharing.TreeHash;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Up to where the trail was handed on, in {@code trail_forwarded}, whose row is held locked while that goes on. */
public final class SqlTrailFeed implements TrailFeed {

    private static final int LONGEST_SECONDS = 600;
    private static final Sql LAST = Sql.of("select place from trail_forwarded where id = 1 for update skip locked");
    private static final String NEXT = "select " + TrailRow.COLUMNS
            + ", place, leaf_hash from trail_leaf join trail on trail.id = trail_leaf.trace"
            + " where place >= ? order by place limit ?";

    private final Database database;
    private final TransactionTemplate transaction;

    /** The trail in this database, migrated; the transactions are of the same source. */
    public SqlTrailFeed(DataSource source, PlatformTransactionManager transactions) {
        this.database = new Database(source);
        this.transaction = new TransactionTemplate(transactions);
        transaction.setTimeout(LONGEST_SECONDS);
    }

    @Override
    public OptionalInt forward(int most, Sending sending) throws IOException {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> database.row(LAST, (row, number) -> row.getLong("place"))
                            .map(place -> OptionalInt.of(from(place, most, sending)))
                            .orElseGet(OptionalInt::empty)));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private int from(long place, int most, Sending sending) {
        var leaves = database.rows(
                Sql.of(NEXT, place, most),
                (row, number) ->
                        new Leaf(row.getLong("place"), TrailRow.of(row), TreeHash.of(row.getBytes("leaf_hash"))));
        if (!leaves.isEmpty()) {
            try {
                sending.send(leaves);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            database.change(Sql.of(
                    "update trail_forwarded set place = ? where id = 1",
                    leaves.get(leaves.size() - 1).place() + 1));
        }
        return leaves.size();
    }
}
