package org.opencarnet.sharing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.access.Requester;
import org.opencarnet.record.RecordId;

/**
 * Who wants to be told of what, and where: the « adresse de réception des alertes » of a person, or the endpoint of a software.
 *
 * @param version +1 at each change, the count of what was told aside
 * @param record one record; empty for all that a professional follows
 * @param subscriber as the credential proved him when he subscribed; under him is decided what may leave
 * @param told how many messages were numbered so far
 */
public record Subscription(
        UUID id,
        int version,
        Optional<RecordId> record,
        Requester subscriber,
        Wish wish,
        Channel channel,
        State state,
        long told) {

    /**
     * Of what.
     *
     * @param topic the canonical URI under which it was asked
     * @param language of messages to people: {@code fr} or {@code en}
     * @param end when it ends by itself
     */
    public record Wish(String topic, Set<Occasion> occasions, String language, Optional<Instant> end) {

        public Wish {
            occasions = Set.copyOf(occasions);
        }
    }

    /** Where. */
    public sealed interface Channel {

        /** Whether what arrives is read by a person, who has to confirm it with a code. */
        default boolean isForPeople() {
            return !(this instanceof RestHook);
        }

        /** An address of mail. */
        record Mail(String address) implements Channel {}

        /** A telephone number, E.164. */
        record Sms(String number) implements Channel {}

        /**
         * A software's endpoint.
         *
         * @param headers HTTP headers that it wants, each {@code Name: value}
         * @param ids whether it is told which document; otherwise only that something happened
         * @param heartbeat how long there may be silence; empty for as long as nothing happens
         * @param base the URL by which it knows this server, for the references in what it gets
         */
        record RestHook(URI endpoint, List<String> headers, boolean ids, Optional<Duration> heartbeat, URI base)
                implements Channel {

            public RestHook {
                headers = List.copyOf(headers);
            }
        }
    }

    /** Where a subscription stands, in the words of FHIR. */
    public enum Status {
        /** To be confirmed, by a code or by the answer of the endpoint. */
        REQUESTED,
        ACTIVE,
        /** The endpoint did not answer as it should. */
        ERROR,
        OFF
    }

    /**
     * As it stands.
     *
     * @param error a word why, in {@link Status#ERROR}; otherwise empty
     * @param code that was sent and not confirmed yet
     */
    public record State(Status status, String error, Optional<Code> code) {

        public static final State REQUESTED = new State(Status.REQUESTED, "", Optional.empty());
        public static final State ACTIVE = new State(Status.ACTIVE, "", Optional.empty());
        public static final State OFF = new State(Status.OFF, "", Optional.empty());
    }

    /**
     * Six digits that prove that an address is its owner's.
     *
     * @param sent when it was made
     * @param tries that failed
     */
    public record Code(String digits, Instant sent, int tries) {

        /** How long it counts. */
        public static final Duration LIFE = Duration.ofMinutes(10);

        /** Wrong ones that are borne. */
        public static final int MOST_TRIES = 5;

        /** Whether it still counts. */
        public boolean holdsAt(Instant at) {
            return tries < MOST_TRIES && at.isBefore(sent.plus(LIFE));
        }

        Code triedInVain() {
            return new Code(digits, sent, tries + 1);
        }
    }

    /** How it stands at an instant, which may lie beyond its end. */
    public Status statusAt(Instant at) {
        return wish.end().filter(end -> !at.isBefore(end)).isPresent() ? Status.OFF : state.status();
    }

    /** The next version, in this state. */
    public Subscription in(State next) {
        return new Subscription(id, version + 1, record, subscriber, wish, channel, next, told);
    }

    /** The next version, with this wish, channel and state. */
    public Subscription changed(Wish nextWish, Channel nextChannel, State next) {
        return new Subscription(id, version + 1, record, subscriber, nextWish, nextChannel, next, told);
    }
}
