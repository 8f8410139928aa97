package org.opencarnet.sharing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.RecordId;

/**
 * One thing to be told to one subscriber. Its id is the same whenever and however often it is sent: receivers know by it what they have
 * had already.
 *
 * @param record in which it happened; {@link RecordId#NOBODY} where it happened in none
 * @param at when it happened
 * @param attempts begun so far
 * @param number among what the subscriber was told, from 1 on, once one was given
 * @param failure of the last attempt, a word without contents; empty when none failed
 */
public record Message(
        UUID id,
        RecordId record,
        UUID subscription,
        Occasion occasion,
        Instant at,
        Optional<UUID> document,
        State state,
        int attempts,
        Optional<Long> number,
        String failure) {

    /** Where a message stands. */
    public enum State {
        WAITING,
        SENT,
        /** The law did not let it leave, or its subscription has ended meanwhile. */
        WITHHELD,
        /** Given up; only an operator lets it be sent again. */
        DEAD
    }

    /** What a happening is to a subscriber: again and again the same message. */
    public static Message of(Happening happening, UUID subscription) {
        return new Message(
                derived(happening.id() + " " + subscription),
                happening.record(),
                subscription,
                happening.occasion(),
                happening.at(),
                happening.document(),
                State.WAITING,
                0,
                Optional.empty(),
                "");
    }

    /** What concerns a subscription itself, at an instant. */
    public static Message of(Subscription subscription, Occasion occasion, Instant at) {
        return new Message(
                derived(occasion + " " + at + " " + subscription.id()),
                RecordId.NOBODY,
                subscription.id(),
                occasion,
                at,
                Optional.empty(),
                State.WAITING,
                0,
                Optional.empty(),
                "");
    }

    /** The same, in another state. */
    public Message as(State next, String why) {
        return new Message(id, record, subscription, occasion, at, document, next, attempts, number, why);
    }

    /** The same, after this many attempts. */
    public Message attempted(int times) {
        return new Message(id, record, subscription, occasion, at, document, state, times, number, failure);
    }

    /** The same, under its number. */
    public Message numbered(long given) {
        return new Message(
                id, record, subscription, occasion, at, document, state, attempts, Optional.of(given), failure);
    }

    private static UUID derived(String from) {
        return UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8));
    }
}
