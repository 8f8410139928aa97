package org.opencarnet.storage.hapi;

import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Brings HAPI's tables to the version of this HAPI, by HAPI's own migrator; only one node at a time does it. */
final class HapiSchema {

    /** Names the turn among a database's advisory locks; any number that nobody else uses. */
    private static final int TURN = 720_110_114;

    private HapiSchema() {}

    static void migrate(DataSource database, Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL) {
            inTurn(database, () -> migrateAlone(database, dialect));
        } else {
            migrateAlone(database, dialect);
        }
    }

    /** HAPI's own lock is a row of a table that two nodes may both find missing; this one needs no table. */
    private static void inTurn(DataSource database, Runnable work) {
        try (Connection turn = database.getConnection();
                Statement lock = turn.createStatement()) {
            lock.execute("select pg_advisory_lock(" + TURN + ")");
            try {
                work.run();
            } finally {
                lock.execute("select pg_advisory_unlock(" + TURN + ")");
                turn.commit();
            }
        } catch (SQLException unavailable) {
            throw new IllegalStateException("HAPI's tables cannot be brought to this version", unavailable);
        }
    }

    private static void migrateAlone(DataSource database, Dialect dialect) {
        HapiMigrator migrator = new HapiMigrator(
                SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME, new AutoCommitting(database), dialect.migrator);
        migrator.createMigrationTableIfRequired();
        migrator.addTasks(new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values()));
        migrator.migrate();
    }

    /** The migrator writes its journal outside a transaction, which our pool would lose. */
    private static final class AutoCommitting extends DelegatingDataSource {

        AutoCommitting(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setAutoCommit(true);
            return connection;
        }
    }
}
