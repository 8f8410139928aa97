package org.opencarnet.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The changes of a unit that wait to be sent together: with the next statement that is sent, or at the end. */
final class Pending implements TransactionSynchronization {

    private static final Consumer<List<Integer>> NOBODY_ASKS = counts -> {};

    private final Key key;
    private final Database database;
    private final Map<String, Change> changes = new LinkedHashMap<>();

    private Pending(Key key, Database database) {
        this.key = key;
        this.database = database;
    }

    /** Of the unit in progress; there is none outside of units. */
    static Optional<Pending> of(Database database) {
        var key = new Key(database.source());
        if (TransactionSynchronizationManager.getResource(key) instanceof Pending known) {
            return Optional.of(known);
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        var fresh = new Pending(key, database);
        TransactionSynchronizationManager.bindResource(key, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return Optional.of(fresh);
    }

    /** Runs work without a transaction around it, and sends what waits at its end; what still waits when it fails is forgotten. */
    static <T> T around(Database database, Supplier<T> work) {
        var key = new Key(database.source());
        var fresh = new Pending(key, database);
        TransactionSynchronizationManager.bindResource(key, fresh);
        try {
            var result = work.get();
            fresh.send();
            return result;
        } finally {
            TransactionSynchronizationManager.unbindResource(key);
        }
    }

    /** Lets a change wait, which must not depend on any that waits under another name. */
    void add(String name, Change change) {
        if (changes.containsKey(name)) {
            send();
        }
        changes.put(name, change);
    }

    /** What waits, to be sent along with a query; nothing where somebody wants to know what became of it. */
    List<Sql> taken() {
        if (changes.values().stream().anyMatch(change -> change.done() != NOBODY_ASKS)) {
            return List.of();
        }
        var taken = changes.values().stream()
                .flatMap(change -> change.pieces().stream())
                .toList();
        changes.clear();
        return taken;
    }

    /** Sends what waits, in one statement. */
    void send() {
        if (changes.isEmpty()) {
            return;
        }
        var sent = new ArrayList<>(changes.values());
        changes.clear();
        var counts = database.together(
                sent.stream().flatMap(change -> change.pieces().stream()).toList());
        var from = 0;
        for (var change : sent) {
            var to = from + change.pieces().size();
            change.done().accept(counts.subList(from, to));
            from = to;
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        send();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    /**
     * Pieces that belong together.
     *
     * @param done is told how many rows each of them touched
     */
    record Change(List<Sql> pieces, Consumer<List<Integer>> done) {

        static Change of(Sql piece) {
            return new Change(List.of(piece), NOBODY_ASKS);
        }
    }

    private record Key(DataSource source) {}
}
