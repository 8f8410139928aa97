package org.opencarnet.storage.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencarnet.storage.testing.Databases;
import org.springframework.jdbc.core.simple.JdbcClient;

class HapiSchemaTest {

    @Test
    void isMadeOnceAndThenLeftAsItIs() {
        try (HikariDataSource database = Databases.h2()) {
            HapiSchema.migrate(database, Dialect.H2);
            int steps = steps(database);

            HapiSchema.migrate(database, Dialect.H2);

            assertThat(steps(database)).isEqualTo(steps).isPositive();
        }
    }

    @Test
    void isMadeOnceByNodesThatStartTogether() {
        try (HikariDataSource database = Databases.postgres()) {
            IntStream.range(0, 4).parallel().forEach(node -> HapiSchema.migrate(database, Dialect.POSTGRESQL));

            assertThat(steps(database)).isPositive();
        }
    }

    private static int steps(HikariDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from \"FLY_HFJ_MIGRATION\"")
                .query(Integer.class)
                .single();
    }
}
