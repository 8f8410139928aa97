package org.opencarnet.storage;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.TransactionException;
import org.opencarnet.sharing.OutOfReach;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionTimedOutException;

/** Tells a database that could not be reached, or not in time, from one that was asked wrongly. */
final class Reach {

    /**
     * Classes of SQLSTATE: connection, resources, operator's intervention and system of PostgreSQL, which also has the timeout of a
     * statement there; HYT is a timeout of H2.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "HY");

    private static final int MOST_CAUSES = 20;

    private Reach() {}

    /** The same failure, as out of reach where that is what it is. */
    static RuntimeException told(RuntimeException failure) {
        return !(failure instanceof OutOfReach) && causes(failure).anyMatch(Reach::isOutOfReach)
                ? new OutOfReach(failure)
                : failure;
    }

    private static boolean isOutOfReach(Throwable cause) {
        return cause instanceof PessimisticLockingFailureException
                || cause instanceof QueryTimeoutException
                || cause instanceof TransientDataAccessResourceException
                || cause instanceof TransactionTimedOutException
                || cause instanceof TransactionException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLException failure
                        && Optional.ofNullable(failure.getSQLState())
                                .filter(state -> state.length() == 5 && CLASSES.contains(state.substring(0, 2)))
                                .isPresent();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES);
    }
}
