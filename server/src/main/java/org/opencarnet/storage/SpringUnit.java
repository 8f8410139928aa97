package org.opencarnet.storage;

import java.util.Objects;
import java.util.function.Supplier;
import org.opencarnet.sharing.Documents.AlreadyThere;
import org.opencarnet.sharing.Unit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A unit is a Spring transaction, the one that HAPI's DAOs join too. */
final class SpringUnit implements Unit {

    private static final int TRIES = 3;

    private final TransactionTemplate transaction;

    SpringUnit(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T of(Supplier<T> work) {
        try {
            return tried(work);
        } catch (RuntimeException failure) {
            throw Reach.told(failure);
        }
    }

    private <T> T tried(Supplier<T> work) {
        for (var left = TRIES - 1; left > 0; left--) {
            try {
                return once(work);
            } catch (PessimisticLockingFailureException waitedForEachOther) {
                if (TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw waitedForEachOther;
                }
            }
        }
        return once(work);
    }

    /** Only names can be taken by others: what else has a key is either ours alone or written with leave to be there. */
    private <T> T once(Supplier<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (DuplicateKeyException taken) {
            throw new AlreadyThere(taken);
        }
    }
}
