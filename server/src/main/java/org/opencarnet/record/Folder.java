package org.opencarnet.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.terminology.Concept;

/**
 * A named gathering of documents of one record.
 *
 * @param id entryUUID, and {@code List.id} in FHIR
 * @param record in whose record
 * @param updated when a document last entered it
 * @param declared what its producer says of it
 */
public record Folder(UUID id, RecordId record, Instant updated, Declared declared) {

    /**
     * What the producer says of a folder.
     *
     * @param uniqueId the producer's name for it
     * @param codes what it gathers (codeList, designationType)
     * @param title for people
     */
    public record Declared(UniqueId uniqueId, List<Concept> codes, Optional<String> title) {

        public Declared {
            codes = List.copyOf(codes);
        }
    }
}
