package org.opencarnet.storage.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DatabasesTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("H2", (Supplier<HikariDataSource>) Databases::h2),
                Arguments.of("PostgreSQL", (Supplier<HikariDataSource>) Databases::postgres));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givesADatabaseOfTheKindAsked(String product, Supplier<HikariDataSource> kind) throws Exception {
        try (HikariDataSource database = kind.get();
                var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(product);
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachDatabaseHasOurSchemaAndNoOneElsesRows(String product, Supplier<HikariDataSource> kind) {
        try (HikariDataSource first = kind.get();
                HikariDataSource second = kind.get()) {
            transaction(first).executeWithoutResult(status -> JdbcClient.create(first)
                    .sql("create table note (text varchar(10))")
                    .update());

            assertThat(tables(first)).contains("note", "carnet_schema_history");
            assertThat(tables(second)).contains("carnet_schema_history").doesNotContain("note");
        }
    }

    private static List<String> tables(HikariDataSource database) {
        return JdbcClient.create(database)
                .sql("select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'")
                .query(String.class)
                .list();
    }

    private static TransactionTemplate transaction(HikariDataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }
}
