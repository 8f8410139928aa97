package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.RecordId;

/**
 * Port: what is to be told. What happens is noted in the unit in which it happens; from there it becomes messages, and each message is
 * sent until it has arrived. Whatever is taken by one process is passed over by all others.
 */
public interface Outbox {

    /** Notes what happened, of which only what somebody might want to be told is kept, and each once. Nothing may depend on it in the same unit. */
    void note(List<Happening> happenings);

    /** What happened and was made known to nobody yet, oldest first; taken for this unit. */
    List<Happening> unspread(int most);

    /** What happened has become these messages. A message that is there already stays as it is. */
    void spread(Happening happening, List<Message> messages);

    /** Adds a message that no happening has made. */
    void add(Message message);

    /**
     * Takes the message that waits longest, of those due at this instant, with one more attempt counted; unless it is settled, it is due
     * again later.
     *
     * @param again when
     */
    Optional<Message> take(Instant at, Instant again);

    /** Keeps number, state and failure of a message, which nobody waits for any more unless it is still waiting. */
    void settle(Message message);

    /** A message is to be sent again at this instant. */
    void postpone(Message message, Instant until);

    /** What a subscriber was told under these numbers, in their order. */
    List<Message> numbered(UUID subscription, long from, long to, int most);

    /** How many messages wait, and how many were given up. */
    Map<Message.State, Long> unsettled();

    /** Lets messages that were given up be sent again from this instant on, with their attempts counted anew; tells how many. */
    int revive(Instant at);

    /** Forgets what was settled before this instant, but not which professional's first consultation was told. */
    int forget(Instant before);

    /** Lets all that happened in one record go for good, told or not. */
    void forget(RecordId record);
}
