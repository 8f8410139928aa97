package org.opencarnet.storage;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.opencarnet.sharing.Documents.AlreadyThere;
import org.opencarnet.sharing.Unit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A unit is a Spring transaction, the one that HAPI's DAOs join too. */
final class SpringUnit implements Unit {

    private static final int TRIES = 3;

    private final TransactionTemplate transaction;
    private final Database database;
    private final Duration patience;

    SpringUnit(PlatformTransactionManager transactions, Database database) {
        this.transaction = new TransactionTemplate(transactions);
        this.database = database;
        this.patience = patience(transactions);
    }

    @Override
    public <T> T of(Supplier<T> work) {
        return told(() -> once(work));
    }

    /** Where what is written goes along with what is read, each statement is its own transaction: no begin, no commit to wait for. */
    @Override
    public <T> T reading(Supplier<T> work) {
        return database.writesAlong() && !TransactionSynchronizationManager.isActualTransactionActive()
                ? told(() -> Statementwise.run(database, patience, work))
                : of(work);
    }

    private static <T> T told(Supplier<T> once) {
        try {
            return tried(once);
        } catch (RuntimeException failure) {
            throw Reach.told(failure);
        }
    }

    private static <T> T tried(Supplier<T> once) {
        for (var left = TRIES - 1; left > 0; left--) {
            try {
                return once.get();
            } catch (PessimisticLockingFailureException waitedForEachOther) {
                if (TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw waitedForEachOther;
                }
            }
        }
        return once.get();
    }

    /** Only names can be taken by others: what else has a key is either ours alone or written with leave to be there. */
    private <T> T once(Supplier<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (DuplicateKeyException taken) {
            throw new AlreadyThere(taken);
        }
    }

    /** How long a transaction may take; none where there is no limit. */
    private static Duration patience(PlatformTransactionManager transactions) {
        var seconds =
                transactions instanceof AbstractPlatformTransactionManager limited ? limited.getDefaultTimeout() : 0;
        return Duration.ofSeconds(Math.max(seconds, 0));
    }
}
