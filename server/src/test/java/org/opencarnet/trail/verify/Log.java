package org.opencarnet.trail.verify;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Trail;
import org.opencarnet.sharing.TrailTreeContract;
import org.opencarnet.storage.DatabaseContents;
import org.opencarnet.storage.SqlPorts;
import org.opencarnet.storage.SqlTrailTree;
import org.opencarnet.trail.Sequencer;
import org.opencarnet.trail.SignerKey;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A trail of many accesses with its tree, in a database of its own, in which one may meddle. */
final class Log implements AutoCloseable {

    static final String NAME = "carnet.test/trail";
    /** The place of an act that the software of a structure reported. */
    static final long REPORTED = 0;

    private static final int IN_A_UNIT = 20;

    final SignerKey key = SignerKey.of(SignerKey.generate(NAME));
    final SqlTrailTree tree;
    private final Ports ports;
    private final HikariDataSource database;
    private final Random chance = new Random(42);

    Log(HikariDataSource database, Path staging) {
        this.database = database;
        var transactions = new JdbcTransactionManager(database);
        this.ports = SqlPorts.over(database, transactions, new DatabaseContents(database, staging));
        this.tree = new SqlTrailTree(database, transactions);
    }

    /** An act that the software of a structure reported; then accesses, in units of twenty, gathered every few units, some hundreds of times. */
    void grow(int accesses) {
        var sequencer = sequencer(key);
        append(List.of(TrailTreeContract.reported("1")));
        sequencer.takeUp();
        var most = Math.max(5, accesses / IN_A_UNIT / 200);
        var left = 1;
        for (var done = 0; done < accesses; done += IN_A_UNIT) {
            append(IntStream.range(0, IN_A_UNIT)
                    .mapToObj(n -> TrailTreeContract.trace("" + chance.nextInt(1_000)))
                    .toList());
            left--;
            if (left == 0) {
                sequencer.takeUp();
                left = 1 + chance.nextInt(most);
            }
        }
        sequencer.takeUp();
    }

    private void append(List<Trail.Trace> traces) {
        ports.unit().of(() -> {
            ports.trail().append(traces);
            return true;
        });
    }

    Sequencer sequencer(SignerKey signer) {
        return new Sequencer(tree, signer);
    }

    List<VerifierKey> keys() {
        return List.of(VerifierKey.of(key.verifier()));
    }

    Connection connection() throws SQLException {
        var connection = database.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    @Override
    public void close() {
        database.close();
    }

    /**
     * Meddles in a transaction that is never committed.
     *
     * @param places how many there are
     */
    record Meddler(Log log, Connection connection, long places) {

        int sql(String sql, Object... values) throws SQLException {
            try (var statement = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        }

        <T> T one(String sql, Class<T> type, Object... values) throws SQLException {
            try (var statement = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        throw new IllegalStateException("nothing: " + sql);
                    }
                    return type.cast(type == byte[].class ? rows.getBytes(1) : rows.getObject(1, type));
                }
            }
        }

        UUID trace(long place) throws SQLException {
            return one("select trace from trail_leaf where place = ?", UUID.class, place);
        }

        /** Changes a row of this place. */
        void change(long place, String assignment, Object... values) throws SQLException {
            var all = new ArrayList<>(List.of(values));
            all.add(trace(place));
            sql("update trail set " + assignment + " where id = ?", all.toArray());
        }

        void deleteRow(long place) throws SQLException {
            sql("delete from trail where id = ?", trace(place));
        }

        void deleteLeaf(long place) throws SQLException {
            sql("delete from trail_leaf where place = ?", place);
        }

        /** Makes what is kept of a place agree with its row. */
        void hashAnew(long place) throws SQLException {
            var hashes = new ArrayList<byte[]>();
            new Stored(connection).places(one -> {
                if (one.number() == place) {
                    hashes.add(one.row().orElseThrow().hash());
                }
            });
            sql("update trail_leaf set leaf_hash = ? where place = ?", hashes.get(0), place);
        }

        /** Moves all from this place on by so many. */
        void shift(long from, int by) throws SQLException {
            sql("update trail_leaf set place = -place where place >= ?", from);
            sql("update trail_leaf set place = -place + (?) where place < 0", (long) by);
        }

        void swapLeaves(long one, long other) throws SQLException {
            sql("update trail_leaf set place = -1 where place = ?", one);
            sql("update trail_leaf set place = ? where place = ?", one, other);
            sql("update trail_leaf set place = ? where place = -1", other);
        }

        /** A row of the trail like that of this place, with another name. */
        UUID copyRow(long place, long arrival) throws SQLException {
            var id = UUID.randomUUID();
            copy(place, id, UUID.randomUUID(), arrival);
            return id;
        }

        void copy(long place, UUID id, UUID patient, long arrival) throws SQLException {
            var others =
                    "actor_kind, actor, actor_name, profession, structure, purpose, reason, action, subject, document, permitted, rules, face,"
                            + " address, request_id";
            sql(
                    "insert into trail (patient, at, id, arrival, " + others
                            + ") select cast(? as uuid), at, cast(? as uuid), cast(? as bigint), " + others
                            + " from trail where id = ?",
                    patient,
                    id,
                    arrival,
                    trace(place));
        }
    }
}
