package org.opencarnet.storage.hapi;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/** The databases that Carnet runs on, in the names that Hibernate and HAPI's migrator have for them. */
enum Dialect {
    H2("H2", HapiFhirH2Dialect.class, DriverTypeEnum.H2_EMBEDDED),
    POSTGRESQL("PostgreSQL", HapiFhirPostgresDialect.class, DriverTypeEnum.POSTGRES_9_4);

    private final String product;
    final Class<?> hibernate;
    final DriverTypeEnum migrator;

    Dialect(String product, Class<?> hibernate, DriverTypeEnum migrator) {
        this.product = product;
        this.hibernate = hibernate;
        this.migrator = migrator;
    }

    /**
     * The dialect of a pool.
     *
     * @throws IllegalStateException for another database, or for a pool with auto-commit on: Hibernate is told that it is
     *     off, and rows written by JDBC would survive a rollback
     */
    static Dialect of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("spring.datasource.hikari.auto-commit must be false");
            }
            String product = connection.getMetaData().getDatabaseProductName();
            return Arrays.stream(values())
                    .filter(dialect -> dialect.product.equals(product))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("Carnet runs on H2 and PostgreSQL, not on " + product));
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }
}
