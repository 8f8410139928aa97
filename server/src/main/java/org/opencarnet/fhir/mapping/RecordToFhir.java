package org.opencarnet.fhir.mapping;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.record.Association;
import org.opencarnet.record.Author;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Classification;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.terminology.Concept;

/** What a producer says, in the words of FHIR; the way back is {@link FhirToRecord}. */
public final class RecordToFhir {

    private RecordToFhir() {}

    /** Metadata → DocumentReference; labels of visibility are not among the metadata. */
    public static DocumentReference documentReference(Metadata from) {
        var to = new DocumentReference();
        to.setMasterIdentifier(Identifiers.uniqueId(from.uniqueId()));
        classification(from.classification(), to);
        from.confidentiality().forEach(level -> to.addSecurityLabel(Codings.codeable(level)));
        attachment(from, to);
        from.comments().ifPresent(to::setDescription);
        to.setDateElement(Times.instantType(from.date()));
        service(from.service(), to);
        for (var i = 0; i < from.authors().size(); i++) {
            Authors.references(from.authors().get(i), to, "author" + (i + 1)).forEach(to::addAuthor);
        }
        from.legalAuthenticator()
                .ifPresent(author -> to.setAuthenticator(Authors.reference(author, to, "authenticator")));
        from.references().forEach(reference -> to.getContext().addRelated(related(reference)));
        return to;
    }

    /** SubmissionSet → List of type submissionset. */
    public static ListResource submissionSet(SubmissionSet.Declared from) {
        var to = list(Systems.SUBMISSION_SET);
        to.addIdentifier(Identifiers.uniqueId(from.uniqueId()));
        from.contentType().ifPresent(type -> to.addExtension(designation(type)));
        from.sourceId().ifPresent(id -> to.addExtension(sourceId(id)));
        from.authors().stream().findFirst().ifPresent(author -> to.setSource(source(author, to)));
        from.title().ifPresent(to::setTitle);
        to.setDateElement(Times.dateTime(from.submitted()));
        return to;
    }

    /** Folder → List of type folder. */
    public static ListResource folder(Folder.Declared from) {
        var to = list(Systems.FOLDER);
        to.addIdentifier(Identifiers.uniqueId(from.uniqueId()));
        from.codes().forEach(code -> to.addExtension(designation(code)));
        from.title().ifPresent(to::setTitle);
        return to;
    }

    /** availabilityStatus → status [1..1], isArchived [0..1]. */
    public static void status(AvailabilityStatus from, DocumentReference to) {
        to.setStatus(
                switch (from) {
                    case APPROVED, ARCHIVED -> DocumentReferenceStatus.CURRENT;
                    case DEPRECATED -> DocumentReferenceStatus.SUPERSEDED;
                    case DELETED -> DocumentReferenceStatus.ENTEREDINERROR;
                });
        to.getExtension().removeIf(extension -> Systems.IS_ARCHIVED.equals(extension.getUrl()));
        if (from == AvailabilityStatus.ARCHIVED) {
            to.addExtension(new Extension(Systems.IS_ARCHIVED, new BooleanType(true)));
        }
    }

    /** Association → relatesTo [0..*]; a transformation that replaces is both. */
    static void relation(Association.Type from, UUID target, DocumentReference to) {
        var codes =
                switch (from) {
                    case REPLACES -> List.of(DocumentRelationshipType.REPLACES);
                    case APPENDS -> List.of(DocumentRelationshipType.APPENDS);
                    case TRANSFORMS -> List.of(DocumentRelationshipType.TRANSFORMS);
                    case TRANSFORMS_AND_REPLACES ->
                        List.of(DocumentRelationshipType.TRANSFORMS, DocumentRelationshipType.REPLACES);
                    case SIGNS -> List.of(DocumentRelationshipType.SIGNS);
                    case IS_SNAPSHOT_OF, HAS_MEMBER, UPDATES_STATUS, SUBMITS -> List.<DocumentRelationshipType>of();
                };
        codes.forEach(code -> to.addRelatesTo().setCode(code).setTarget(new Reference("DocumentReference/" + target)));
    }

    /** Codes → type [0..1], category [0..1], format [0..1], facilityType [0..1], practiceSetting [0..1], event [0..*]. */
    private static void classification(Classification from, DocumentReference to) {
        if (!from.type().equals(FhirToRecord.UNSTATED_TYPE)) {
            to.setType(Codings.codeable(from.type()));
        }
        from.documentClass().ifPresent(code -> to.addCategory(Codings.codeable(code)));
        from.format().ifPresent(code -> to.getContentFirstRep().setFormat(Codings.coding(code)));
        var context = to.getContext();
        from.facility().ifPresent(code -> context.setFacilityType(Codings.codeable(code)));
        from.practice().ifPresent(code -> context.setPracticeSetting(Codings.codeable(code)));
        from.events().forEach(code -> context.addEvent(Codings.codeable(code)));
    }

    /** mimeType, languageCode, title, creationTime → attachment. */
    private static void attachment(Metadata from, DocumentReference to) {
        var attachment = to.getContentFirstRep().getAttachment();
        attachment.setContentType(from.mimeType());
        from.language().ifPresent(attachment::setLanguage);
        from.title().ifPresent(attachment::setTitle);
        attachment.setCreationElement(Times.dateTime(from.creation()));
    }

    /** serviceStartTime, serviceStopTime → context.period [0..1]. */
    private static void service(Period from, DocumentReference to) {
        from.start().ifPresent(start -> to.getContext().getPeriod().setStartElement(Times.dateTime(start)));
        from.end().ifPresent(end -> to.getContext().getPeriod().setEndElement(Times.dateTime(end)));
    }

    /** An entry of referenceIdList → context.related.identifier [0..*]. */
    private static Reference related(String from) {
        return new Reference().setIdentifier(Identifiers.reference(from));
    }

    private static ListResource list(String type) {
        return new ListResource()
                .setStatus(ListResource.ListStatus.CURRENT)
                .setMode(ListResource.ListMode.WORKING)
                .setCode(new CodeableConcept(
                        new Coding().setSystem(Systems.LIST_TYPE).setCode(type)));
    }

    private static Extension designation(Concept from) {
        return new Extension(Systems.DESIGNATION_TYPE, Codings.codeable(from));
    }

    private static Extension sourceId(String from) {
        return new Extension(
                Systems.SOURCE_ID, new Identifier().setSystem(Systems.URI).setValue(Systems.URN_OID + from));
    }

    /** author → source [0..1] with ihe-authorOrg [0..1]. */
    private static Reference source(Author from, ListResource to) {
        var person = new Author(from.person(), List.of(), from.roles(), from.specialties());
        var source = from.person().isEmpty()
                        && from.roles().isEmpty()
                        && from.specialties().isEmpty()
                ? new Reference()
                : Authors.reference(person, to, "source");
        Optional<Author.Institution> institution = from.institutions().stream().findFirst();
        institution.ifPresent(one -> source.addExtension(new Extension(
                Systems.AUTHOR_ORGANIZATION,
                Authors.reference(
                        new Author(Optional.empty(), List.of(one), List.of(), List.of()), to, "source-organization"))));
        return source;
    }
}
