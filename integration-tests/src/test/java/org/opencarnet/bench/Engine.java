package org.opencarnet.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL for all servers, which writes each commit to disk before it answers, and counts the statements. */
final class Engine implements AutoCloseable {

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "2GB",
            "max_wal_size", "8GB",
            "max_connections", "200",
            "shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.max", "20000");

    /** Beginning and ending a transaction is no statement in this count. */
    private static final String STATEMENTS = "select coalesce(sum(s.calls), 0) from pg_stat_statements s"
            + " join pg_database d on d.oid = s.dbid where d.datname = '%s'"
            + " and s.query !~* '^\\s*(begin|commit|rollback|start transaction|set |show )'";

    private final EmbeddedPostgres postgres;
    private final Connection connection;
    private final long pid;

    private Engine(EmbeddedPostgres postgres) throws SQLException {
        this.postgres = postgres;
        this.connection = postgres.getPostgresDatabase().getConnection();
        execute("create extension pg_stat_statements");
        this.pid = Cpu.parent(Long.parseLong(single("select pg_backend_pid()")));
        if (!"on on on".equals(durability())) {
            throw new IllegalStateException("PostgreSQL is not durable: " + durability());
        }
    }

    static Engine start() {
        var builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        try {
            return new Engine(builder.start());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** What the reader of the figures has to know of it. */
    String description() {
        return "PostgreSQL " + single("show server_version") + ", fsync " + single("show fsync")
                + ", synchronous_commit " + single("show synchronous_commit") + ", full_page_writes "
                + single("show full_page_writes") + ", shared_buffers " + single("show shared_buffers")
                + ", max_wal_size " + single("show max_wal_size");
    }

    Database create(String name) {
        execute("create database " + name);
        return new Database(name);
    }

    /** A copy of a database to which nobody is connected. */
    Database copy(Database from, String name) {
        execute("create database " + name + " template " + from.name());
        return new Database(name);
    }

    /** CPU time of all its processes so far, in milliseconds. */
    long cpu() {
        return Cpu.ofFamily(pid);
    }

    /** Statements executed in a database so far. */
    long statements(Database database) {
        return Long.parseLong(single(STATEMENTS.formatted(database.name())));
    }

    /** Puts in order what a load has left, so that it is not put in order while something is measured. */
    void settle() {
        execute("checkpoint");
    }

    private String durability() {
        return single("show fsync") + " " + single("show synchronous_commit") + " " + single("show full_page_writes");
    }

    private void execute(String sql) {
        run(connection, sql);
    }

    private String single(String sql) {
        return rows(connection, sql).get(0).get(0);
    }

    private static void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }

    private static List<List<String>> rows(Connection connection, String sql) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            postgres.close();
        } catch (SQLException | IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** One database of this engine. */
    final class Database {

        private final String name;

        private Database(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        /** Where it is, for a server to be told. */
        List<String> arguments() {
            return List.of(
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", name),
                    "--spring.datasource.username=postgres");
        }

        /** Runs statements one after the other, each on its own. */
        void execute(List<String> statements) {
            try (var own = postgres.getDatabase("postgres", name).getConnection()) {
                statements.forEach(sql -> run(own, sql));
            } catch (SQLException cause) {
                throw new IllegalStateException(cause);
            }
        }

        /** The rows of a query, as texts. */
        List<List<String>> rows(String sql) {
            try (var own = postgres.getDatabase("postgres", name).getConnection()) {
                return Engine.rows(own, sql);
            } catch (SQLException cause) {
                throw new IllegalStateException(cause);
            }
        }
    }
}
