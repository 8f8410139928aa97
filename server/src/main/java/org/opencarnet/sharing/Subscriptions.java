package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.RecordId;

/** Port: who wants to be told. */
public interface Subscriptions {

    void add(Subscription subscription);

    /** Keeps the next version; false when another writer has made that version already, for whom is waited. */
    boolean change(Subscription next);

    /** Forgets one, and with it the address. */
    void remove(Subscription subscription);

    Optional<Subscription> subscription(UUID id);

    /** All of one subscriber, by his identifier, oldest first. */
    List<Subscription> of(String subscriber);

    /** Lets all subscriptions to one record go for good. */
    void forget(RecordId record);

    /**
     * Whoever may have to be told of this record: its own subscriptions, whatever their status, and the active ones to all that a
     * professional follows, of those who have or had an authorization for it or belong to its care team.
     */
    List<Subscription> concerning(RecordId record);

    /** The next number of what this subscriber is told; waits for whoever is about to take one. */
    long nextNumber(UUID subscription);

    /** Active ones to which nothing was said for as long as they bear; each is taken for one unit, and the next silence begins at this instant. */
    List<Subscription> silent(Instant at, int most);
}
