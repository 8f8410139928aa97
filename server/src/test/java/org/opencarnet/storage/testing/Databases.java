package org.opencarnet.storage.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * Gives each caller a fresh database with our schema. The pools are set as in production (auto-commit off): work inside a
 * transaction, and close the pool when done.
 */
public final class Databases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    /** A new database in memory; it vanishes when its pool is closed. */
    public static HikariDataSource h2() {
        HikariDataSource database = pool(h2Url());
        migrate(database, "classpath:db/h2");
        return database;
    }

    /** The address of a new, empty database in memory, which lives until its last connection is closed. */
    public static String h2Url() {
        return "jdbc:h2:mem:carnet" + NUMBER.incrementAndGet();
    }

    /** A new database on the one PostgreSQL server of this JVM; fails where the build brings no binaries for this platform. */
    public static HikariDataSource postgres() {
        return pool(Server.create(Server.MIGRATED));
    }

    /** The address of a new, empty database on the PostgreSQL server, user name included. */
    public static String postgresUrl() {
        return Server.create("template1");
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    private static void migrate(HikariDataSource database, String vendor) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/carnet", vendor)
                .table("carnet_schema_history")
                .load()
                .migrate();
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();
        static final String MIGRATED = "migrated";

        static {
            try (HikariDataSource template = pool(create("template1", MIGRATED))) {
                migrate(template, "classpath:db/postgresql");
            }
        }

        static String create(String template) {
            return create(template, "carnet" + NUMBER.incrementAndGet());
        }

        private static synchronized String create(String template, String name) {
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name + " template " + template);
                return POSTGRES.getJdbcUrl("postgres", name);
            } catch (SQLException e) {
                throw new IllegalStateException("No new PostgreSQL database", e);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }
    }
}
