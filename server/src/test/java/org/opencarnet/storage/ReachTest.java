package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.hibernate.TransactionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.sharing.Documents.AlreadyThere;
import org.opencarnet.sharing.OutOfReach;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

class ReachTest {

    static Stream<RuntimeException> outOfReach() {
        return Stream.of(
                new CannotCreateTransactionException("", new SQLTransientConnectionException("no connection")),
                new CannotGetJdbcConnectionException("", new SQLException("refused", "08001")),
                new TransactionSystemException("", new SQLException("cut while committing", "08006")),
                new TransactionTimedOutException(""),
                new QueryTimeoutException(""),
                new CannotAcquireLockException(""),
                new IllegalStateException(new TransactionException("timeout of Hibernate")),
                new IllegalStateException(new SQLException("no room on disk", "53100")),
                new IllegalStateException(new SQLException("shut down by the administrator", "57P01")),
                new IllegalStateException(new SQLException("a file cannot be read", "58030")),
                new IllegalStateException(new SQLException("H2 waited for a lock", "HYT00")));
    }

    static Stream<RuntimeException> askedWrongly() {
        return Stream.of(
                new AlreadyThere(new DuplicateKeyException("", new SQLException("taken", "23505"))),
                new AlreadyThere(new OptimisticLockingFailureException("")),
                new DataIntegrityViolationException("", new SQLException("too long", "22001")),
                new BadSqlGrammarException("", "", new SQLException("no such table", "42P01")),
                new IllegalStateException(new SQLException("without a state")),
                new IllegalArgumentException(""));
    }

    @ParameterizedTest
    @MethodSource
    void outOfReach(RuntimeException failure) {
        assertThat(Reach.told(failure)).isInstanceOf(OutOfReach.class).hasCause(failure);
    }

    @ParameterizedTest
    @MethodSource
    void askedWrongly(RuntimeException failure) {
        assertThat(Reach.told(failure)).isSameAs(failure);
    }

    @ParameterizedTest
    @MethodSource("outOfReach")
    void isToldOnce(RuntimeException failure) {
        var told = Reach.told(failure);

        assertThat(Reach.told(told)).isSameAs(told);
    }
}
