package org.opencarnet.sharing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.RecordId;

/**
 * Something in a record of which somebody may want to be told. It says no more than is needed to find out who may know.
 *
 * @param key noted again under the same, it is the same happening
 * @param actor who did it, for nobody is told of his own acts
 * @param document logicalId, when it is about one
 */
public record Happening(
        UUID id, RecordId record, String key, Occasion occasion, Instant at, String actor, Optional<UUID> document) {

    public Happening {
        if (!occasion.isOfRecords()) {
            throw new IllegalArgumentException("not what happens in a record: " + occasion);
        }
    }
}
