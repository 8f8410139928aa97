package org.opencarnet.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.terminology.Concept;

/**
 * What the producer says of a document; the same in all its metadata versions, unless its author corrects it.
 *
 * @param uniqueId the producer's name for it
 * @param classification what kind it is
 * @param confidentiality N, R or V as fed
 * @param mimeType such as {@code application/pdf}
 * @param language such as {@code fr-FR}
 * @param title for people
 * @param comments of at most 1000 characters
 * @param creation when it was made
 * @param date the reference date that lists sort by (DocumentReference.date); the creation where nothing else was said
 * @param service when the care took place
 * @param authors who wrote it
 * @param legalAuthenticator who vouches for it
 * @param references other identifiers (referenceIdList), {@code value} or {@code system|value}
 */
public record Metadata(
        UniqueId uniqueId,
        Classification classification,
        List<Concept> confidentiality,
        String mimeType,
        Optional<String> language,
        Optional<String> title,
        Optional<String> comments,
        Instant creation,
        Instant date,
        Period service,
        List<Author> authors,
        Optional<Author> legalAuthenticator,
        List<String> references) {

    public Metadata {
        confidentiality = List.copyOf(confidentiality);
        authors = List.copyOf(authors);
        references = List.copyOf(references);
    }

    /** The same under the reference date of another, where both were made at one time: only FHIR has words for it. */
    public Metadata datedAs(Metadata other) {
        return creation.equals(other.creation) ? dated(other.date) : this;
    }

    private Metadata dated(Instant other) {
        return new Metadata(
                uniqueId,
                classification,
                confidentiality,
                mimeType,
                language,
                title,
                comments,
                creation,
                other,
                service,
                authors,
                legalAuthenticator,
                references);
    }

    /** Every identifier under which authorship may be claimed (decision m). */
    public Set<String> authorIdentifiers() {
        return authors.stream().flatMap(Author::identifiers).collect(Collectors.toUnmodifiableSet());
    }
}
