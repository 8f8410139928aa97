package org.opencarnet.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work on one connection that commits each statement as it is made. What waits to be written goes along with one of them, or at the end. */
final class Statementwise {

    private Statementwise() {}

    /**
     * Runs the work.
     *
     * @param patience how long all of it may wait for the database; no limit where zero
     */
    static <T> T run(Database database, Duration patience, Supplier<T> work) {
        var source = database.source();
        var connection = DataSourceUtils.getConnection(source);
        try {
            // The pool takes this back.
            connection.setAutoCommit(true);
            var holder = new ConnectionHolder(connection);
            if (!patience.isZero()) {
                holder.setTimeoutInMillis(patience.toMillis());
            }
            TransactionSynchronizationManager.bindResource(source, holder);
            try {
                return Pending.around(database, work);
            } finally {
                TransactionSynchronizationManager.unbindResource(source);
            }
        } catch (SQLException failure) {
            throw new CannotGetJdbcConnectionException("no connection for single statements", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
