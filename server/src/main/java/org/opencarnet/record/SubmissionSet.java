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
 * @param record into whose record
 * @param received the server's time
 * @param declared what the producer says of it
 */
public record SubmissionSet(UUID id, RecordId record, Instant received, Declared declared) {

    /**
     * What the producer says of a submission set.
     *
     * @param uniqueId the producer's name for it
     * @param sourceId OID of the system that feeds
     * @param contentType what kind of submission (designationType); absent where minimal metadata left it out
     * @param authors who feeds
     * @param title for people
     * @param submitted the producer's time
     */
    public record Declared(
            UniqueId uniqueId,
            Optional<String> sourceId,
            Optional<Concept> contentType,
            List<Author> authors,
            Optional<String> title,
            Instant submitted) {

        public Declared {
            authors = List.copyOf(authors);
        }
    }
}
