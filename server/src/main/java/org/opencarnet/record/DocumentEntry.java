package org.opencarnet.record;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One metadata version of one document (XDS DocumentEntry, FHIR DocumentReference).
 *
 * @param identity its names inside Carnet
 * @param record whose record it stands in
 * @param submissionSet with which it was fed
 * @param status where it stands in its life
 * @param visibility from whom it is hidden
 * @param metadata what its producer says of it
 * @param content what its bytes are
 * @param updated when this version was made
 */
public record DocumentEntry(
        EntryIdentity identity,
        RecordId record,
        UUID submissionSet,
        AvailabilityStatus status,
        Visibility visibility,
        Metadata metadata,
        Fingerprint content,
        Instant updated) {

    /** The names of the document and of this version under which a search by identifier finds it, as URIs. */
    public Stream<String> identifiers() {
        return Stream.of(
                metadata.uniqueId().uri(), "urn:uuid:" + identity.entryUuid(), "urn:uuid:" + identity.logicalId());
    }

    /** The next version, in this status and visibility; one that differs in status alone keeps its entryUUID. */
    public DocumentEntry next(AvailabilityStatus nextStatus, Visibility nextVisibility, Version version) {
        return new DocumentEntry(
                identity.next(nextVisibility.equals(visibility) ? identity.entryUuid() : version.entryUuid()),
                record,
                submissionSet,
                nextStatus,
                nextVisibility,
                metadata,
                content,
                version.at());
    }

    /** The next version, of which its author says something else; its bytes and its uniqueId stay. */
    public DocumentEntry corrected(
            Metadata said, AvailabilityStatus nextStatus, Visibility nextVisibility, Version version) {
        if (!said.uniqueId().equals(metadata.uniqueId())) {
            throw new IllegalArgumentException("a document keeps its uniqueId");
        }
        return new DocumentEntry(
                identity.next(version.entryUuid()),
                record,
                submissionSet,
                nextStatus,
                nextVisibility,
                said,
                content,
                version.at());
    }

    /** What a new metadata version is given: its entryUUID and its instant. */
    public record Version(UUID entryUuid, Instant at) {}
}
