package org.opencarnet.record;

import java.util.UUID;

/**
 * The three names of a document entry, or of a folder, inside Carnet (decision a).
 *
 * @param logicalId stable for the life of the document; {@code DocumentReference.id}, {@code List.id}
 * @param entryUuid of this metadata version alone; a change of status is none (XDS Metadata Update)
 * @param version 1, then +1 at each change of a document, as FHIR counts; of a folder at each metadata version
 */
public record EntryIdentity(UUID logicalId, UUID entryUuid, int version) {

    /** The identity of the first version of a document: its two names are one (ITI TF-3, logicalID). */
    public static EntryIdentity first(UUID id) {
        return new EntryIdentity(id, id, 1);
    }

    /** The identity of the next metadata version. */
    public EntryIdentity next(UUID newEntryUuid) {
        return new EntryIdentity(logicalId, newEntryUuid, version + 1);
    }
}
