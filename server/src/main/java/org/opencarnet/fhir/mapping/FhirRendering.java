package org.opencarnet.fhir.mapping;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Rendering;
import org.opencarnet.sharing.Wording;

/**
 * Makes the JSON in which the face shows an object: what the producer or the version before said, overlaid with what the server
 * governs. Absolute URLs begin with {@link Base#MARK}. The producer's narrative is not kept, it would tell of a former state.
 */
public final class FhirRendering implements Rendering {

    private static final String SIMPLIFIED = "simplified";

    private final FhirContext context;

    /** What is contained says so itself: encoders in this context need not look for what hangs by a reference alone. */
    public FhirRendering(FhirContext context) {
        this.context = context;
        context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
    }

    @Override
    public String entry(DocumentEntry entry, Ins patient, Optional<Wording> former) {
        var document = former.map(said -> resource(DocumentReference.class, said))
                .orElseGet(() -> RecordToFhir.documentReference(entry.metadata()));
        var mark = UUID.randomUUID().toString();
        identity(entry, document);
        RecordToFhir.status(entry.status(), document);
        document.setSubject(subject(entry.record(), patient));
        document.setSecurityLabel(Labels.labels(entry.metadata().confidentiality(), entry.visibility()));
        if (!document.hasDate()) {
            document.setDateElement(Times.instantType(entry.metadata().date()));
        }
        attachment(entry, document.getContentFirstRep().getAttachment(), mark);
        return encode(document).replace(mark, Base.MARK);
    }

    @Override
    public String relating(String entry, List<Offer.Relation> relations) {
        var mark = UUID.randomUUID().toString();
        var document = parse(DocumentReference.class, entry.replace(Base.MARK, mark));
        document.getRelatesTo().clear();
        relations.forEach(relation -> RecordToFhir.relation(relation.type(), relation.target(), document));
        return encode(document).replace(mark, Base.MARK);
    }

    @Override
    public String set(SubmissionSet set, Ins patient, Optional<Wording> former) {
        var list = former.map(said -> resource(ListResource.class, said))
                .orElseGet(() -> RecordToFhir.submissionSet(set.declared()));
        list(list, set.id(), set.received());
        list.setSubject(subject(set.record(), patient));
        return named(list, set.id());
    }

    @Override
    public String folder(Folder folder, Ins patient, Optional<Wording> former) {
        var list = former.map(said -> resource(ListResource.class, said))
                .orElseGet(() -> RecordToFhir.folder(folder.declared()));
        if (!list.hasDate()) {
            list.setDateElement(Times.dateTime(folder.updated()));
        }
        list(list, folder.id(), folder.updated());
        list.setSubject(subject(folder.record(), patient));
        return named(list, folder.identity().entryUuid());
    }

    /** logicalId → id; version → meta.versionId; entryUUID → identifier; uniqueId → masterIdentifier. */
    private static void identity(DocumentEntry from, DocumentReference to) {
        govern(to, from.identity().logicalId(), from.updated());
        to.getMeta().setVersionId(String.valueOf(from.identity().version()));
        to.setMasterIdentifier(Identifiers.uniqueId(from.metadata().uniqueId()));
        to.getIdentifier().removeIf(Identifiers::isEntryUuid);
        to.addIdentifier(Identifiers.entryUuid(from.identity().entryUuid()));
    }

    /** hash, size, mimeType, languageCode, title, creationTime → attachment; the URL is the way to the bytes (ITI-68). */
    private static void attachment(DocumentEntry from, Attachment to, String mark) {
        var metadata = from.metadata();
        to.setDataElement(null);
        to.setUrl(
                from.content().keptElsewhere()
                        ? null
                        : mark + "/Binary/" + from.identity().logicalId());
        to.setContentType(metadata.mimeType());
        if (!from.content().madeOnDemand()) {
            to.setSize((int) Math.min(from.content().size(), Integer.MAX_VALUE));
            to.setHash(Digests.hash(from.content().sha1()));
        }
        metadata.language().ifPresent(to::setLanguage);
        metadata.title().ifPresent(to::setTitle);
        if (!says(to.getCreationElement(), metadata.creation())) {
            to.setCreationElement(Times.dateTime(metadata.creation()));
        }
    }

    /** The producer's own spelling of a time is kept. */
    private static boolean says(BaseDateTimeType time, Instant instant) {
        return time.hasValue() && Times.start(time).equals(instant);
    }

    private static void list(ListResource list, UUID id, Instant updated) {
        govern(list, id, updated);
        list.getEntry().clear();
    }

    private String named(ListResource list, UUID entryUuid) {
        list.getIdentifier().removeIf(Identifiers::isEntryUuid);
        list.addIdentifier(Identifiers.entryUuid(entryUuid));
        return encode(list);
    }

    private static void govern(DomainResource resource, UUID id, Instant updated) {
        resource.setId(id.toString());
        resource.setText(null);
        var meta = resource.getMeta();
        meta.setVersionId(null);
        meta.setLastUpdatedElement(Times.instantType(updated));
        withoutSimplifiedPublish(meta);
    }

    /** What was published simply has its URL now, and is no longer of that profile. */
    private static void withoutSimplifiedPublish(Meta meta) {
        meta.getProfile()
                .removeIf(profile -> profile.getValue().toLowerCase(Locale.ROOT).contains(SIMPLIFIED));
    }

    private static Reference subject(RecordId record, Ins patient) {
        return new Reference("Patient/" + record).setType("Patient").setIdentifier(Identifiers.patient(patient));
    }

    /** One of its own, which may be changed. */
    private <T extends DomainResource> T resource(Class<T> type, Wording said) {
        return said instanceof ResourceWording here ? type.cast(here.resource().copy()) : parse(type, said.text());
    }

    private <T extends DomainResource> T parse(Class<T> type, String text) {
        var parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        return parser.parseResource(type, text.replace(Base.MARK, ""));
    }

    private String encode(DomainResource resource) {
        return context.newJsonParser().encodeResourceToString(resource);
    }
}
