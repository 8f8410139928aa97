package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Find;
import org.opencarnet.sharing.House;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.storage.testing.Databases;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What cannot be traced does not happen: nothing is answered, nothing is changed. */
class NoTraceNoAccessTest {

    private static final byte[] TEXT = "Lettre".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path staging;

    static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of((Supplier<HikariDataSource>) Databases::postgres),
                Arguments.of((Supplier<HikariDataSource>) Databases::h2));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whereTheTrailCannotBeWritten(Supplier<HikariDataSource> kind) {
        try (var database = kind.get()) {
            var house = new House(SqlPorts.over(
                    database, new JdbcTransactionManager(database), new DatabaseContents(database, staging)));
            var letter = house.fed();
            execute(database, "alter table trail rename to trail_elsewhere");

            assertThatThrownBy(house::findAsColleague).isNotNull();
            assertThatThrownBy(() -> house.readAsColleague(letter)).isNotNull();
            assertThatThrownBy(() -> house.mask(letter)).isNotNull();
            var refused = catchThrowable(() -> house.feed(new UniqueId("1.2.3"), TEXT));

            execute(database, "alter table trail_elsewhere rename to trail");
            assertThat(refused).isNotNull();
            assertThat(found(house)).as("neither masked nor fed").isEqualTo(1);
            assertThat(house.feed(new UniqueId("1.2.3"), TEXT)).isInstanceOf(Outcome.Done.class);
            assertThat(found(house)).isEqualTo(2);
        }
    }

    private static int found(House house) {
        return ((Outcome.Done<Find.Page>) house.findAsColleague())
                .value()
                .documents()
                .size();
    }

    private static void execute(HikariDataSource database, String sql) {
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status -> new JdbcTemplate(database).execute(sql));
    }
}
