package org.opencarnet.fhir.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.record.Author;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Classification;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

/**
 * DocumentReference and List in the words of a record (MHD "FHIR resource to XDS element" tables; PDSm). What is mapped was checked
 * before: what is required is there. The way back is {@link RecordToFhir}.
 */
public final class FhirToRecord {

    /** The type of a document whose producer states none, as minimal metadata allows: the matrix is silent on it. */
    public static final Concept UNSTATED_TYPE = new Concept(new Code("2.16.840.1.113883.5.1008", "UNK"), "");

    private final Instant now;

    /** Times that the producer left out are this one. */
    public FhirToRecord(Instant now) {
        this.now = now;
    }

    /** DocumentReference → Metadata. */
    public Metadata metadata(DocumentReference from) {
        var attachment = from.getContentFirstRep().getAttachment();
        var creation = creation(from);
        return new Metadata(
                uniqueId(from.getMasterIdentifier()),
                classification(from),
                Labels.confidentiality(from.getSecurityLabel()),
                mimeType(attachment.getContentType()),
                Optional.ofNullable(attachment.getLanguage()),
                Optional.ofNullable(attachment.getTitle()),
                Optional.ofNullable(from.getDescription()),
                creation,
                from.hasDate() ? Times.start(from.getDateElement()) : creation,
                service(from),
                authors(from, from.getAuthor()),
                Authors.author(from, from.getAuthenticator()),
                references(from));
    }

    /** List of type submissionset → SubmissionSet. */
    public SubmissionSet.Declared submissionSet(ListResource from) {
        return new SubmissionSet.Declared(
                listUniqueId(from),
                sourceId(from),
                designations(from).findFirst(),
                sources(from),
                Optional.ofNullable(from.getTitle()),
                from.hasDate() ? Times.start(from.getDateElement()) : now);
    }

    /** List of type folder → Folder. */
    public Folder.Declared folder(ListResource from) {
        return new Folder.Declared(
                listUniqueId(from), designations(from).toList(), Optional.ofNullable(from.getTitle()));
    }

    /** status [1..1], isArchived [0..1] → availabilityStatus. */
    public static AvailabilityStatus status(DocumentReference from) {
        return switch (from.getStatus()) {
            case CURRENT -> isArchived(from) ? AvailabilityStatus.ARCHIVED : AvailabilityStatus.APPROVED;
            case SUPERSEDED -> AvailabilityStatus.DEPRECATED;
            default -> AvailabilityStatus.DELETED;
        };
    }

    /** isArchived [0..1] → whether archived. */
    public static boolean isArchived(DomainResource from) {
        return from.getExtensionsByUrl(Systems.IS_ARCHIVED).stream()
                .anyMatch(extension -> extension.getValue() instanceof BooleanType archived && archived.booleanValue());
    }

    /** securityLabel [0..*] → visibility. */
    public static Visibility visibility(DocumentReference from) {
        return Labels.visibility(from.getSecurityLabel());
    }

    /** type [0..1], category [0..1], format [0..1], facilityType [0..1], practiceSetting [0..1], event [0..*] → codes. */
    public static Classification classification(DocumentReference from) {
        var context = from.getContext();
        return new Classification(
                from.getCategory().stream().findFirst().flatMap(FhirToRecord::documentClass),
                type(from.getType()).orElse(UNSTATED_TYPE),
                Codings.concept(from.getContentFirstRep().getFormat()),
                Codings.concept(context.getFacilityType()),
                Codings.concept(context.getPracticeSetting()),
                Codings.concepts(context.getEvent()));
    }

    /** type [0..1] → typeCode: of several codings the one that the habilitation matrix may know. */
    public static Optional<Concept> type(CodeableConcept from) {
        return Codings.concept(
                from, code -> Terminology.french().documentType(code).isPresent());
    }

    /** contentType [1..1] → mimeType, without parameters. */
    public static String mimeType(String from) {
        var semicolon = from.indexOf(';');
        return (semicolon < 0 ? from : from.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Concept> documentClass(CodeableConcept from) {
        return Codings.concept(
                from, code -> Terminology.french().documentClass(code).isPresent());
    }

    /** attachment.creation [0..1], or else date [0..1] → creationTime (MHD; PDSM4DMP). */
    private Instant creation(DocumentReference from) {
        var creation = from.getContentFirstRep().getAttachment().getCreationElement();
        if (creation.hasValue()) {
            return Times.start(creation);
        }
        return from.hasDate() ? Times.start(from.getDateElement()) : now;
    }

    /** context.period [0..1] → serviceStartTime, serviceStopTime. */
    private static Period service(DocumentReference from) {
        var period = from.getContext().getPeriod();
        return new Period(
                period.hasStart() ? Optional.of(Times.start(period.getStartElement())) : Optional.empty(),
                period.hasEnd() ? Optional.of(Times.end(period.getEndElement())) : Optional.empty());
    }

    private static List<Author> authors(DomainResource within, List<Reference> from) {
        return from.stream()
                .map(reference -> Authors.author(within, reference))
                .flatMap(Optional::stream)
                .toList();
    }

    /** context.related.identifier [0..*] → referenceIdList. */
    private static List<String> references(DocumentReference from) {
        return from.getContext().getRelated().stream()
                .map(Reference::getIdentifier)
                .filter(Identifier::hasValue)
                .map(Identifiers::reference)
                .toList();
    }

    /** identifier with use usual or type uniqueId [1..1] → uniqueId. */
    private static UniqueId listUniqueId(ListResource from) {
        return uniqueId(Identifiers.uniqueIdAmong(from.getIdentifier()).orElseThrow());
    }

    private static UniqueId uniqueId(Identifier from) {
        return Identifiers.uniqueId(from).orElseThrow();
    }

    /** ihe-sourceId [0..1] → sourceId, an OID without prefix. */
    private static Optional<String> sourceId(ListResource from) {
        return from.getExtensionsByUrl(Systems.SOURCE_ID).stream()
                .filter(extension -> extension.getValue() instanceof Identifier)
                .map(extension -> ((Identifier) extension.getValue()).getValue())
                .filter(value -> value != null && !value.isBlank())
                .map(value -> value.startsWith(Systems.URN_OID) ? value.substring(Systems.URN_OID.length()) : value)
                .findFirst();
    }

    /** ihe-designationType [0..*] → contentTypeCode, codeList. */
    private static Stream<Concept> designations(ListResource from) {
        return from.getExtensionsByUrl(Systems.DESIGNATION_TYPE).stream()
                .filter(extension -> extension.getValue() instanceof CodeableConcept)
                .map(extension -> Codings.concept((CodeableConcept) extension.getValue()))
                .flatMap(Optional::stream);
    }

    /** source [0..1] with ihe-authorOrg [0..1] → author. */
    private static List<Author> sources(ListResource from) {
        var organization = from.getSource().getExtensionsByUrl(Systems.AUTHOR_ORGANIZATION).stream()
                .filter(extension -> extension.getValue() instanceof Reference)
                .flatMap(extension -> Authors.author(from, (Reference) extension.getValue()).stream())
                .flatMap(author -> author.institutions().stream())
                .toList();
        var source = Authors.author(from, from.getSource());
        if (organization.isEmpty()) {
            return source.stream().toList();
        }
        return List.of(new Author(
                source.flatMap(Author::person),
                organization,
                source.map(Author::roles).orElse(List.of()),
                source.map(Author::specialties).orElse(List.of())));
    }
}
