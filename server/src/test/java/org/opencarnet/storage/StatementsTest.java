package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.House;
import org.opencarnet.storage.testing.Databases;
import org.opencarnet.storage.testing.NotedStatements;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** How many statements a use case sends: the budget of the hot path. */
class StatementsTest {

    private static final byte[] FIVE_KILOBYTES = "Lettre".repeat(854).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path staging;

    static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of((Supplier<HikariDataSource>) Databases::postgres, true),
                Arguments.of((Supplier<HikariDataSource>) Databases::h2, false));
    }

    private House house(NotedStatements statements) {
        return new House(SqlPorts.over(
                statements, new JdbcTransactionManager(statements), new DatabaseContents(statements, staging)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aSubmissionOfOneDocument(Supplier<HikariDataSource> kind, boolean together) {
        try (var database = kind.get()) {
            var statements = new NotedStatements(database);
            var house = house(statements);

            var sent = statements.during(() -> house.feed(new UniqueId("1.2.3"), FIVE_KILOBYTES));

            assertThat(sent).as(String.join("\n", sent)).hasSize(together ? 2 : 7);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aListOfFiftyDocuments(Supplier<HikariDataSource> kind, boolean together) {
        try (var database = kind.get()) {
            var statements = new NotedStatements(database);
            var house = house(statements);
            IntStream.range(0, 50).forEach(i -> house.fed());

            var sent = statements.during(house::findAsColleague);

            assertThat(sent)
                    .extracting(StatementsTest::verb)
                    .isEqualTo(together ? List.of("select", "with") : List.of("select", "insert", "update", "select"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aReadOfContent(Supplier<HikariDataSource> kind, boolean together) {
        try (var database = kind.get()) {
            var statements = new NotedStatements(database);
            var house = house(statements);
            var letter = house.fed();

            var sent = statements.during(() -> house.readAsColleague(letter));

            assertThat(sent)
                    .extracting(StatementsTest::verb)
                    .isEqualTo(together ? List.of("select", "with") : List.of("select", "insert", "update", "select"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aMask(Supplier<HikariDataSource> kind, boolean together) {
        try (var database = kind.get()) {
            var statements = new NotedStatements(database);
            var house = house(statements);
            var letter = house.fed();

            var sent = statements.during(() -> house.mask(letter));

            assertThat(sent)
                    .extracting(StatementsTest::verb)
                    .isEqualTo(List.of("select", "insert", "select", "update", "insert", "select"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoIsToBeToldCostsNoStatementWhereThereIsOneForAll(Supplier<HikariDataSource> kind, boolean together) {
        try (var database = kind.get()) {
            var statements = new NotedStatements(database);
            var house = house(statements);
            var letter = house.fed();
            house.watched();

            var fed = statements.during(() -> house.feed(new UniqueId("1.2.3"), FIVE_KILOBYTES));
            var read = statements.during(() -> house.readAsColleague(letter));

            assertThat(fed).as(String.join("\n", fed)).hasSize(together ? 2 : 8);
            assertThat(read)
                    .extracting(StatementsTest::verb)
                    .isEqualTo(
                            together
                                    ? List.of("select", "with")
                                    : List.of("select", "insert", "update", "insert", "select"));
        }
    }

    private static String verb(String sql) {
        return sql.strip().split("\\s")[0];
    }
}
