package org.opencarnet.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one way to the tables, and the one place that knows PostgreSQL from H2. */
final class Database {

    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final boolean postgres;

    Database(DataSource source) {
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
        ConnectionCallback<String> product = Database::product;
        this.postgres = "PostgreSQL".equals(jdbc.execute(product));
    }

    <T> List<T> rows(Sql sql, RowMapper<T> row) {
        Pending.of(this).ifPresent(Pending::send);
        return jdbc.query(sql.text(), row, bound(sql));
    }

    /**
     * Rows that nothing depends on which waits: what waits is sent along, in one statement where the database can.
     */
    <T> List<T> rowsAlong(Sql sql, RowMapper<T> row) {
        var waiting = Pending.of(this).map(Pending::taken).orElse(List.of());
        return rows(Together.along(waiting, sql), row);
    }

    <T> Optional<T> row(Sql sql, RowMapper<T> row) {
        return rows(sql, row).stream().findFirst();
    }

    /** Changes rows and tells how many. Outside a transaction the change would be lost without a word, so it is not made. */
    int change(Sql sql) {
        inTransaction();
        Pending.of(this).ifPresent(Pending::send);
        return jdbc.update(sql.text(), bound(sql));
    }

    /** Makes a change before the unit ends, along with others where the database can. */
    void later(String name, Pending.Change change) {
        if (postgres) {
            Pending.of(this).orElseThrow(Database::outside).add(name, change);
        } else {
            change.done().accept(together(change.pieces()));
        }
    }

    /** Makes independent changes, in one statement where the database can; tells how many rows each touched. */
    List<Integer> together(List<Sql> changes) {
        var inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        if (!postgres || changes.size() == 1 && inTransaction) {
            return changes.stream().map(this::change).toList();
        }
        var portions = Together.portions(changes);
        if (portions.size() > 1 && !inTransaction) {
            throw outside();
        }
        return portions.stream().flatMap(this::atOnce).toList();
    }

    private Stream<Integer> atOnce(List<Sql> changes) {
        return rows(Together.of(changes), (row, number) -> Together.counts(row, changes.size())).get(0).stream();
    }

    /** As {@link #insertIfAbsent}, before the transaction commits, along with other changes where the database can. */
    void insertIfAbsentLater(String table, Map<String, Object> row) {
        if (postgres) {
            later(table, Pending.Change.of(unlessTaken(table, row)));
        } else {
            insertIfAbsent(table, row);
        }
    }

    /** Inserts a row unless its key is taken, waiting for whoever is about to take it; tells whether it did. */
    boolean insertIfAbsent(String table, Map<String, Object> row) {
        if (postgres) {
            return change(unlessTaken(table, row)) == 1;
        }
        try {
            return change(Sql.insert(table, List.of(row))) == 1;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** An insert that leaves alone what is there; H2 has no word for it and reports the key as taken. */
    Sql unlessTaken(Sql insert) {
        return postgres ? insert.then("on conflict do nothing") : insert;
    }

    private static Sql unlessTaken(String table, Map<String, Object> row) {
        return Sql.insert(table, List.of(row)).then("on conflict do nothing");
    }

    /**
     * Inserts of rows with keys that others may be about to take. H2 reports a key as taken, instead of waiting for the other, where the
     * row is not the first of its insert; so there each has its own.
     */
    List<Sql> contested(String table, List<Map<String, Object>> rows) {
        return postgres
                ? List.of(Sql.insert(table, rows))
                : rows.stream().map(row -> Sql.insert(table, List.of(row))).toList();
    }

    boolean isPostgres() {
        return postgres;
    }

    /** Whoever shares a data source shares what waits. */
    DataSource source() {
        return source;
    }

    /** Whether changes that wait go along with what is read, in one statement. */
    boolean writesAlong() {
        return postgres;
    }

    private static void inTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw outside();
        }
    }

    private static IllegalStateException outside() {
        return new IllegalStateException("a change outside a transaction");
    }

    private static String product(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName();
    }

    private static Object[] bound(Sql sql) {
        return sql.values().stream().map(Database::bound).toArray();
    }

    private static Object bound(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Database::bound).orElse(null);
        }
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            // PostgreSQL keeps no U+0000 in texts, and no face should have let one in
            return text.replace('\0', '\uFFFD');
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
