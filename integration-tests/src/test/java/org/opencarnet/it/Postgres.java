package org.opencarnet.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this JVM, durable. */
final class Postgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Postgres() {}

    /** Where it listens. */
    static int port() {
        return Server.POSTGRES.getPort();
    }

    /** The name of a new, empty database. */
    static String database() {
        var name = "carnet" + NUMBER.incrementAndGet();
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** A connection beside those of the server. */
    static Connection connection(String database) throws SQLException {
        return Server.POSTGRES.getDatabase("postgres", database).getConnection();
    }

    /** Arguments for a server over it, reached by way of a port. */
    static List<String> arguments(int port, String database) {
        return List.of(
                "--spring.datasource.url=jdbc:postgresql://localhost:" + port + "/" + database + "?prepareThreshold=0",
                "--spring.datasource.username=postgres");
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
    }
}
