package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.opencarnet.storage.testing.Databases;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TrailTreeOnH2Test extends SqlTrailTreeContract {

    private HikariDataSource current;

    @Override
    HikariDataSource database() {
        current = Databases.h2();
        return current;
    }

    @Test
    void findsWhatWasMissedWhenTheServerStartsAgain() {
        var store = store();
        store.append(3);
        store.grow();
        new TransactionTemplate(new JdbcTransactionManager(current))
                .executeWithoutResult(
                        status -> new JdbcTemplate(current).update("update trail_head set taken_below = 1000"));
        var late = store.append(1).get(0);
        assertThat(store.grow()).isZero();

        var again = new SqlTrailTree(current, new JdbcTransactionManager(current));

        assertThat(again.grow(100, SqlTrailTreeContract::grown)).hasValue(1);
        assertThat(again.leaf(late)).isPresent();
    }
}
