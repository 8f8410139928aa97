package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.opencarnet.storage.testing.Databases;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TrailTreeOnPostgresTest extends SqlTrailTreeContract {

    private HikariDataSource current;

    @Override
    HikariDataSource database() {
        current = Databases.postgres();
        return current;
    }

    /** Restored from a dump into another cluster, whose transactions are numbered from the beginning. */
    @Test
    void findsAllWhereNumbersOfTransactionsBeginAnew() {
        var before = store();
        var restored = before.append(3);
        new TransactionTemplate(new JdbcTransactionManager(current)).executeWithoutResult(status -> {
            var jdbc = new JdbcTemplate(current);
            jdbc.update("update trail set arrival = arrival + 1000000000");
            jdbc.update("update trail_head set taken_below = 1000000000");
        });
        var tree = new SqlTrailTree(current, new JdbcTransactionManager(current));
        var later = before.append(2);

        var taken = tree.grow(2, TrailTreeOnPostgresTest::grown).orElseThrow()
                + tree.grow(2, TrailTreeOnPostgresTest::grown).orElseThrow()
                + tree.grow(2, TrailTreeOnPostgresTest::grown).orElseThrow();

        assertThat(taken).isEqualTo(5);
        assertThat(restored).allSatisfy(id -> assertThat(tree.leaf(id)).isPresent());
        assertThat(later).allSatisfy(id -> assertThat(tree.leaf(id)).isPresent());
        before.append(1);
        assertThat(tree.grow(2, TrailTreeOnPostgresTest::grown)).hasValue(1);
    }
}
