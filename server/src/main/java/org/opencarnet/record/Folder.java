package org.opencarnet.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.terminology.Concept;

/**
 * A named gathering of documents of one record, in one metadata version.
 *
 * @param identity its names inside Carnet
 * @param record in whose record
 * @param updated when a document last entered or left it, or something else was last said of it
 * @param declared what its producer says of it
 */
public record Folder(EntryIdentity identity, RecordId record, Instant updated, Declared declared) {

    /** In its first metadata version. */
    public Folder(UUID id, RecordId record, Instant updated, Declared declared) {
        this(EntryIdentity.first(id), record, updated, declared);
    }

    /** Its logicalId, and {@code List.id} in FHIR. */
    public UUID id() {
        return identity.logicalId();
    }

    /** The same metadata version, where something entered or left at this instant. */
    public Folder at(Instant instant) {
        return new Folder(identity, record, instant, declared);
    }

    /** The next metadata version, of which something else is said; its uniqueId stays. */
    public Folder restated(Declared said, DocumentEntry.Version version) {
        if (!said.uniqueId().equals(declared.uniqueId())) {
            throw new IllegalArgumentException("a folder keeps its uniqueId");
        }
        return new Folder(identity.next(version.entryUuid()), record, version.at(), said);
    }

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
