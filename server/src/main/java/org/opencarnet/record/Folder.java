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
 * @param uniqueId its producer's name for it
 * @param record in whose record
 * @param codes what it gathers (codeList, designationType)
 * @param title for people
 * @param updated when a document last entered it
 */
public record Folder(
        UUID id, UniqueId uniqueId, RecordId record, List<Concept> codes, Optional<String> title, Instant updated) {

    public Folder {
        codes = List.copyOf(codes);
    }
}
