package org.opencarnet.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.terminology.Concept;

/**
 * What was fed in one act.
 *
 * @param id entryUUID, and {@code List.id} in FHIR
 * @param uniqueId its producer's name for it
 * @param record into whose record
 * @param sourceId OID of the system that fed
 * @param contentType what kind of submission (designationType), absent where minimal metadata left it out
 * @param authors who fed
 * @param title for people
 * @param submitted the producer's time
 * @param received the server's time
 */
public record SubmissionSet(
        UUID id,
        UniqueId uniqueId,
        RecordId record,
        Optional<String> sourceId,
        Optional<Concept> contentType,
        List<Author> authors,
        Optional<String> title,
        Instant submitted,
        Instant received) {

    public SubmissionSet {
        authors = List.copyOf(authors);
    }
}
