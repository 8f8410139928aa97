package org.opencarnet.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.terminology.Concept;

/**
 * One metadata version of one document (XDS DocumentEntry, FHIR DocumentReference).
 *
 * @param identity its names inside Carnet
 * @param uniqueId its producer's name for it
 * @param record whose record it stands in
 * @param status where it stands in its life
 * @param confidentiality N, R or V as fed
 * @param visibility from whom it is hidden
 * @param classification what kind it is
 * @param content its bytes, described
 * @param authors who wrote it, at least one where the producer said so
 * @param legalAuthenticator who vouches for it
 * @param service when the care took place
 * @param date the reference date that lists sort by (DocumentReference.date)
 * @param comments of at most 1000 characters
 * @param references other identifiers (referenceIdList), {@code value} or {@code system|value}
 * @param submissionSet with which it was fed
 * @param updated when this version was made
 */
public record DocumentEntry(
        EntryIdentity identity,
        UniqueId uniqueId,
        RecordId record,
        AvailabilityStatus status,
        List<Concept> confidentiality,
        Visibility visibility,
        Classification classification,
        ContentDescription content,
        List<Author> authors,
        Optional<Author> legalAuthenticator,
        Period service,
        Instant date,
        Optional<String> comments,
        List<String> references,
        UUID submissionSet,
        Instant updated) {

    public DocumentEntry {
        confidentiality = List.copyOf(confidentiality);
        authors = List.copyOf(authors);
        references = List.copyOf(references);
    }

    /** Every identifier under which authorship may be claimed (decision m). */
    public Set<String> authorIdentifiers() {
        return authors.stream().flatMap(Author::identifiers).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of this version and of the document under which a search by identifier finds it. */
    public Stream<String> identifiers() {
        return Stream.of(uniqueId.uri(), "urn:uuid:" + identity.entryUuid(), "urn:uuid:" + identity.logicalId());
    }

    /** The next metadata version in another status. */
    public DocumentEntry inStatus(AvailabilityStatus next, Version version) {
        return changed(next, visibility, version);
    }

    /** The next metadata version under another visibility. */
    public DocumentEntry under(Visibility next, Version version) {
        return changed(status, next, version);
    }

    private DocumentEntry changed(AvailabilityStatus nextStatus, Visibility nextVisibility, Version version) {
        return new DocumentEntry(
                identity.next(version.entryUuid()),
                uniqueId,
                record,
                nextStatus,
                confidentiality,
                nextVisibility,
                classification,
                content,
                authors,
                legalAuthenticator,
                service,
                date,
                comments,
                references,
                submissionSet,
                version.at());
    }

    /** What a new metadata version is given: its entryUUID and its instant. */
    public record Version(UUID entryUuid, Instant at) {}
}
