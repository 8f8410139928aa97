package org.opencarnet.record;

import java.util.UUID;

/**
 * The three names of a document entry inside Carnet (decision a).
 *
 * @param logicalId stable for the life of the document; {@code DocumentReference.id}
 * @param entryUuid of this metadata version alone
 * @param version 1, then +1 at each metadata update
 */
public record EntryIdentity(UUID logicalId, UUID entryUuid, int version) {

    /** The identity of the next metadata version. */
    public EntryIdentity next(UUID newEntryUuid) {
        return new EntryIdentity(logicalId, newEntryUuid, version + 1);
    }
}
